-- The days of a meeting beside its state, and who may read it.
-- AlterTable
ALTER TABLE "meeting" ADD COLUMN     "access" "access" NOT NULL DEFAULT 'public',
ADD COLUMN     "invited_on" DATE,
ADD COLUMN     "named" INTEGER[] NOT NULL DEFAULT '{}',
ADD COLUMN     "registration_from" DATE,
ADD COLUMN     "registration_until" DATE,
ADD COLUMN     "review_from" DATE;

-- CreateIndex
CREATE INDEX "meeting_named_idx" ON "meeting" USING GIN ("named");

ALTER TABLE meeting
  ADD CONSTRAINT meeting_registration_has_both_days CHECK ((registration_from IS NULL) = (registration_until IS NULL)),
  ADD CONSTRAINT meeting_registration_closes_last CHECK (registration_from <= registration_until),
  ADD CONSTRAINT meeting_registration_after_invitations
    CHECK (registration_from IS NULL OR (invited_on IS NOT NULL AND invited_on <= registration_from)),
  ADD CONSTRAINT meeting_names_where_it_is_for_some CHECK (access = 'named' OR named = '{}'),
  ADD CONSTRAINT meeting_named_holds_keys CHECK (array_position(named, NULL) IS NULL);

CREATE FUNCTION meeting_names_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM unnest(NEW.named) AS key WHERE key NOT IN (SELECT id FROM person)) THEN
    RAISE EXCEPTION 'meeting %: it names somebody who has no account', NEW.code USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER meeting_names_people AFTER INSERT OR UPDATE OF named ON meeting
  FOR EACH ROW EXECUTE FUNCTION meeting_names_people();

CREATE FUNCTION meetings_keep_their_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM meeting WHERE OLD.id = ANY (named)) AND OLD.id IS DISTINCT FROM (to_jsonb(NEW) ->> 'id')::integer THEN
    RAISE EXCEPTION 'person %: a meeting is for them', OLD.id USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER person_meetings_stay BEFORE DELETE OR UPDATE OF id ON person
  FOR EACH ROW EXECUTE FUNCTION meetings_keep_their_people();

DO $$
DECLARE
  known text := pg_get_constraintdef((SELECT oid FROM pg_constraint WHERE conname = 'event_subject_and_verb'));
BEGIN
  ALTER TABLE event DROP CONSTRAINT event_subject_and_verb;
  EXECUTE 'ALTER TABLE event ADD CONSTRAINT event_subject_and_verb ' || replace(known, 'ARRAY[',
    'ARRAY[''meeting steps''::text, ''meeting name''::text, ');
END $$;

DO $$
DECLARE
  known text := pg_get_constraintdef((SELECT oid FROM pg_constraint WHERE conname = 'draft_form'));
BEGIN
  ALTER TABLE draft DROP CONSTRAINT draft_form;
  EXECUTE 'ALTER TABLE draft ADD CONSTRAINT draft_form ' || replace(known, 'ARRAY[', 'ARRAY[''meeting-days''::text, ');
END $$;
