-- The source of the words of a text, of a claim, a translation, a partner, a pillar, a programme, a donor or a liaison post is told
-- by citations, like every other source of the record.
CREATE FUNCTION source_of(en text, ru text) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN coalesce(en, '') = '' AND coalesce(ru, '') = '' THEN '[]'::jsonb
  ELSE jsonb_build_array(jsonb_build_object('text', jsonb_build_object('en', en, 'ru', ru))) END;

DROP TRIGGER text_state_official_has_a_source ON text_state;
DROP TRIGGER text_state_official_was_confirmed ON text_state;
ALTER TABLE text_claim DROP CONSTRAINT text_claim_has_source;

-- Nothing is told anew, so no law of what may be written is asked.
DO $$
DECLARE
  told text;
BEGIN
  FOREACH told IN ARRAY ARRAY[
    'partner', 'pillar', 'programme', 'donor', 'liaison_post', 'post_tenure', 'text_state', 'translation', 'text_claim'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ADD COLUMN source JSONB NOT NULL DEFAULT ''[]''', told);
    EXECUTE format('ALTER TABLE %I DISABLE TRIGGER USER', told);
    EXECUTE format('UPDATE %I SET source = source_of(source_en, source_ru)', told);
    EXECUTE format('ALTER TABLE %I ENABLE TRIGGER USER', told);
    EXECUTE format('ALTER TABLE %I DROP COLUMN source_en, DROP COLUMN source_ru', told);
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (%s(source))', told, told || '_source',
      CASE WHEN told IN ('text_state', 'translation', 'text_claim') THEN 'is_source' ELSE 'is_some_source' END);
  END LOOP;
END $$;
DROP FUNCTION source_of(text, text);

ALTER TABLE text_claim ADD CONSTRAINT text_claim_has_source CHECK (kind = 'not-official' OR source <> '[]');

CREATE OR REPLACE FUNCTION official_has_a_source() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.state = 'official' AND OLD.source = '[]' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'words are official by a source: %.% of % %', NEW.field, NEW.language, NEW.subject, NEW.subject_id
    USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER text_state_official_has_a_source BEFORE INSERT OR UPDATE ON text_state FOR EACH ROW
  WHEN (NEW.state = 'official' AND NEW.source = '[]')
  EXECUTE FUNCTION official_has_a_source();
CREATE CONSTRAINT TRIGGER text_state_official_was_confirmed AFTER INSERT OR UPDATE ON text_state
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.state = 'official' AND NEW.source <> '[]')
  EXECUTE FUNCTION official_was_confirmed();

-- A citation says of each language that it has no words there: only what is unknown of the state itself is left out.
CREATE OR REPLACE FUNCTION text_states_of(noun text, id text) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_object_agg(field, languages), '{}') FROM (
    SELECT field, jsonb_object_agg(language, jsonb_strip_nulls(jsonb_build_object(
      'state', state, 'writtenAt', as_moment(written_at), 'madeFrom', made_from, 'madeFromAt', as_moment(made_from_at),
      'leftAt', as_moment(left_at), 'originalThen', original_then, 'confirmedBy', confirmed_by_id))
      || CASE WHEN source = '[]' THEN '{}' ELSE jsonb_build_object('source', source) END) AS languages
    FROM text_state WHERE subject = noun COLLATE "default" AND subject_id = id COLLATE "default" GROUP BY field
  ) fields
$$;

-- The rows carry it as it is kept now.
DO $$
DECLARE
  noun text;
BEGIN
  FOR noun IN SELECT DISTINCT subject FROM text_field LOOP
    EXECUTE format('ALTER TABLE %I DISABLE TRIGGER USER', noun);
    EXECUTE format('UPDATE %1$I SET states = text_states_of(%1$L, %2$I::text) WHERE states @? ''$.*.*.source''',
      noun, (key_column_of(noun)).name);
    EXECUTE format('ALTER TABLE %I ENABLE TRIGGER USER', noun);
  END LOOP;
END $$;
