-- A file comes in parts, for a meeting or a document, and waits to be sorted out. Its parts lie in a folder that all instances
-- share; its row is there before them, so nothing lies there of which nobody knows.
CREATE TABLE "upload" (
    "id" TEXT NOT NULL,
    "person_id" INTEGER NOT NULL,
    "meeting_id" INTEGER,
    "document_id" INTEGER,
    "name" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "modified_at" TIMESTAMPTZ(3),
    "begun_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "problem" TEXT,
    "details" JSONB,
    "sha256" TEXT,
    "typed" JSONB,

    CONSTRAINT "upload_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "upload_person_id_idx" ON "upload"("person_id");

-- CreateIndex
CREATE INDEX "upload_meeting_id_idx" ON "upload"("meeting_id");

-- CreateIndex
CREATE INDEX "upload_document_id_idx" ON "upload"("document_id");

-- CreateIndex
CREATE INDEX "upload_sha256_idx" ON "upload"("sha256");

-- AddForeignKey
ALTER TABLE "upload" ADD CONSTRAINT "upload_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upload" ADD CONSTRAINT "upload_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upload" ADD CONSTRAINT "upload_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upload" ADD CONSTRAINT "upload_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "file"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE upload
  ADD CONSTRAINT upload_id_is_of_chance CHECK (id ~ '^[0-9a-f]{32}$'),
  ADD CONSTRAINT upload_is_for_one CHECK (num_nonnulls(meeting_id, document_id) = 1),
  ADD CONSTRAINT upload_has_a_name CHECK (name ~ '^[^/\\[:cntrl:]]+$'),
  ADD CONSTRAINT upload_has_bytes CHECK (bytes > 0),
  ADD CONSTRAINT upload_problem CHECK (problem ~ '^file[A-Za-z]+$'),
  ADD CONSTRAINT upload_ends_one_way CHECK (num_nonnulls(sha256, problem) = (ended_at IS NOT NULL)::int),
  ADD CONSTRAINT upload_details_of_a_problem CHECK (details IS NULL OR problem IS NOT NULL);

CREATE TRIGGER upload_is_never_emptied BEFORE TRUNCATE ON upload FOR EACH STATEMENT EXECUTE FUNCTION record_stays();

DO $$
DECLARE
  known text := pg_get_constraintdef((SELECT oid FROM pg_constraint WHERE conname = 'draft_form'));
BEGIN
  ALTER TABLE draft DROP CONSTRAINT draft_form;
  EXECUTE 'ALTER TABLE draft ADD CONSTRAINT draft_form ' || replace(known, 'ARRAY[', 'ARRAY[''papers''::text, ');
END $$;

-- The bytes of a file go when neither a document has it nor an upload waits with it.
CREATE FUNCTION upload_is_held() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM file WHERE sha256 = NEW.sha256 AND gone_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the bytes of % are taken away', NEW.sha256 USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER upload_is_held AFTER INSERT OR UPDATE ON upload FOR EACH ROW EXECUTE FUNCTION upload_is_held();
CREATE OR REPLACE FUNCTION file_goes_unheld() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM document_file WHERE sha256 = NEW.sha256 AND removed_at IS NULL)
    OR EXISTS (SELECT FROM upload WHERE sha256 = NEW.sha256)
  THEN
    RAISE EXCEPTION 'something has the file %', NEW.sha256 USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NEW;
END $$;
