-- Two records of one work become one: what belonged to the other goes over to the one that stays, and its address leads there.
-- AlterTable
ALTER TABLE "document" ADD COLUMN "joined" BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE document
  ADD CONSTRAINT document_joined_has_a_right CHECK (NOT joined OR (voided_at IS NOT NULL AND right_id IS NOT NULL));

DO $$
DECLARE
  known text := pg_get_constraintdef((SELECT oid FROM pg_constraint WHERE conname = 'event_subject_and_verb'));
BEGIN
  ALTER TABLE event DROP CONSTRAINT event_subject_and_verb;
  EXECUTE 'ALTER TABLE event ADD CONSTRAINT event_subject_and_verb ' || replace(known, 'ARRAY[',
    'ARRAY[''document join''::text, ''document separate''::text, ');
END $$;
