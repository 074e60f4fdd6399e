-- That words are official can have been confirmed by mistake. That they are not is claimed by one person with a reason and
-- confirmed by another; a source says so seldom.
ALTER TABLE text_claim
  DROP CONSTRAINT text_claim_kind,
  DROP CONSTRAINT text_claim_has_source,
  ADD CONSTRAINT text_claim_kind CHECK (kind IN ('official', 'not-official', 'erratum')),
  ADD CONSTRAINT text_claim_has_source CHECK (kind = 'not-official' OR coalesce(source_en, source_ru) IS NOT NULL);

DO $$
DECLARE
  known text := pg_get_constraintdef((SELECT oid FROM pg_constraint WHERE conname = 'event_subject_and_verb'));
BEGIN
  ALTER TABLE event DROP CONSTRAINT event_subject_and_verb;
  EXECUTE 'ALTER TABLE event ADD CONSTRAINT event_subject_and_verb ' || replace(known, 'ARRAY[',
    'ARRAY[''recommendation not-official''::text, ''meeting not-official''::text, ');
END $$;
