-- sql/indicators.sql: rates, and NULL where there is none.
.parameter set :folder "'fixtures/corpus'"
.read sql/import.sql
.read sql/indicators.sql
.print
.print Each indicator has a definition, and each definition an indicator
SELECT indicator, definition FROM indicator_definitions;
SELECT indicator FROM indicators EXCEPT SELECT indicator FROM indicator_definitions;
SELECT indicator FROM indicator_definitions EXCEPT SELECT indicator FROM indicators;
.print
.print A blank cell is no zero, and a rate over zero is no rate
SELECT indicator, numerator, denominator, value FROM indicators
 WHERE path LIKE '%/education/2020.md' AND indicator IN ('reconsideration_corrected', 'granted', 'received_change');
UPDATE stored_cells SET value = NULL, text = NULL
 WHERE report = (SELECT report FROM reports WHERE path LIKE '%/education/2020.md')
   AND form_cell = (SELECT form_cell FROM form_cells WHERE form_table = 'requests' AND line = '3.3.4' AND measure = 'total');
SELECT indicator, numerator, denominator, value FROM indicators
 WHERE path LIKE '%/education/2020.md' AND indicator IN ('denied', 'granted');
