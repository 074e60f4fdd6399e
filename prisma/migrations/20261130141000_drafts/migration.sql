-- Words that a person has typed and not sent, where few may read them: kept here and not on a device that others use.
CREATE TABLE "draft" (
    "id" TEXT NOT NULL,
    "person_id" INTEGER NOT NULL,
    "form" TEXT NOT NULL,
    "record" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "draft_person_id_path_idx" ON "draft"("person_id", "path");
CREATE INDEX "draft_kept_at_idx" ON "draft"("kept_at");

ALTER TABLE "draft"
  ADD CONSTRAINT "draft_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "draft"
  ADD CONSTRAINT draft_id CHECK (id ~ '^[0-9a-f]{32}$'),
  -- A form whose words are public as soon as they are sent keeps none here.
  ADD CONSTRAINT draft_form CHECK (form IN ('assessment', 'corrections', 'decisions', 'figure', 'report', 'round', 'sheet')),
  ADD CONSTRAINT draft_is_short CHECK (octet_length(content::text) <= 1000000),
  ADD CONSTRAINT draft_is_of_its_form CHECK (content ->> 'id' = id AND content ->> 'form' = form);

-- A draft is its author's for good: nobody is given another's words.
CREATE FUNCTION draft_stays_with_its_author() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.person_id <> OLD.person_id THEN
    RAISE EXCEPTION 'a draft stays with its author' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER draft_stays_with_its_author BEFORE UPDATE ON draft
  FOR EACH ROW EXECUTE FUNCTION draft_stays_with_its_author();
CREATE TRIGGER draft_is_never_emptied BEFORE TRUNCATE ON draft FOR EACH STATEMENT EXECUTE FUNCTION record_stays();
