#!/usr/bin/python3
"""Rows of many reports, read by the workers of a Dask cluster.

    /usr/bin/python3 sql/cluster.py FOLDER > wrong.csv
    /usr/bin/python3 sql/cluster.py FOLDER "SELECT agency, year, total FROM pages JOIN requests(pages.file) WHERE line = '1'"

Each worker loads the extension, runs the query over its share of the files (the table `pages` has their names) and returns
the rows; without a query, what fails or differs. Two workers are started here, or those of the scheduler in DASK_SCHEDULER (tcp://host:8786) are
taken; they need the files and the extension (DISCLOSURE, or build/disclosure) under the same names. Dask alone schedules the
work and moves the rows. Needs distributed and a Python whose sqlite3 loads extensions; Debian's python3-distributed is both.
From Python, rows() gives a dask.bag of dicts.
"""
import argparse
import csv
import os
import sqlite3
import sys

import dask.bag
from distributed import Client

WRONG = """SELECT path, agency, year, rule, scope, status, message FROM pages JOIN checks(pages.file)
            WHERE status IN ('fail', 'differs')"""
EXTENSION = os.environ.get("DISCLOSURE", os.path.abspath("build/disclosure"))


def connect(extension):
    database = sqlite3.connect(":memory:")
    database.enable_load_extension(True)
    database.load_extension(extension)
    return database


def read(paths, query, extension):
    """What a worker does with its share."""
    database = connect(extension)
    database.execute("CREATE TEMP TABLE pages(file TEXT)")
    database.executemany("INSERT INTO pages VALUES (?)", [(path,) for path in paths])
    found = database.execute(query)
    names = [column[0] for column in found.description]
    return [dict(zip(names, row)) for row in found]


def rows(folder, query=WRONG, extension=EXTENSION, share=100):
    paths = [path for (path,) in connect(extension).execute("SELECT path FROM files(?)", (os.path.abspath(folder),))]
    return dask.bag.from_sequence(paths, partition_size=share).map_partitions(read, query, extension)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description="Rows of many reports, read by the workers of a Dask cluster, as CSV.")
    arguments.add_argument("folder", help="whose reports are read")
    arguments.add_argument("query", nargs="?", default=WRONG, help="what is read of `pages`; without it, what fails or differs")
    asked = arguments.parse_args()
    try:
        # Of no file at all, before workers start: what is wrong with the folder, the extension or the query.
        read([], asked.query, EXTENSION)
        bag = rows(asked.folder, asked.query)
        scheduler = os.environ.get("DASK_SCHEDULER")
        with Client(scheduler) if scheduler else Client(n_workers=2, threads_per_worker=1, dashboard_address=None):
            found = bag.compute()
    except (sqlite3.Error, OSError, AttributeError) as error: # the last: a Python whose sqlite3 loads no extension
        sys.exit(f"cluster.py: {error}")
    writer = csv.DictWriter(sys.stdout, found[0] if found else [], lineterminator="\n")
    writer.writeheader()
    writer.writerows(found)
