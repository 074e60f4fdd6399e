-- Where something comes from is told by citations, as many as there are: the words of each, and where they are known its
-- address, the day on which somebody saw it there, and the language in which it is written.
CREATE FUNCTION is_source(list jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN jsonb_typeof(list) = 'array' THEN NOT EXISTS (
  SELECT FROM jsonb_array_elements(list) AS item WHERE (
    has_keys(item, '{text}', '{address,seenOn,language}')
    AND is_localized(item -> 'text')
    AND (is_some_text(item -> 'text') OR item ? 'address')
    AND (NOT item ? 'address' OR (jsonb_typeof(item -> 'address') = 'string' AND item ->> 'address' ~* '^https?://[^[:space:]]+$'))
    AND (NOT item ? 'seenOn' OR (jsonb_typeof(item -> 'seenOn') = 'string' AND is_partial_date(item ->> 'seenOn')))
    AND (NOT item ? 'language' OR (jsonb_typeof(item -> 'language') = 'string' AND item ->> 'language' ~ '^[a-z]{2,3}$'))
  ) IS NOT TRUE
) ELSE false END;

CREATE FUNCTION is_some_source(list jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN is_source(list) AND list <> '[]';

-- The words of before, as the one citation that they were.
CREATE FUNCTION source_of(en text, ru text) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN coalesce(en, '') = '' AND coalesce(ru, '') = '' THEN '[]'::jsonb
  ELSE jsonb_build_array(jsonb_build_object('text', jsonb_build_object('en', en, 'ru', ru))) END;

CREATE FUNCTION with_source(item jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN item || jsonb_build_object('source', source_of(item #>> '{source,en}', item #>> '{source,ru}'));

CREATE FUNCTION with_sources(list jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (SELECT coalesce(jsonb_agg(with_source(item) ORDER BY place), '[]')
  FROM jsonb_array_elements(list) WITH ORDINALITY AS items (item, place));

CREATE OR REPLACE FUNCTION is_attendance(list jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN jsonb_typeof(list) = 'array' THEN NOT EXISTS (
  SELECT FROM jsonb_array_elements(list) AS item WHERE (
    has_keys(item, '{what,value,qualifier,source}', '{note}')
    AND item ->> 'what' IN
      ('participants', 'inPerson', 'states', 'organisations', 'statesAndOrganisations', 'countries')
    AND jsonb_typeof(item -> 'value') = 'number' AND item ->> 'value' ~ '^[0-9]+$'
    AND item ->> 'qualifier' IN ('exactly', 'stated', 'moreThan', 'atLeast', 'about', 'nearly')
    AND is_some_source(item -> 'source')
    AND is_localized_or_none(item -> 'note')
  ) IS NOT TRUE
) ELSE false END;

CREATE OR REPLACE FUNCTION is_reported(list jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN jsonb_typeof(list) = 'array' THEN NOT EXISTS (
  SELECT FROM jsonb_array_elements(list) AS item WHERE (
    has_keys(item, '{what,pillar,value,qualifier,source}', '{note}')
    AND item ->> 'what' IN ('agreed', 'endorsed')
    AND (item -> 'pillar' = 'null' OR (jsonb_typeof(item -> 'pillar') = 'number' AND item ->> 'pillar' ~ '^[1-9][0-9]?$'))
    AND item ->> 'qualifier' IN ('exactly', 'stated', 'moreThan', 'atLeast', 'about', 'nearly', 'unknown')
    AND CASE WHEN item ->> 'qualifier' = 'unknown' THEN item -> 'value' = 'null'
      ELSE jsonb_typeof(item -> 'value') = 'number' AND item ->> 'value' ~ '^[0-9]+$' END
    AND is_some_source(item -> 'source')
    AND is_localized_or_none(item -> 'note')
  ) IS NOT TRUE
) ELSE false END;

CREATE OR REPLACE FUNCTION is_topics(list jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN jsonb_typeof(list) = 'array' THEN NOT EXISTS (
  SELECT FROM jsonb_array_elements(list) AS item WHERE (
    has_keys(item, '{text,source}')
    AND is_some_text(item -> 'text')
    AND is_source(item -> 'source')
  ) IS NOT TRUE
) ELSE false END;

CREATE OR REPLACE FUNCTION is_statements(list jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN jsonb_typeof(list) = 'array' THEN jsonb_array_length(list) >= 2 AND NOT EXISTS (
  SELECT FROM jsonb_array_elements(list) AS item WHERE (
    has_keys(item, '{source,text}')
    AND is_some_source(item -> 'source')
    AND is_some_text(item -> 'text')
  ) IS NOT TRUE
) ELSE false END;

ALTER TABLE "meeting" ADD COLUMN "source" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "recommendation" ADD COLUMN "source" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "meeting_absence" ADD COLUMN "source" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "lineage" ADD COLUMN "source" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "observation" ADD COLUMN "source" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "event" ADD COLUMN "source" JSONB NOT NULL DEFAULT '[]';

-- Nothing is told anew: whoever reads the events of then reads the same. So no law of what may be written is asked.
ALTER TABLE meeting DISABLE TRIGGER USER;
ALTER TABLE recommendation DISABLE TRIGGER USER;
ALTER TABLE lineage DISABLE TRIGGER USER;
ALTER TABLE observation DISABLE TRIGGER USER;
ALTER TABLE event DISABLE TRIGGER event_is_append_only;
UPDATE meeting SET
  source = source_of(source_en, source_ru),
  attendance = with_sources(attendance),
  reported = with_sources(reported),
  topics = with_sources(topics),
  conflicts = (
    SELECT coalesce(jsonb_agg(item || jsonb_build_object('statements', with_sources(item -> 'statements')) ORDER BY place), '[]')
    FROM jsonb_array_elements(conflicts) WITH ORDINALITY AS items (item, place));
UPDATE recommendation SET source = source_of(source_en, source_ru) WHERE num_nonnulls(source_en, source_ru) > 0;
UPDATE meeting_absence SET source = source_of(source_en, source_ru);
UPDATE lineage SET source = source_of(source_en, source_ru) WHERE num_nonnulls(source_en, source_ru) > 0;
UPDATE observation SET source = source_of(source_en, source_ru) WHERE num_nonnulls(source_en, source_ru) > 0;
-- An event of then is hashed with the words that its one citation has.
UPDATE event SET source = source_of(source_en, source_ru) WHERE num_nonnulls(source_en, source_ru) > 0;
ALTER TABLE meeting ENABLE TRIGGER USER;
ALTER TABLE recommendation ENABLE TRIGGER USER;
ALTER TABLE lineage ENABLE TRIGGER USER;
ALTER TABLE observation ENABLE TRIGGER USER;
ALTER TABLE event ENABLE TRIGGER event_is_append_only;
DROP FUNCTION with_sources(jsonb), with_source(jsonb), source_of(text, text);

DROP TRIGGER observation_stays ON observation;
CREATE TRIGGER observation_stays BEFORE UPDATE ON observation FOR EACH ROW
  WHEN (NOT is_only_cleaned(to_jsonb(OLD), to_jsonb(NEW), '{source,method}'))
  EXECUTE FUNCTION observation_stays();

ALTER TABLE "recommendation" DROP CONSTRAINT recommendation_not_public_as_a_source_says;
ALTER TABLE "meeting_absence" DROP CONSTRAINT meeting_absence_has_source;

ALTER TABLE "meeting" DROP COLUMN "source_en", DROP COLUMN "source_ru";
ALTER TABLE "recommendation" DROP COLUMN "source_en", DROP COLUMN "source_ru";
ALTER TABLE "meeting_absence" DROP COLUMN "source_en", DROP COLUMN "source_ru";
ALTER TABLE "lineage" DROP COLUMN "source_en", DROP COLUMN "source_ru";
ALTER TABLE "observation" DROP COLUMN "source_en", DROP COLUMN "source_ru";
ALTER TABLE "event" DROP COLUMN "source_en", DROP COLUMN "source_ru";

ALTER TABLE meeting ADD CONSTRAINT meeting_source CHECK (is_source(source));
ALTER TABLE recommendation
  ADD CONSTRAINT recommendation_source CHECK (is_source(source)),
  ADD CONSTRAINT recommendation_not_public_as_a_source_says CHECK (provenance <> 'not-public' OR source <> '[]');
ALTER TABLE meeting_absence ADD CONSTRAINT meeting_absence_source CHECK (is_some_source(source));
ALTER TABLE lineage ADD CONSTRAINT lineage_source CHECK (is_source(source));
ALTER TABLE observation ADD CONSTRAINT observation_source CHECK (is_source(source));
ALTER TABLE event ADD CONSTRAINT event_source CHECK (is_source(source));
