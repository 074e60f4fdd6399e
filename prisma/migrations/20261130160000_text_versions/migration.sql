-- That a translation is outdated was told, and not since when, nor from which version of its original it was made: neither
-- could be said to a reader, and of most nouns nothing keeps the words of then.

-- AlterTable
ALTER TABLE "text_state" ADD COLUMN "written_at" TIMESTAMPTZ(3),
ADD COLUMN "made_from_at" TIMESTAMPTZ(3),
ADD COLUMN "left_at" TIMESTAMPTZ(3),
ADD COLUMN "original_then" TEXT;

ALTER TABLE text_state
  ADD CONSTRAINT text_state_version_is_of_a_translation
    CHECK (made_from IS NOT NULL OR (made_from_at IS NULL AND left_at IS NULL AND original_then IS NULL)),
  ADD CONSTRAINT text_state_original_then_is_what_it_was_made_from
    CHECK (left(encode(sha256(convert_to(original_then, 'UTF8')), 'hex'), 16) = made_from);

-- As programs write a moment.
CREATE FUNCTION as_moment(moment timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;

CREATE OR REPLACE FUNCTION text_states_of(noun text, id text) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_object_agg(field, languages), '{}') FROM (
    SELECT field, jsonb_object_agg(language, jsonb_strip_nulls(jsonb_build_object(
      'state', state, 'writtenAt', as_moment(written_at), 'madeFrom', made_from, 'madeFromAt', as_moment(made_from_at),
      'leftAt', as_moment(left_at), 'originalThen', original_then, 'confirmedBy', confirmed_by_id,
      'source', CASE WHEN coalesce(source_en, source_ru) IS NOT NULL
        THEN jsonb_build_object('en', source_en, 'ru', source_ru) END))) AS languages
    FROM text_state WHERE subject = noun COLLATE "default" AND subject_id = id COLLATE "default" GROUP BY field
  ) fields
$$;

-- What the events tell: each version of the words of a language, and when the next one took its place.
CREATE TEMPORARY TABLE version_told AS
SELECT *, lead(recorded_at) OVER (PARTITION BY subject, subject_id, field, language ORDER BY id) AS left_at
FROM (
  SELECT event.subject, event.subject_id::text, field, language, event.id, recorded_at,
    snapshot ->> (field || initcap(language)) AS words,
    snapshot ->> (field || initcap(language)) IS NOT DISTINCT FROM lag(snapshot ->> (field || initcap(language)))
      OVER (PARTITION BY event.subject, event.subject_id, field, language ORDER BY event.id) AS stays
  FROM event JOIN text_field ON text_field.subject = event.subject, (VALUES ('en'), ('ru')) AS languages (language)
  WHERE event.subject_id IS NOT NULL
) told WHERE words IS NOT NULL AND NOT stays;

UPDATE text_state SET written_at = told.recorded_at FROM version_told told
WHERE (told.subject, told.subject_id, told.field, told.language)
  = (text_state.subject, text_state.subject_id, text_state.field, text_state.language) AND told.left_at IS NULL;

UPDATE text_state SET made_from_at = made.recorded_at, left_at = made.left_at,
  original_then = CASE WHEN made.left_at IS NOT NULL THEN made.words END
FROM (
  SELECT DISTINCT ON (told.subject, told.subject_id, told.field, translation.language)
    translation.language AS translated, told.*
  FROM version_told told JOIN text_state translation
    ON (translation.subject, translation.subject_id, translation.field) = (told.subject, told.subject_id, told.field)
      AND translation.language <> told.language
      AND translation.made_from = left(encode(sha256(convert_to(told.words, 'UTF8')), 'hex'), 16)
  ORDER BY told.subject, told.subject_id, told.field, translation.language, told.id DESC
) made
WHERE (made.subject, made.subject_id, made.field, made.translated)
  = (text_state.subject, text_state.subject_id, text_state.field, text_state.language);

DROP TABLE version_told;
