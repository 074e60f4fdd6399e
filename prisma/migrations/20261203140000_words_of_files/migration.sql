-- Files wait for their words to be taken out of them: one portal at a time has each, until then or as long as it says that it
-- is at work. How often that was begun stays: a file that brings the portal down is not taken up for ever.
ALTER TABLE "file"
    ADD COLUMN "words_tries" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "words_until" TIMESTAMPTZ(3);
ALTER TABLE file ADD CONSTRAINT file_words_tries CHECK (words_tries >= 0);
CREATE INDEX file_waits_for_its_words ON file (kept_at) WHERE words = 'waiting' AND gone_at IS NULL;

-- The words of a file, part by part, each with its place. A Russian word is looked for in any form, and so is an English one:
-- this dictionary knows both, and takes the letters of a word for those of its alphabet.
CREATE TABLE "file_words" (
    "sha256" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "place" TEXT NOT NULL,
    "number" INTEGER,
    "name" TEXT,
    "words" TEXT NOT NULL,
    "search" tsvector GENERATED ALWAYS AS (to_tsvector('russian'::regconfig, translate(as_read(words), 'ёЁ'::text, 'еЕ'::text))) STORED,

    CONSTRAINT "file_words_pkey" PRIMARY KEY ("sha256","position")
);

-- CreateIndex
CREATE INDEX "file_words_search_idx" ON "file_words" USING GIN ("search");

-- AddForeignKey
ALTER TABLE "file_words" ADD CONSTRAINT "file_words_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "file"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE file_words
  ADD CONSTRAINT file_words_place CHECK (place IN ('page', 'slide', 'sheet', 'heading', 'paragraph', 'line', 'notes')),
  ADD CONSTRAINT file_words_number CHECK (number >= 1),
  ADD CONSTRAINT file_words_are_some CHECK (words ~ '\S');

CREATE TRIGGER file_words_stay BEFORE TRUNCATE ON file_words FOR EACH STATEMENT EXECUTE FUNCTION record_stays();
CREATE TRIGGER file_words_go_with_the_file BEFORE DELETE ON file_words
  FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION record_stays();

-- A file has words where it says that they were read, and nowhere else. Those of one whose bytes go, go with them; should it
-- come again, they wait to be read.
CREATE FUNCTION file_words_wait() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.words := 'waiting';
  NEW.words_tries := 0;
  NEW.words_until := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER file_words_wait BEFORE UPDATE OF gone_at ON file
  FOR EACH ROW WHEN (NEW.gone_at IS NOT NULL AND OLD.gone_at IS NULL) EXECUTE FUNCTION file_words_wait();

-- The portal's role takes no words away; this does, as the owner of both tables.
CREATE FUNCTION file_words_go() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM file_words WHERE sha256 = NEW.sha256;
  RETURN NULL;
END $$;
DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION file_words_go() SECURITY DEFINER SET search_path = %I, pg_temp', current_schema());
END $$;
REVOKE EXECUTE ON FUNCTION file_words_go() FROM PUBLIC;
CREATE TRIGGER file_words_go AFTER UPDATE ON file
  FOR EACH ROW WHEN (OLD.words = 'read' AND NEW.words <> 'read') EXECUTE FUNCTION file_words_go();

CREATE FUNCTION file_words_were_read() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM file WHERE sha256 = NEW.sha256 AND words = 'read' AND gone_at IS NULL) THEN
    RAISE EXCEPTION 'the words of % were not read', NEW.sha256 USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER file_words_were_read BEFORE INSERT OR UPDATE ON file_words
  FOR EACH ROW EXECUTE FUNCTION file_words_were_read();

-- What the portal does by itself again and again: when it is due, and until when one portal is at it.
CREATE TABLE "regular_work" (
    "name" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "regular_work_pkey" PRIMARY KEY ("name")
);
ALTER TABLE regular_work ADD CONSTRAINT regular_work_is_known CHECK (name IN ('files'));
CREATE TRIGGER regular_work_stays BEFORE DELETE OR TRUNCATE ON regular_work FOR EACH STATEMENT EXECUTE FUNCTION record_stays();
INSERT INTO regular_work (name, due_at) VALUES ('files', now() + interval '1 day');
