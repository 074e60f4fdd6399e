-- An event finds its row by subject and number, so that a new noun needs no new column. Its version says in which form it
-- was written: those of before name their row, and are hashed, as it was done then.
ALTER TABLE "event" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1, ADD COLUMN "subject_id" INTEGER;
ALTER TABLE "event" ALTER COLUMN "version" DROP DEFAULT;

-- Here alone events are altered, and nothing is lost: the old columns follow from the new ones. At which meeting something
-- happened is told only where it happened at one, and not of the meeting's own record.
ALTER TABLE event DISABLE TRIGGER event_is_append_only;
UPDATE event SET
  subject_id = CASE
    WHEN subject = 'recommendation' THEN recommendation_id
    WHEN subject = 'meeting' THEN meeting_id
    WHEN subject IN ('round', 'person') THEN substring(subject_code FROM '^[0-9]+$')::integer
    ELSE (snapshot ->> 'id')::integer
  END,
  meeting_id = CASE WHEN subject <> 'meeting' THEN meeting_id END;
ALTER TABLE event ENABLE TRIGGER event_is_append_only;

-- DropIndex
DROP INDEX "event_subject_subject_code_idx";

-- DropIndex
DROP INDEX "event_recommendation_id_idx";

-- DropForeignKey
ALTER TABLE "event" DROP CONSTRAINT "event_recommendation_id_fkey";

ALTER TABLE "event" DROP COLUMN "recommendation_id";

-- CreateIndex
CREATE INDEX "event_subject_subject_id_id_idx" ON "event"("subject", "subject_id", "id");

-- Only an invitation is about no row: nobody has an account yet. What was written before is history, whatever it is.
ALTER TABLE event ADD CONSTRAINT event_names_its_row CHECK (subject_id IS NOT NULL OR verb = 'invite') NOT VALID;
