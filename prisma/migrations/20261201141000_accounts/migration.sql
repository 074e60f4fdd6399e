-- A session ends when it was not used for a while, too: so it says when it was seen last. Its owner knows it by the browser.
ALTER TABLE "session" ADD COLUMN "browser" TEXT NOT NULL DEFAULT '',
ADD COLUMN "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- A link names who made it and, where it is for a new password, whose it is. One that waits for a second administrator has no
-- token yet. It is over once it was used, was revoked, or is too old.
ALTER TABLE "invitation" DROP CONSTRAINT "invitation_pkey",
ALTER COLUMN "token_hash" DROP NOT NULL,
ADD COLUMN "id" SERIAL NOT NULL,
ADD COLUMN "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN "made_by_id" INTEGER,
ADD COLUMN "resets_id" INTEGER,
ADD COLUMN "confirmed_by_id" INTEGER,
ADD COLUMN "revoked_at" TIMESTAMPTZ(3),
ADD CONSTRAINT "invitation_pkey" PRIMARY KEY ("id");

CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");
CREATE INDEX "invitation_made_by_id_idx" ON "invitation"("made_by_id");
CREATE INDEX "invitation_resets_id_idx" ON "invitation"("resets_id");
CREATE INDEX "invitation_confirmed_by_id_idx" ON "invitation"("confirmed_by_id");
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_made_by_id_fkey" FOREIGN KEY ("made_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_resets_id_fkey" FOREIGN KEY ("resets_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_confirmed_by_id_fkey" FOREIGN KEY ("confirmed_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

UPDATE invitation i SET resets_id = p.id FROM person p WHERE p.email = i.email AND i.used_at IS NULL;

-- One open link per address, and whoever confirms one has not made it.
UPDATE invitation SET revoked_at = expires_at WHERE used_at IS NULL AND expires_at < CURRENT_TIMESTAMP;
UPDATE invitation i SET revoked_at = CURRENT_TIMESTAMP WHERE used_at IS NULL AND revoked_at IS NULL
  AND EXISTS (SELECT FROM invitation o WHERE o.email = i.email AND o.used_at IS NULL AND o.revoked_at IS NULL AND o.id > i.id);
CREATE UNIQUE INDEX invitation_one_open ON invitation (email) WHERE used_at IS NULL AND revoked_at IS NULL;
ALTER TABLE invitation
  ADD CONSTRAINT invitation_confirmed_by_another CHECK (confirmed_by_id <> made_by_id),
  ADD CONSTRAINT invitation_used_with_token CHECK (used_at IS NULL OR token_hash IS NOT NULL);

-- There is always an administrator, once there was one. Whoever takes the last but one away waits for whoever does the same.
CREATE FUNCTION an_administrator_remains() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('an_administrator_remains'));
  IF NOT EXISTS (SELECT FROM person WHERE role = 'admin' AND active) THEN
    RAISE EXCEPTION 'person %: the last administrator stays one', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER an_administrator_remains AFTER UPDATE ON person FOR EACH ROW
  WHEN (OLD.role = 'admin' AND OLD.active AND NOT (NEW.role = 'admin' AND NEW.active))
  EXECUTE FUNCTION an_administrator_remains();

-- A link for somebody who has no account yet is about no row.
ALTER TABLE event DROP CONSTRAINT event_names_its_row;
ALTER TABLE event ADD CONSTRAINT event_names_its_row
  CHECK (subject_id IS NOT NULL OR verb IN ('invite', 'confirm-link', 'revoke-link')) NOT VALID;

DO $$
DECLARE
  known text := pg_get_constraintdef((SELECT oid FROM pg_constraint WHERE conname = 'event_subject_and_verb'));
BEGIN
  ALTER TABLE event DROP CONSTRAINT event_subject_and_verb;
  EXECUTE 'ALTER TABLE event ADD CONSTRAINT event_subject_and_verb ' || replace(known, 'ARRAY[',
    'ARRAY[''person reset-password''::text, ''person confirm-link''::text, ''person revoke-link''::text, ''person accept-reset''::text, ''person change-role''::text, ');
END $$;
