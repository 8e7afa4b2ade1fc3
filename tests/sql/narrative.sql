-- The narrative beside the tables.
.mode list
SELECT rule, scope, status, expression FROM checks('fixtures/luyi-2019.txt') WHERE rule GLOB 'narrative.*';
SELECT rule, scope, status, expression FROM checks('fixtures/hongze-2023.txt') WHERE rule GLOB 'narrative.*';
SELECT rule, scope, status, left_value, right_value, difference, blanks, expression
  FROM checks('fixtures/narrative-2023.txt') WHERE rule GLOB 'narrative.*';

-- Who reads only the message finds both places.
SELECT message FROM checks('fixtures/narrative-2023.txt') WHERE rule GLOB 'narrative.*' AND status = 'differs';
SELECT message FROM checks('fixtures/narrative-2023.txt') WHERE rule = 'narrative.carried_forward';

-- A check and its statement find each other by the scope.
SELECT c.rule, c.status, s.subject, s.text
  FROM checks('fixtures/narrative-2023.txt') AS c
  JOIN statements('fixtures/narrative-2023.txt') AS s ON s.section || ':' || s.position = c.scope
 WHERE c.status = 'differs';

-- No rule has two checks of one scope.
SELECT count(*), count(DISTINCT rule || ' ' || scope) FROM checks('fixtures/narrative-2023.txt');

-- What differs proves nothing, so it does not make a report invalid.
SELECT disclosure_valid('fixtures/narrative-2023.txt'), differing_checks, failed_checks
  FROM reports('fixtures/narrative-2023.txt');
