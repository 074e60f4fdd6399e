-- Where the portal has a virus scanner, nobody gets a file before that has looked at it.
-- AlterTable
ALTER TABLE "file" ADD COLUMN "scanned_at" TIMESTAMPTZ(3);

-- A file that was found infected as it came never was one; of one that was found so later, its own event tells.
DO $$
DECLARE
  known text := pg_get_constraintdef((SELECT oid FROM pg_constraint WHERE conname = 'event_subject_and_verb'));
BEGIN
  ALTER TABLE event DROP CONSTRAINT event_subject_and_verb;
  EXECUTE 'ALTER TABLE event ADD CONSTRAINT event_subject_and_verb ' || replace(known, 'ARRAY[',
    'ARRAY[''document refuse''::text, ''file infected''::text, ');
END $$;
