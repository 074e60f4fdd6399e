-- The original of a text is whichever language is: the one that is called so; where none is, the one whose words alone are
-- official; else English. Until now an official Russian text had no place beside it for a translation.
CREATE FUNCTION original_in(states jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN states -> 'ru' ->> 'state' = 'original' THEN 'ru'
  WHEN states -> 'ru' ->> 'state' = 'official' AND coalesce(states -> 'en' ->> 'state', '') NOT IN ('original', 'official') THEN 'ru'
  ELSE 'en'
END;

-- So an English text that stands beside it, and is neither, is its translation, of which nothing tells another version.
UPDATE text_state AS told SET made_from_at = NULL, left_at = NULL, original_then = NULL, made_from = CASE told.language
  WHEN 'en' THEN left(encode(sha256(convert_to(words.ru, 'UTF8')), 'hex'), 16) END
FROM (
  SELECT 'recommendation' AS subject, id::text AS subject_id, 'text' AS field, text_ru AS ru, states -> 'text' AS states FROM recommendation
  UNION ALL SELECT 'recommendation' AS subject, id::text AS subject_id, 'addressees' AS field, addressees_ru AS ru, states -> 'addressees' AS states FROM recommendation
  UNION ALL SELECT 'meeting' AS subject, id::text AS subject_id, 'title' AS field, title_ru AS ru, states -> 'title' AS states FROM meeting
  UNION ALL SELECT 'meeting' AS subject, id::text AS subject_id, 'outcome' AS field, outcome_ru AS ru, states -> 'outcome' AS states FROM meeting
  UNION ALL SELECT 'partner' AS subject, id::text AS subject_id, 'name' AS field, name_ru AS ru, states -> 'name' AS states FROM partner
  UNION ALL SELECT 'partner' AS subject, id::text AS subject_id, 'scope' AS field, scope_ru AS ru, states -> 'scope' AS states FROM partner
  UNION ALL SELECT 'partner' AS subject, id::text AS subject_id, 'remark' AS field, remark_ru AS ru, states -> 'remark' AS states FROM partner
  UNION ALL SELECT 'partner_group' AS subject, code::text AS subject_id, 'name' AS field, name_ru AS ru, states -> 'name' AS states FROM partner_group
  UNION ALL SELECT 'body' AS subject, code::text AS subject_id, 'name' AS field, name_ru AS ru, states -> 'name' AS states FROM body
  UNION ALL SELECT 'pillar' AS subject, number::text AS subject_id, 'name' AS field, name_ru AS ru, states -> 'name' AS states FROM pillar
  UNION ALL SELECT 'programme' AS subject, code::text AS subject_id, 'name' AS field, name_ru AS ru, states -> 'name' AS states FROM programme
  UNION ALL SELECT 'glossary_term' AS subject, code::text AS subject_id, 'term' AS field, term_ru AS ru, states -> 'term' AS states FROM glossary_term
  UNION ALL SELECT 'liaison_post' AS subject, id::text AS subject_id, 'note' AS field, note_ru AS ru, states -> 'note' AS states FROM liaison_post
) words
WHERE (told.subject, told.subject_id, told.field) = (words.subject, words.subject_id, words.field)
  AND words.states ? 'en' AND original_in(words.states) = 'ru' AND words.states -> 'ru' ->> 'state' = 'official';

CREATE OR REPLACE FUNCTION words_have_states() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  key CONSTANT text := TG_ARGV[0];
  id text := coalesce(to_jsonb(NEW), to_jsonb(OLD)) ->> key;
  found jsonb;
  one record;
BEGIN
  EXECUTE format('SELECT to_jsonb(found) FROM %I found WHERE %I = %L', TG_TABLE_NAME, key, id) INTO found;
  IF found IS NULL AND text_states_of(TG_TABLE_NAME, id) <> '{}' THEN
    RAISE EXCEPTION 'a text has a state and no row: % %', TG_TABLE_NAME, id
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  FOR one IN
    SELECT field, language, other,
      coalesce(found ->> (field || '_' || language), '') <> '' AS has_words,
      coalesce(found ->> (field || '_' || other), '') <> '' AS has_other,
      found -> 'states' -> field -> language AS stated,
      original_in(found -> 'states' -> field) = language AS is_original
    FROM text_field, (VALUES ('en', 'ru'), ('ru', 'en')) AS languages (language, other)
    WHERE subject = TG_TABLE_NAME AND found IS NOT NULL
  LOOP
    IF one.has_words <> (one.stated IS NOT NULL) THEN
      RAISE EXCEPTION 'words and their state go together: %.% of % %', one.field, one.language, TG_TABLE_NAME, id
        USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF one.has_words AND one.has_other AND one.is_original = (one.stated ? 'madeFrom') THEN
      RAISE EXCEPTION 'a translation, and nothing else, says which original it was made from: %.% of % %',
        one.field, one.language, TG_TABLE_NAME, id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
