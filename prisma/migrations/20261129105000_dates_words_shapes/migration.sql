-- A date as precise as it is known: a year, a month of a year, or a day that there is.
CREATE FUNCTION is_partial_date(said text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN CASE
  WHEN said !~ '^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$' OR left(said, 4) = '0000' THEN false
  WHEN length(said) < 10 THEN true
  ELSE right(said, 2)::int <= extract(
    day FROM make_date(left(said, 4)::int, substr(said, 6, 2)::int, 1) + interval '1 month' - interval '1 day')
END;

ALTER TABLE meeting
  ADD CONSTRAINT meeting_start_is_date CHECK (is_partial_date(start)),
  ADD CONSTRAINT meeting_end_is_date CHECK (is_partial_date("end"));
ALTER TABLE former_name ADD CONSTRAINT former_name_until_is_date CHECK (is_partial_date(until));
ALTER TABLE post_tenure
  ADD CONSTRAINT post_tenure_since_is_date CHECK (is_partial_date(since)),
  ADD CONSTRAINT post_tenure_until_is_date CHECK (is_partial_date(until));
ALTER TABLE donor ADD CONSTRAINT donor_as_of_is_date CHECK (is_partial_date(as_of));

-- The words of known lists that could be anything until now. What a subject of events can undergo stands with it.
ALTER TABLE indicator
  ADD CONSTRAINT indicator_aggregation CHECK (aggregation IN ('sum', 'average', 'stockAtYearEnd', 'latestEstimate'));
ALTER TABLE event ADD CONSTRAINT event_subject_and_verb CHECK (subject || ' ' || verb IN (
  'meeting record', 'meeting correct', 'meeting publish', 'meeting withdraw',
  'recommendation draft', 'recommendation record', 'recommendation agree', 'recommendation forward',
  'recommendation endorse', 'recommendation amend', 'recommendation return', 'recommendation note',
  'recommendation supersede', 'recommendation close', 'recommendation reinstate',
  'recommendation endorse-instead', 'recommendation amend-instead', 'recommendation return-instead',
  'recommendation note-instead', 'recommendation undecide',
  'recommendation record-commitment', 'recommendation correct', 'recommendation publish', 'recommendation withdraw',
  'recommendation address',
  'recommendation continue-carriedOver', 'recommendation continue-reworded', 'recommendation continue-merged',
  'recommendation continue-split', 'recommendation continue-superseded', 'recommendation discontinue',
  'recommendation continued-carriedOver', 'recommendation continued-reworded', 'recommendation continued-merged',
  'recommendation continued-split', 'recommendation continued-superseded', 'recommendation discontinued',
  'report report-submit', 'report report-correct', 'report report-repeat', 'report report-release',
  'assessment assessment-make', 'assessment assessment-follow', 'assessment assessment-release',
  'round round-open', 'round round-move', 'round round-close', 'round round-reopen', 'round round-withdraw',
  'observation enter', 'observation verify',
  'person invite', 'person accept-invitation', 'person change-password', 'person change-language',
  'person assign-post', 'person deactivate', 'person reactivate', 'person create-sample'));

-- What a meeting keeps in lists, until they become rows of their own.
CREATE FUNCTION has_keys(value jsonb, needed text[], optional text[] DEFAULT '{}') RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN jsonb_typeof(value) = 'object' THEN value ?& needed AND value - needed - optional = '{}' ELSE false END;

-- One text in two languages, null where a language has none.
CREATE FUNCTION is_localized(value jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN has_keys(value, '{en,ru}')
  AND (value -> 'en' = 'null' OR jsonb_typeof(value -> 'en') = 'string')
  AND (value -> 'ru' = 'null' OR jsonb_typeof(value -> 'ru') = 'string');

CREATE FUNCTION is_localized_or_none(value jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce(value, 'null') = 'null' OR is_localized(value);

-- In one language at least.
CREATE FUNCTION is_some_text(value jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN is_localized(value) AND (coalesce(value ->> 'en', '') <> '' OR coalesce(value ->> 'ru', '') <> '');

CREATE FUNCTION is_attendance(list jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN jsonb_typeof(list) = 'array' THEN NOT EXISTS (
  SELECT FROM jsonb_array_elements(list) AS item WHERE (
    has_keys(item, '{what,value,qualifier,source}', '{note}')
    AND item ->> 'what' IN
      ('participants', 'inPerson', 'states', 'organisations', 'statesAndOrganisations', 'countries')
    AND jsonb_typeof(item -> 'value') = 'number' AND item ->> 'value' ~ '^[0-9]+$'
    AND item ->> 'qualifier' IN ('exactly', 'stated', 'moreThan', 'atLeast', 'about', 'nearly')
    AND is_some_text(item -> 'source')
    AND is_localized_or_none(item -> 'note')
  ) IS NOT TRUE
) ELSE false END;

CREATE FUNCTION is_topics(list jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN jsonb_typeof(list) = 'array' THEN NOT EXISTS (
  SELECT FROM jsonb_array_elements(list) AS item WHERE (
    has_keys(item, '{text}', '{source}')
    AND is_some_text(item -> 'text')
    AND is_localized_or_none(item -> 'source')
  ) IS NOT TRUE
) ELSE false END;

CREATE FUNCTION is_statements(list jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN jsonb_typeof(list) = 'array' THEN jsonb_array_length(list) >= 2 AND NOT EXISTS (
  SELECT FROM jsonb_array_elements(list) AS item WHERE (
    has_keys(item, '{source,text}')
    AND is_some_text(item -> 'source')
    AND is_some_text(item -> 'text')
  ) IS NOT TRUE
) ELSE false END;

CREATE FUNCTION is_conflicts(list jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN jsonb_typeof(list) = 'array' THEN NOT EXISTS (
  SELECT FROM jsonb_array_elements(list) AS item WHERE (
    has_keys(item, '{heading,statements,note}', '{scope}')
    AND coalesce(item -> 'scope', '"year"') = '"year"'
    AND is_some_text(item -> 'heading')
    AND is_statements(item -> 'statements')
    AND is_localized(item -> 'note')
  ) IS NOT TRUE
) ELSE false END;

ALTER TABLE meeting
  ADD CONSTRAINT meeting_attendance CHECK (is_attendance(attendance)),
  ADD CONSTRAINT meeting_topics CHECK (is_topics(topics)),
  ADD CONSTRAINT meeting_conflicts CHECK (is_conflicts(conflicts));
