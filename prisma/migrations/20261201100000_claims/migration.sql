-- That words are official, or that what was adopted should read otherwise, is claimed by one person with a source and counts from
-- the day on which another confirms it. What was claimed, refused and taken back stays.

-- CreateTable
CREATE TABLE "text_claim" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "words_before" TEXT NOT NULL,
    "words" TEXT,
    "told" TEXT,
    "provenance" TEXT,
    "reason_en" TEXT,
    "reason_ru" TEXT,
    "source_en" TEXT,
    "source_ru" TEXT,
    "proposed_by_id" INTEGER,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT,
    "answer_en" TEXT,
    "answer_ru" TEXT,
    "decided_by_id" INTEGER,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "text_claim_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "text_claim_subject_field_subject_id_idx" ON "text_claim"("subject", "field", "subject_id");

-- CreateIndex
CREATE INDEX "text_claim_proposed_by_id_idx" ON "text_claim"("proposed_by_id");

-- CreateIndex
CREATE INDEX "text_claim_decided_by_id_idx" ON "text_claim"("decided_by_id");

-- AddForeignKey
ALTER TABLE "text_claim" ADD CONSTRAINT "text_claim_subject_field_fkey" FOREIGN KEY ("subject", "field") REFERENCES "text_field"("subject", "field") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "text_claim" ADD CONSTRAINT "text_claim_proposed_by_id_fkey" FOREIGN KEY ("proposed_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "text_claim" ADD CONSTRAINT "text_claim_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE text_claim
  ADD CONSTRAINT text_claim_kind CHECK (kind IN ('official', 'erratum')),
  ADD CONSTRAINT text_claim_language CHECK (language IN ('en', 'ru')),
  ADD CONSTRAINT text_claim_told CHECK (told IS NULL OR (kind = 'erratum' AND told IN ('trivial', 'translated'))),
  ADD CONSTRAINT text_claim_outcome CHECK (outcome IN ('confirmed', 'refused', 'takenBack')),
  ADD CONSTRAINT text_claim_is_about_words CHECK (words_before <> ''),
  ADD CONSTRAINT text_claim_has_source CHECK (coalesce(source_en, source_ru) IS NOT NULL),
  ADD CONSTRAINT text_claim_erratum_has_words CHECK ((words IS NOT NULL) = (kind = 'erratum') AND words <> ''),
  ADD CONSTRAINT text_claim_erratum_has_reason CHECK (kind = 'official' OR coalesce(reason_en, reason_ru) IS NOT NULL),
  ADD CONSTRAINT text_claim_provenance CHECK (provenance IS NULL OR (kind = 'erratum' AND subject = 'recommendation' AND field = 'text'
    AND provenance IN ('official', 'attested-paraphrase', 'attested-theme', 'attested-heading', 'sample', 'declaration'))),
  ADD CONSTRAINT text_claim_outcome_has_its_day CHECK ((outcome IS NULL) = (decided_at IS NULL) AND (outcome IS NOT NULL OR decided_by_id IS NULL)),
  -- The portal is nobody: what it ships was confirmed by the record's editors.
  ADD CONSTRAINT text_claim_confirmed_by_another CHECK (outcome <> 'confirmed' OR proposed_by_id IS NULL OR decided_by_id IS DISTINCT FROM proposed_by_id),
  ADD CONSTRAINT text_claim_taken_back_by_its_author CHECK (outcome <> 'takenBack' OR decided_by_id IS NOT DISTINCT FROM proposed_by_id),
  ADD CONSTRAINT text_claim_refused_with_reason CHECK (outcome <> 'refused' OR coalesce(answer_en, answer_ru) IS NOT NULL);
CREATE UNIQUE INDEX text_claim_one_waits ON text_claim (subject, subject_id, field, language) WHERE outcome IS NULL;

CREATE TRIGGER text_claim_stays BEFORE DELETE OR TRUNCATE ON text_claim FOR EACH STATEMENT EXECUTE FUNCTION record_stays();

CREATE FUNCTION text_claim_is_decided_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.outcome IS NOT NULL OR to_jsonb(OLD) - '{outcome,answer_en,answer_ru,decided_by_id,decided_at}'::text[]
    <> to_jsonb(NEW) - '{outcome,answer_en,answer_ru,decided_by_id,decided_at}'::text[] THEN
    RAISE EXCEPTION 'what was claimed stays as it was, and is decided once: %', OLD.id
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER text_claim_is_decided_once BEFORE UPDATE ON text_claim FOR EACH ROW EXECUTE FUNCTION text_claim_is_decided_once();

DO $$
DECLARE
  known text := pg_get_constraintdef((SELECT oid FROM pg_constraint WHERE conname = 'event_subject_and_verb'));
BEGIN
  ALTER TABLE event DROP CONSTRAINT event_subject_and_verb;
  EXECUTE 'ALTER TABLE event ADD CONSTRAINT event_subject_and_verb ' || replace(known, 'ARRAY[',
    'ARRAY[''claim propose''::text, ''claim confirm''::text, ''claim refuse''::text, ''claim take-back''::text, '
    '''recommendation official''::text, ''recommendation erratum''::text, ''meeting official''::text, ''meeting erratum''::text, ');
END $$;

DO $$
DECLARE
  known text := pg_get_constraintdef((SELECT oid FROM pg_constraint WHERE conname = 'draft_form'));
BEGIN
  ALTER TABLE draft DROP CONSTRAINT draft_form;
  EXECUTE 'ALTER TABLE draft ADD CONSTRAINT draft_form ' || replace(known, 'ARRAY[', 'ARRAY[''claim''::text, ');
END $$;

-- Words become official with a source. Those of before, of which none was told, stay what they are called until they are changed.
CREATE FUNCTION official_has_a_source() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.state = 'official' AND coalesce(OLD.source_en, OLD.source_ru) IS NULL THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'words are official by a source: %.% of % %', NEW.field, NEW.language, NEW.subject, NEW.subject_id
    USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER text_state_official_has_a_source BEFORE INSERT OR UPDATE ON text_state FOR EACH ROW
  WHEN (NEW.state = 'official' AND coalesce(NEW.source_en, NEW.source_ru) IS NULL)
  EXECUTE FUNCTION official_has_a_source();

-- Whoever vouches for official words confirmed a claim of somebody else. Nobody does where the portal brought them with the record.
CREATE FUNCTION official_was_confirmed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM text_claim WHERE (subject, subject_id, field, language) = (NEW.subject, NEW.subject_id, NEW.field, NEW.language)
      AND outcome = 'confirmed' AND decided_by_id IS NOT DISTINCT FROM NEW.confirmed_by_id
  ) AND (NEW.confirmed_by_id IS NOT NULL OR EXISTS (
    SELECT FROM event WHERE subject = NEW.subject AND subject_id = CASE WHEN NEW.subject_id ~ '^[0-9]+$' THEN NEW.subject_id::integer END
  ) AND NOT EXISTS (
    SELECT FROM event WHERE subject = NEW.subject AND subject_id = CASE WHEN NEW.subject_id ~ '^[0-9]+$' THEN NEW.subject_id::integer END AND actor_id IS NULL
      AND snapshot ->> (NEW.field || initcap(NEW.language) || 'State') = 'official'
  )) THEN
    RAISE EXCEPTION 'words are official once a second person has confirmed it: %.% of % %', NEW.field, NEW.language, NEW.subject,
      NEW.subject_id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER text_state_official_was_confirmed AFTER INSERT OR UPDATE ON text_state
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.state = 'official' AND coalesce(NEW.source_en, NEW.source_ru) IS NOT NULL)
  EXECUTE FUNCTION official_was_confirmed();

CREATE FUNCTION has_official_words(states jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce('official' IN (states -> 'text' -> 'en' ->> 'state', states -> 'text' -> 'ru' ->> 'state'), false)
$$;

-- In somebody else's words, condensed or invented, no text is official. One that was called both stays as its history says.
CREATE FUNCTION official_is_in_its_own_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM recommendation WHERE id = NEW.id AND provenance <> 'official' AND has_official_words(states)
  ) THEN
    RAISE EXCEPTION 'a text in others'' words is not official: %', NEW.code USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER recommendation_begins_official_in_its_own_words AFTER INSERT ON recommendation
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION official_is_in_its_own_words();
CREATE CONSTRAINT TRIGGER recommendation_is_official_in_its_own_words AFTER UPDATE OF provenance, states ON recommendation
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.provenance = 'official' OR NOT has_official_words(OLD.states))
  EXECUTE FUNCTION official_is_in_its_own_words();

-- A record has words in every language in which it is public, titles and texts alike; only of a text that is told to have none
-- none is asked. What has lost them already stays as its history says, until they are written or it is withdrawn.
DROP TRIGGER meeting_begins_with_its_public_titles ON meeting;
DROP TRIGGER meeting_keeps_its_public_titles ON meeting;
DROP FUNCTION meeting_keeps_its_public_titles();

CREATE FUNCTION keeps_its_public_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  now jsonb := to_jsonb(NEW);
  was jsonb := CASE WHEN TG_OP = 'UPDATE' THEN to_jsonb(OLD) ELSE '{}' END;
  one text;
BEGIN
  FOREACH one IN ARRAY ARRAY['en', 'ru'] LOOP
    IF now ->> ('published_' || one || '_at') IS NOT NULL AND coalesce(now ->> (TG_ARGV[0] || '_' || one), '') = ''
      AND (coalesce(was ->> (TG_ARGV[0] || '_' || one), '') <> ''
        OR (was ->> ('published_' || one || '_at') IS NULL AND coalesce(now ->> 'provenance', '') NOT IN ('no-text', 'not-public'))) THEN
      RAISE EXCEPTION '% % has words in every language in which it is public: %', TG_TABLE_NAME, NEW.code, one
        USING ERRCODE = 'check_violation';
    END IF;
  END LOOP;
  RETURN NEW;
END $$;
CREATE TRIGGER meeting_keeps_its_public_words BEFORE INSERT OR UPDATE ON meeting
  FOR EACH ROW EXECUTE FUNCTION keeps_its_public_words('title');
CREATE TRIGGER recommendation_keeps_its_public_words BEFORE INSERT OR UPDATE ON recommendation
  FOR EACH ROW EXECUTE FUNCTION keeps_its_public_words('text');
