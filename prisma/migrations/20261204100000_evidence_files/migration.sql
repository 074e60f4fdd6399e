-- A report and an assessment take files as evidence. They come with it and are read by those who may read it: another file
-- comes with a correction.
CREATE TABLE "evidence" (
    "id" SERIAL NOT NULL,
    "report_id" INTEGER,
    "assessment_id" INTEGER,
    "name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "evidence_report_id_idx" ON "evidence"("report_id");

-- CreateIndex
CREATE INDEX "evidence_assessment_id_idx" ON "evidence"("assessment_id");

-- CreateIndex
CREATE INDEX "evidence_sha256_idx" ON "evidence"("sha256");

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "implementation_report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "file"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE evidence
  ADD CONSTRAINT evidence_is_of_one CHECK (num_nonnulls(report_id, assessment_id) = 1),
  ADD CONSTRAINT evidence_has_a_name CHECK (name ~ '^[^/\\[:cntrl:]]+$');

-- The same file is given once.
CREATE UNIQUE INDEX evidence_of_report ON evidence (report_id, sha256) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX evidence_of_assessment ON evidence (assessment_id, sha256) WHERE removed_at IS NULL;

CREATE TRIGGER evidence_stays BEFORE DELETE OR TRUNCATE ON evidence FOR EACH STATEMENT EXECUTE FUNCTION record_stays();

-- What was sent stays as it was: no file comes to it afterwards, and of those that it has each stays what it was, until it is removed.
CREATE FUNCTION evidence_comes_along() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM implementation_report WHERE id = NEW.report_id AND xmin = pg_current_xact_id()::xid)
    AND NOT EXISTS (SELECT FROM assessment WHERE id = NEW.assessment_id AND xmin = pg_current_xact_id()::xid)
  THEN
    RAISE EXCEPTION 'evidence comes with what it bears out' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER evidence_comes_along BEFORE INSERT ON evidence FOR EACH ROW EXECUTE FUNCTION evidence_comes_along();

CREATE FUNCTION evidence_is_what_was_sent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.id, OLD.report_id, OLD.assessment_id, OLD.name, OLD.sha256) IS DISTINCT FROM
      (NEW.id, NEW.report_id, NEW.assessment_id, NEW.name, NEW.sha256)
    OR (OLD.removed_at IS NOT NULL AND OLD.removed_at IS DISTINCT FROM NEW.removed_at)
  THEN
    RAISE EXCEPTION 'evidence is what was sent: %', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER evidence_is_what_was_sent BEFORE UPDATE ON evidence
  FOR EACH ROW EXECUTE FUNCTION evidence_is_what_was_sent();
CREATE TRIGGER evidence_is_held AFTER INSERT OR UPDATE ON evidence FOR EACH ROW EXECUTE FUNCTION file_is_held();

-- Until it is sent, a file waits for the next answer to that question.
ALTER TABLE "upload"
    ADD COLUMN "evidence_of" TEXT,
    ADD COLUMN "recommendation_id" INTEGER,
    ADD COLUMN "partner_id" INTEGER,
    ADD COLUMN "year" INTEGER;

-- CreateIndex
CREATE INDEX "upload_recommendation_id_partner_id_idx" ON "upload"("recommendation_id", "partner_id");

-- CreateIndex
CREATE INDEX "upload_partner_id_idx" ON "upload"("partner_id");

-- AddForeignKey
ALTER TABLE "upload" ADD CONSTRAINT "upload_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upload" ADD CONSTRAINT "upload_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE upload
  DROP CONSTRAINT upload_is_for_one,
  ADD CONSTRAINT upload_is_for_one CHECK (num_nonnulls(meeting_id, document_id, evidence_of) = 1),
  ADD CONSTRAINT upload_evidence_of CHECK (evidence_of IN ('report', 'assessment')),
  ADD CONSTRAINT upload_names_its_question CHECK (num_nonnulls(evidence_of, recommendation_id, partner_id, year) % 4 = 0),
  ADD CONSTRAINT upload_year CHECK (year BETWEEN 2003 AND 2100);

-- The bytes of a file go when nothing has it any more.
CREATE OR REPLACE FUNCTION file_goes_unheld() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM document_file WHERE sha256 = NEW.sha256 AND removed_at IS NULL)
    OR EXISTS (SELECT FROM evidence WHERE sha256 = NEW.sha256 AND removed_at IS NULL)
    OR EXISTS (SELECT FROM upload WHERE sha256 = NEW.sha256)
  THEN
    RAISE EXCEPTION 'something has the file %', NEW.sha256 USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NEW;
END $$;

DO $$
DECLARE
  known text := pg_get_constraintdef((SELECT oid FROM pg_constraint WHERE conname = 'event_subject_and_verb'));
BEGIN
  ALTER TABLE event DROP CONSTRAINT event_subject_and_verb;
  EXECUTE 'ALTER TABLE event ADD CONSTRAINT event_subject_and_verb ' || replace(known, 'ARRAY[',
    'ARRAY[''evidence attach''::text, ''evidence remove''::text, ''evidence infected''::text, ');
END $$;
