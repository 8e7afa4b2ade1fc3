/* The program that reads PDFs, as a process: started, spoken to, ended. Nothing of it is trusted, and nothing of the host
 * is left to it: no descriptors, no environment, no handlers of signals. Its silence is bounded by the processor time
 * that it may use (program/main.cc); by the clock it may wait for as long as the machine makes it. */
#ifndef DISCLOSURE_READ_PDF_PROCESS_H
#define DISCLOSURE_READ_PDF_PROCESS_H

#include <stdbool.h>

#include "base/arena.h"
#include "read/pdf/wire.h"

struct process {
    long id;
    int socket;
    const struct memory *memory; /* tells whether the user ends the query; NULL: nobody does */
    bool ended;                  /* it closed its end of the socket */
    bool interrupted;
};

/* Starts it. SCAN_FINE, or why it cannot be; then there is nothing to end. */
enum scan_problem process_start(struct process *process, const struct memory *memory);

/* Each returns false where the program ended or the user interrupts. */
bool process_send(struct process *process, const void *bytes, size_t size);
bool process_receive(struct process *process, void *bytes, size_t size);

/* Ends it, if it has not ended, and tells what ended it: SCAN_FINE where that was this call, or its own will. */
enum scan_problem process_end(struct process *process);

#endif
