-- Nouns without events of their own have texts, too: who wrote a translation of one, when, and what stood there before is
-- told by events of the text. Its row is the number by which they name it.
CREATE TABLE "changed_text" (
    "id" SERIAL NOT NULL,
    "subject" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,

    CONSTRAINT "changed_text_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "changed_text_subject_field_subject_id_key" ON "changed_text"("subject", "field", "subject_id");

-- AddForeignKey
ALTER TABLE "changed_text" ADD CONSTRAINT "changed_text_subject_field_fkey" FOREIGN KEY ("subject", "field") REFERENCES "text_field"("subject", "field") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER changed_text_stays BEFORE DELETE OR TRUNCATE ON changed_text FOR EACH STATEMENT EXECUTE FUNCTION record_stays();

DO $$
DECLARE
  known text := pg_get_constraintdef((SELECT oid FROM pg_constraint WHERE conname = 'event_subject_and_verb'));
BEGIN
  ALTER TABLE event DROP CONSTRAINT event_subject_and_verb;
  EXECUTE 'ALTER TABLE event ADD CONSTRAINT event_subject_and_verb ' || replace(known, 'ARRAY[',
    'ARRAY[''text translate''::text, ''text cleaned''::text, ');
  known := pg_get_constraintdef((SELECT oid FROM pg_constraint WHERE conname = 'draft_form'));
  ALTER TABLE draft DROP CONSTRAINT draft_form;
  EXECUTE 'ALTER TABLE draft ADD CONSTRAINT draft_form ' || replace(known, 'ARRAY[', 'ARRAY[''translation''::text, ');
END $$;
