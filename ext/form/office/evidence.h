/* Who reports, when the title does not tell, and where that agency is, when its name alone does not: 鼓楼区教育局, 水利局,
 * 涡北镇人民政府. */
#ifndef DISCLOSURE_FORM_OFFICE_EVIDENCE_H
#define DISCLOSURE_FORM_OFFICE_EVIDENCE_H

#include "form/report.h"

/* A report without an agency gets the one that 发布机构, 来源 or the signature above the last date names, if its name says where it
 * is and all of them name the same. Reads the report's agency into report->office, with what tells its division: the name itself; or else the page's
 * publisher, its site and that site's code; names in the narrative that hold the agency's; the path. Each is heard; where
 * two tell of divisions that have nothing to do with each other, none counts. `end` is the first row of the report's
 * body. The report must have its sections. False: no memory. */
bool office_tell(const struct document *document, uint32_t end, struct report *report, struct failure *failure);

#endif
