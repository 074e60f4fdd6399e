-- A role that speaks for a partner, or that gives roles, is too much for one administrator to give: what is asked for an account
-- waits beside the links, and a second administrator makes it so. No token belongs to it.
ALTER TABLE "invitation" ADD COLUMN "changes_id" INTEGER;
CREATE INDEX "invitation_changes_id_idx" ON "invitation"("changes_id");
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_changes_id_fkey" FOREIGN KEY ("changes_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE invitation
  DROP CONSTRAINT invitation_used_with_token,
  ADD CONSTRAINT invitation_used_with_token CHECK (used_at IS NULL OR token_hash IS NOT NULL OR changes_id IS NOT NULL),
  ADD CONSTRAINT invitation_changes_by_another CHECK (
    changes_id IS NULL
    OR (token_hash IS NULL AND resets_id IS NULL AND made_by_id IS NOT NULL AND (used_at IS NULL OR confirmed_by_id IS NOT NULL))
  );

DO $$
DECLARE
  known text := pg_get_constraintdef((SELECT oid FROM pg_constraint WHERE conname = 'event_subject_and_verb'));
BEGIN
  ALTER TABLE event DROP CONSTRAINT event_subject_and_verb;
  EXECUTE 'ALTER TABLE event ADD CONSTRAINT event_subject_and_verb ' || replace(known, 'ARRAY[', 'ARRAY[''person ask-role''::text, ');
END $$;
