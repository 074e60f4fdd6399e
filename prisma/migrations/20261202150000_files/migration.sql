-- A file is known by the fingerprint of its bytes, which lie in the store of files, once. Bytes come first, then the row: so
-- a row whose bytes are neither taken away nor missed has them, whenever the portal ends.
CREATE TABLE "file" (
    "sha256" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "pages" INTEGER,
    "words" TEXT NOT NULL DEFAULT 'waiting',
    "kept_at" TIMESTAMPTZ(3) NOT NULL,
    "gone_at" TIMESTAMPTZ(3),
    "lost_at" TIMESTAMPTZ(3),

    CONSTRAINT "file_pkey" PRIMARY KEY ("sha256")
);

ALTER TABLE file
  ADD CONSTRAINT file_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT file_has_bytes CHECK (bytes > 0),
  ADD CONSTRAINT file_kind CHECK (kind IN
    ('pdf', 'docx', 'pptx', 'xlsx', 'odt', 'ods', 'odp', 'rtf', 'txt', 'csv', 'png', 'jpeg')),
  ADD CONSTRAINT file_pages CHECK (pages > 0),
  ADD CONSTRAINT file_words CHECK (words IN ('waiting', 'read', 'none', 'unreadable'));

CREATE TRIGGER file_stays BEFORE DELETE OR TRUNCATE ON file FOR EACH STATEMENT EXECUTE FUNCTION record_stays();

-- The same bytes are the same file for ever.
CREATE FUNCTION file_is_what_it_is() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.sha256, OLD.bytes) IS DISTINCT FROM (NEW.sha256, NEW.bytes) THEN
    RAISE EXCEPTION 'a file is what its bytes are' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER file_is_what_it_is BEFORE UPDATE ON file FOR EACH ROW EXECUTE FUNCTION file_is_what_it_is();
