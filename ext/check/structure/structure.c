#include "check/structure/structure.h"

#include "check/structure/finding.h"

bool structure_checks(struct pattern_cache *patterns, const struct report *report,
                      const struct statement_list *statements, struct check_list *list, struct failure *failure)
{
    (void)statements;
    if (report->status != STATUS_COMPLETE && report->status != STATUS_PARTIAL) {
        return true; /* what is no report has no structure to miss */
    }
    struct scene scene = {patterns, report, list, failure};
    return structure_tables(&scene) && structure_figures(&scene) && structure_sections(&scene) &&
           structure_numbering(&scene) && structure_dates(&scene);
}
