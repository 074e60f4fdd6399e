-- A document has files: of each language, one after the other. The newest that was not removed is the one that readers get;
-- those before it stay for whoever works with the record.
CREATE TABLE "document_file" (
    "id" SERIAL NOT NULL,
    "document_id" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "added_by_id" INTEGER,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "replaced_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "document_file_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "document_file_sha256_idx" ON "document_file"("sha256");

-- CreateIndex
CREATE INDEX "document_file_added_by_id_idx" ON "document_file"("added_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "document_file_document_id_language_version_key" ON "document_file"("document_id", "language", "version");

-- AddForeignKey
ALTER TABLE "document_file" ADD CONSTRAINT "document_file_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_file" ADD CONSTRAINT "document_file_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "file"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_file" ADD CONSTRAINT "document_file_added_by_id_fkey" FOREIGN KEY ("added_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE document_file
  ADD CONSTRAINT document_file_language_is_a_code CHECK (language ~ '^[a-z]{2}$'),
  ADD CONSTRAINT document_file_version_counts CHECK (version >= 1),
  ADD CONSTRAINT document_file_has_a_name CHECK (name ~ '^[^/\\[:cntrl:]]+$');

-- Of each language readers get one.
CREATE UNIQUE INDEX document_file_current ON document_file (document_id, language)
  WHERE replaced_at IS NULL AND removed_at IS NULL;

CREATE TRIGGER document_file_stays BEFORE DELETE OR TRUNCATE ON document_file
  FOR EACH STATEMENT EXECUTE FUNCTION record_stays();

-- A file that was sent stays what it was; what was replaced or removed once stays so.
CREATE FUNCTION document_file_is_what_was_sent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.document_id, OLD.language, OLD.version, OLD.name, OLD.sha256, OLD.added_by_id, OLD.added_at) IS DISTINCT FROM
      (NEW.document_id, NEW.language, NEW.version, NEW.name, NEW.sha256, NEW.added_by_id, NEW.added_at)
    OR (OLD.replaced_at IS NOT NULL AND OLD.replaced_at IS DISTINCT FROM NEW.replaced_at)
    OR (OLD.removed_at IS NOT NULL AND OLD.removed_at IS DISTINCT FROM NEW.removed_at)
  THEN
    RAISE EXCEPTION 'a file of a document is what was sent: %', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER document_file_is_what_was_sent BEFORE UPDATE ON document_file
  FOR EACH ROW EXECUTE FUNCTION document_file_is_what_was_sent();

-- The bytes of a file go when no document has it any more, and not before.
CREATE FUNCTION file_is_held() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.removed_at IS NULL AND EXISTS (SELECT FROM file WHERE sha256 = NEW.sha256 AND gone_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the bytes of % are taken away', NEW.sha256 USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER document_file_is_held AFTER INSERT OR UPDATE ON document_file FOR EACH ROW EXECUTE FUNCTION file_is_held();
CREATE FUNCTION file_goes_unheld() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM document_file WHERE sha256 = NEW.sha256 AND removed_at IS NULL) THEN
    RAISE EXCEPTION 'a document has the file %', NEW.sha256 USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER file_goes_unheld BEFORE UPDATE OF gone_at ON file
  FOR EACH ROW WHEN (NEW.gone_at IS NOT NULL) EXECUTE FUNCTION file_goes_unheld();

DO $$
DECLARE
  known text := pg_get_constraintdef((SELECT oid FROM pg_constraint WHERE conname = 'event_subject_and_verb'));
BEGIN
  ALTER TABLE event DROP CONSTRAINT event_subject_and_verb;
  EXECUTE 'ALTER TABLE event ADD CONSTRAINT event_subject_and_verb ' || replace(known, 'ARRAY[',
    'ARRAY[''file attach''::text, ''file replace''::text, ''file superseded''::text, ''file remove''::text, ');
END $$;
