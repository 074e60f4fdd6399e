-- How far a text of the record has come in a language was told by columns of five kinds, or by none. Now it is a row: of
-- every text, in one table for all nouns. Words stay in their columns.

-- CreateTable
CREATE TABLE "text_field" (
    "subject" TEXT NOT NULL,
    "field" TEXT NOT NULL,

    CONSTRAINT "text_field_pkey" PRIMARY KEY ("subject","field")
);

-- CreateTable
CREATE TABLE "text_state" (
    "subject" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "made_from" TEXT,
    "source_en" TEXT,
    "source_ru" TEXT,
    "confirmed_by_id" INTEGER,

    CONSTRAINT "text_state_pkey" PRIMARY KEY ("subject","subject_id","field","language")
);

-- CreateIndex
CREATE INDEX "text_state_subject_field_idx" ON "text_state"("subject", "field");

-- CreateIndex
CREATE INDEX "text_state_confirmed_by_id_idx" ON "text_state"("confirmed_by_id");

-- AddForeignKey
ALTER TABLE "text_state" ADD CONSTRAINT "text_state_subject_field_fkey" FOREIGN KEY ("subject", "field") REFERENCES "text_field"("subject", "field") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "text_state" ADD CONSTRAINT "text_state_confirmed_by_id_fkey" FOREIGN KEY ("confirmed_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE text_state
  ADD CONSTRAINT text_state_language CHECK (language IN ('en', 'ru')),
  ADD CONSTRAINT text_state_state CHECK (state IN ('original', 'official', 'reviewed', 'unofficial', 'draft', 'machine')),
  ADD CONSTRAINT text_state_made_from_is_a_fingerprint CHECK (made_from ~ '^[0-9a-f]{16}$'),
  ADD CONSTRAINT text_state_original_is_made_from_none CHECK (state <> 'original' OR made_from IS NULL),
  ADD CONSTRAINT text_state_confirmed_is_official CHECK (confirmed_by_id IS NULL OR state = 'official');
CREATE UNIQUE INDEX text_state_one_original ON text_state (subject, subject_id, field) WHERE state = 'original';

INSERT INTO text_field (subject, field) VALUES
  ('recommendation', 'text'), ('recommendation', 'addressees'),
  ('meeting', 'title'), ('meeting', 'outcome'),
  ('partner', 'name'), ('partner', 'scope'), ('partner', 'remark'),
  ('partner_group', 'name'), ('body', 'name'), ('pillar', 'name'), ('programme', 'name'),
  ('glossary_term', 'term'), ('liaison_post', 'note');

-- A row carries the states of its texts, so that whoever reads the words has read their states, without another question.
ALTER TABLE "recommendation" ADD COLUMN "states" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "meeting" ADD COLUMN "states" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "partner" ADD COLUMN "states" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "partner_group" ADD COLUMN "states" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "body" ADD COLUMN "states" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "pillar" ADD COLUMN "states" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "programme" ADD COLUMN "states" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "glossary_term" ADD COLUMN "states" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "liaison_post" ADD COLUMN "states" JSONB NOT NULL DEFAULT '{}';

-- {"title": {"en": {"state": "original"}, "ru": {"state": "draft", "madeFrom": "0123456789abcdef"}}}
CREATE FUNCTION text_states_of(noun text, id text) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_object_agg(field, languages), '{}') FROM (
    SELECT field, jsonb_object_agg(language, jsonb_strip_nulls(jsonb_build_object(
      'state', state, 'madeFrom', made_from, 'confirmedBy', confirmed_by_id,
      'source', CASE WHEN coalesce(source_en, source_ru) IS NOT NULL
        THEN jsonb_build_object('en', source_en, 'ru', source_ru) END))) AS languages
    FROM text_state WHERE subject = noun AND subject_id = id GROUP BY field
  ) fields
$$;

CREATE FUNCTION key_column_of(noun text) RETURNS name LANGUAGE sql STABLE AS $$
  SELECT attname FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey)
  WHERE indrelid = noun::regclass AND indisprimary
$$;

-- Whatever is written into it, the column holds what the table says.
CREATE FUNCTION row_carries_text_states() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.states := text_states_of(TG_TABLE_NAME, to_jsonb(NEW) ->> key_column_of(TG_TABLE_NAME));
  RETURN NEW;
END $$;

CREATE FUNCTION text_state_reaches_row() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  told record;
  reached int;
BEGIN
  FOR told IN
    SELECT OLD.subject AS noun, OLD.subject_id AS id WHERE TG_OP <> 'INSERT'
    UNION SELECT NEW.subject, NEW.subject_id WHERE TG_OP <> 'DELETE'
  LOOP
    EXECUTE format('UPDATE %I SET states = states WHERE %I = %L', told.noun, key_column_of(told.noun), told.id);
    GET DIAGNOSTICS reached = ROW_COUNT;
    IF reached = 0 AND TG_OP <> 'DELETE' THEN
      RAISE EXCEPTION 'a text has a state and no row: % %', told.noun, told.id
        USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER text_state_reaches_row AFTER INSERT OR UPDATE OR DELETE ON text_state
  FOR EACH ROW EXECUTE FUNCTION text_state_reaches_row();

CREATE FUNCTION text_state_is_never_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the states of all texts cannot be emptied at once' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER text_state_is_never_emptied BEFORE TRUNCATE ON text_state
  FOR EACH STATEMENT EXECUTE FUNCTION text_state_is_never_emptied();

