-- A partner's statement, an assessment, the reason of an event, the method of a figure stand in the language in which they
-- were sent, for ever. A translation stands beside them, in a row of its own: what was sent is never touched.
CREATE TABLE "translation" (
    "id" SERIAL NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_id" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "source_en" TEXT,
    "source_ru" TEXT,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "translation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "translation_subject_subject_id_key" ON "translation"("subject", "subject_id");

ALTER TABLE translation
  ADD CONSTRAINT translation_subject CHECK (subject IN ('report', 'assessment', 'observation', 'event')),
  ADD CONSTRAINT translation_language CHECK (language IN ('en', 'ru')),
  ADD CONSTRAINT translation_state CHECK (state IN ('reviewed', 'unofficial', 'draft', 'machine')),
  ADD CONSTRAINT translation_has_words CHECK (words <> '');

CREATE TRIGGER translation_stays BEFORE DELETE OR TRUNCATE ON translation FOR EACH STATEMENT EXECUTE FUNCTION record_stays();

-- It is of words that were sent, in the other language than theirs, and stays with them.
CREATE FUNCTION translation_is_of_what_was_sent() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  sent boolean;
BEGIN
  CASE NEW.subject
    WHEN 'report' THEN
      SELECT language <> NEW.language INTO sent FROM implementation_report WHERE id = NEW.subject_id;
    WHEN 'assessment' THEN
      SELECT language <> NEW.language INTO sent FROM assessment WHERE id = NEW.subject_id;
    WHEN 'observation' THEN
      SELECT method IS NOT NULL INTO sent FROM observation WHERE id = NEW.subject_id;
    ELSE
      SELECT CASE NEW.language WHEN 'en' THEN reason_en IS NULL AND reason_ru IS NOT NULL
        ELSE reason_ru IS NULL AND reason_en IS NOT NULL END INTO sent FROM event WHERE id = NEW.subject_id;
  END CASE;
  IF sent IS NOT TRUE OR (TG_OP = 'UPDATE' AND (OLD.subject, OLD.subject_id, OLD.language)
      IS DISTINCT FROM (NEW.subject, NEW.subject_id, NEW.language)) THEN
    RAISE EXCEPTION 'a translation of nothing that was sent: % %', NEW.subject, NEW.subject_id
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER translation_is_of_what_was_sent BEFORE INSERT OR UPDATE ON translation
  FOR EACH ROW EXECUTE FUNCTION translation_is_of_what_was_sent();

DO $$
DECLARE
  known text := pg_get_constraintdef((SELECT oid FROM pg_constraint WHERE conname = 'event_subject_and_verb'));
BEGIN
  ALTER TABLE event DROP CONSTRAINT event_subject_and_verb;
  EXECUTE 'ALTER TABLE event ADD CONSTRAINT event_subject_and_verb ' || replace(known, 'ARRAY[',
    'ARRAY[''translation write''::text, ''translation cleaned''::text, ');
END $$;
