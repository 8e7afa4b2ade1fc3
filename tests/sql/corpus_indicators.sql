-- sql/indicators.sql: rates, and NULL where there is none.
.parameter set :folder "'fixtures/corpus'"
.read sql/import.sql
.read sql/indicators.sql
.print
.print Each indicator has a definition, and each definition an indicator
SELECT indicator, definition FROM indicator_definitions;
SELECT indicator FROM indicator_values EXCEPT SELECT indicator FROM indicator_definitions;
SELECT indicator FROM indicator_definitions EXCEPT SELECT indicator FROM indicator_values;
.print
.print A blank cell is no zero, and a rate over zero is no rate
SELECT indicator, numerator, denominator, value FROM indicator_values
 WHERE path LIKE '%/education/2020.md' AND indicator IN ('reconsideration_corrected', 'granted', 'received_change') ORDER BY indicator;
UPDATE stored_cells SET value = NULL, text = NULL
 WHERE report = (SELECT report FROM reports WHERE path LIKE '%/education/2020.md')
   AND form_cell = (SELECT form_cell FROM form_cells WHERE form_table = 'requests' AND line = '3.3.4' AND measure = 'total');
SELECT indicator, numerator, denominator, value FROM indicator_values
 WHERE path LIKE '%/education/2020.md' AND indicator IN ('denied', 'granted') ORDER BY indicator;
.print
.print The names that people try
SELECT agency, year, denied FROM indicators WHERE year = 2021 ORDER BY agency;
.print
.print Beside the year before
SELECT agency, year, round(last_value, 3), round(value, 3), round(change, 3) FROM indicator_changes
 WHERE indicator = 'granted' ORDER BY agency, year;
.print
.print By kind of applicant, by ground, by route
SELECT indicator, numerator, denominator FROM indicator_values
 WHERE path LIKE '%/county/2021.txt' AND (indicator LIKE 'granted%' OR indicator LIKE 'denied_%' OR indicator LIKE '%litigation%');
SELECT agency, year, value AS days_late FROM indicator_values WHERE indicator = 'days_late' AND value > 0 ORDER BY 1, 2;
SELECT agency, year, channel, value, unit FROM channels ORDER BY agency, year, channel, value;