-- Words and states are written one after the other: when the change is complete, each has the other, and what was made from
-- an original says from which.
CREATE FUNCTION words_have_states() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  key name := key_column_of(TG_TABLE_NAME);
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
      coalesce(found -> 'states' -> field -> 'ru' ->> 'state' = 'original', false) = (language = 'ru') AS is_original
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

DO $$
DECLARE
  noun text;
BEGIN
  FOR noun IN SELECT DISTINCT subject FROM text_field LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE INSERT OR UPDATE ON %I
      FOR EACH ROW EXECUTE FUNCTION row_carries_text_states()', noun || '_carries_text_states', noun);
  END LOOP;
END $$;

-- What the columns told. Where both languages were called the original, the Russian was taken for it; where nothing was
-- told, the English is the original and nobody has confirmed the Russian. A translation of which nothing told the original
-- was never called outdated: it is one of the words that stand now.
CREATE FUNCTION states_told(en text, ru text, en_state text, ru_state text, basis text)
RETURNS TABLE (language text, state text, made_from text) LANGUAGE sql AS $$
  WITH texts AS (
    SELECT nullif(en, '') AS en, nullif(ru, '') AS ru, ru_state = 'original' AND ru <> '' AS in_russian
  )
  SELECT 'en',
    CASE WHEN en_state = 'missing' THEN 'draft' WHEN in_russian AND en_state = 'original' THEN 'reviewed' ELSE en_state END,
    CASE WHEN in_russian THEN coalesce(basis, left(encode(sha256(convert_to(texts.ru, 'UTF8')), 'hex'), 16)) END
  FROM texts WHERE texts.en IS NOT NULL
  UNION ALL
  SELECT 'ru',
    CASE WHEN ru_state = 'missing' THEN 'draft' ELSE ru_state END,
    CASE WHEN NOT in_russian THEN coalesce(basis, left(encode(sha256(convert_to(texts.en, 'UTF8')), 'hex'), 16)) END
  FROM texts WHERE texts.ru IS NOT NULL
$$;

INSERT INTO text_state (subject, subject_id, field, language, state, made_from)
SELECT noun, id, field, told.* FROM (
  SELECT 'recommendation' AS noun, id::text, 'text' AS field, text_en AS en, text_ru AS ru,
    text_en_state AS en_state, text_ru_state AS ru_state, text_basis AS basis FROM recommendation
  UNION ALL
  SELECT 'meeting', id::text, 'title', title_en, title_ru, title_en_state, title_ru_state, NULL FROM meeting
) stated, LATERAL states_told(en, ru, en_state, ru_state, basis) AS told;

INSERT INTO text_state (subject, subject_id, field, language, state, made_from)
SELECT noun, id, field, told.* FROM (
  SELECT 'partner' AS noun, id::text, 'name' AS field, name_en AS en, name_ru AS ru, name_ru_unofficial AS unofficial FROM partner
  UNION ALL SELECT 'partner_group', code, 'name', name_en, name_ru, name_ru_unofficial FROM partner_group
  UNION ALL SELECT 'body', code, 'name', name_en, name_ru, name_ru_unofficial FROM body
  UNION ALL SELECT 'pillar', number::text, 'name', name_en, name_ru, name_ru_unofficial FROM pillar
  UNION ALL SELECT 'programme', code, 'name', name_en, name_ru, name_ru_unofficial FROM programme
  UNION ALL SELECT 'glossary_term', code, 'term', term_en, term_ru, ru_unofficial FROM glossary_term
) marked, LATERAL states_told(en, ru, 'original', CASE WHEN unofficial THEN 'unofficial' ELSE 'reviewed' END, NULL) AS told;

INSERT INTO text_state (subject, subject_id, field, language, state, made_from)
SELECT noun, id, field, told.* FROM (
  SELECT 'recommendation' AS noun, id::text, 'addressees' AS field, addressees_en AS en, addressees_ru AS ru FROM recommendation
  UNION ALL SELECT 'meeting', id::text, 'outcome', outcome_en, outcome_ru FROM meeting
  UNION ALL SELECT 'partner', id::text, 'scope', scope_en, scope_ru FROM partner
  UNION ALL SELECT 'partner', id::text, 'remark', remark_en, remark_ru FROM partner
  UNION ALL SELECT 'liaison_post', id::text, 'note', note_en, note_ru FROM liaison_post
) untold, LATERAL states_told(en, ru, 'original', CASE WHEN en <> '' THEN 'unofficial' ELSE 'original' END, NULL) AS told;

DROP FUNCTION states_told;

-- AlterTable
ALTER TABLE "recommendation" DROP COLUMN "text_basis", DROP COLUMN "text_en_state", DROP COLUMN "text_ru_state";

-- AlterTable
ALTER TABLE "meeting" DROP COLUMN "title_en_state", DROP COLUMN "title_ru_state";

-- AlterTable
ALTER TABLE "partner" DROP COLUMN "name_ru_unofficial";

-- AlterTable
ALTER TABLE "partner_group" DROP COLUMN "name_ru_unofficial";

-- AlterTable
ALTER TABLE "body" DROP COLUMN "name_ru_unofficial";

-- AlterTable
ALTER TABLE "pillar" DROP COLUMN "name_ru_unofficial";

-- AlterTable
ALTER TABLE "programme" DROP COLUMN "name_ru_unofficial";

-- AlterTable
ALTER TABLE "glossary_term" DROP COLUMN "ru_unofficial";

DO $$
DECLARE
  noun text;
BEGIN
  FOR noun IN SELECT DISTINCT subject FROM text_field LOOP
    EXECUTE format('CREATE CONSTRAINT TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION words_have_states()', noun || '_words_have_states', noun);
  END LOOP;
END $$;
