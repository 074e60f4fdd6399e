-- Words that were typed and not sent, where few may read them: kept here and not on a device that others use. Those of a
-- sheet are their partner's, whose focal points write it together, and were kept in a table of their own.
CREATE TABLE "draft" (
    "id" TEXT NOT NULL,
    "person_id" INTEGER NOT NULL,
    "partner_id" INTEGER,
    "form" TEXT NOT NULL,
    "record" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "draft_partner_id_form_record_key" ON "draft"("partner_id", "form", "record");
CREATE INDEX "draft_person_id_path_idx" ON "draft"("person_id", "path");
CREATE INDEX "draft_kept_at_idx" ON "draft"("kept_at");

ALTER TABLE "draft"
  ADD CONSTRAINT "draft_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "draft_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "draft"
  ADD CONSTRAINT draft_id CHECK (id ~ '^[0-9a-f]{32}$'),
  -- A form whose words are public as soon as they are sent keeps none here.
  ADD CONSTRAINT draft_form CHECK (form IN ('assessment', 'corrections', 'decisions', 'figure', 'report', 'round', 'sheet')),
  ADD CONSTRAINT draft_owner CHECK ((form = 'sheet') = (partner_id IS NOT NULL)),
  ADD CONSTRAINT draft_is_short CHECK (octet_length(content::text) <= 1000000),
  ADD CONSTRAINT draft_is_of_its_form CHECK (
    partner_id IS NOT NULL
    OR (content ->> 'id' IS NOT DISTINCT FROM id AND content ->> 'form' IS NOT DISTINCT FROM form)
  ),
  ADD CONSTRAINT draft_sheet_language CHECK (form <> 'sheet' OR coalesce(content ->> 'language' IN ('en', 'ru'), false)),
  ADD CONSTRAINT draft_sheet_state CHECK (
    form <> 'sheet' OR content ->> 'state' IN ('planned', 'underWay', 'done', 'cannot', 'notApplicable')
  );

INSERT INTO "draft" (id, person_id, partner_id, form, record, path, content, kept_at)
SELECT md5(concat_ws('/', d.partner_id, d.year, d.recommendation_id, random())), d.saved_by_id, d.partner_id, 'sheet',
  concat(r.code, '/', d.year), concat('/desk/rounds/', d.year),
  jsonb_build_object(
    'state', d.state, 'statement', d.statement, 'language', d.language, 'evidence', d.evidence, 'writer', d.writer
  ),
  d.saved_at
FROM "report_draft" d JOIN "recommendation" r ON r.id = d.recommendation_id;

DROP TABLE "report_draft";

-- A draft is its author's for good, or its partner's: nobody is given another's words.
CREATE FUNCTION draft_stays_with_its_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.partner_id IS DISTINCT FROM OLD.partner_id OR (NEW.partner_id IS NULL AND NEW.person_id <> OLD.person_id) THEN
    RAISE EXCEPTION 'a draft stays with its owner' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER draft_stays_with_its_owner BEFORE UPDATE ON draft
  FOR EACH ROW EXECUTE FUNCTION draft_stays_with_its_owner();
CREATE TRIGGER draft_is_never_emptied BEFORE TRUNCATE ON draft FOR EACH STATEMENT EXECUTE FUNCTION record_stays();
