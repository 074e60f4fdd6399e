-- A meeting is planned, announced, held, postponed or cancelled: its events tell it, each with its source and its day. Of the
-- meetings of before nothing is told here: the portal tells at its next start what their record bears out.
ALTER TABLE "meeting" ADD COLUMN "state" TEXT NOT NULL DEFAULT 'planned';

ALTER TABLE meeting
  ADD CONSTRAINT meeting_state CHECK (state IN ('planned', 'announced', 'held', 'postponed', 'cancelled'));

-- The verbs that there are, and these.
DO $$
DECLARE
  known text := pg_get_constraintdef((SELECT oid FROM pg_constraint WHERE conname = 'event_subject_and_verb'));
BEGIN
  ALTER TABLE event DROP CONSTRAINT event_subject_and_verb;
  EXECUTE 'ALTER TABLE event ADD CONSTRAINT event_subject_and_verb ' || replace(known, 'ARRAY[',
    'ARRAY[''meeting plan''::text, ''meeting announce''::text, ''meeting hold''::text, ''meeting postpone''::text, '
    '''meeting cancel''::text, ''meeting retract''::text, ');
END $$;

-- The row says what its newest event tells, or the change is refused when the transaction ends. Events of before tell no state.
CREATE FUNCTION meeting_stands_as_told() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  row_id integer := coalesce(to_jsonb(NEW) ->> 'subject_id', to_jsonb(NEW) ->> 'id');
  told jsonb;
BEGIN
  SELECT snapshot INTO told FROM event WHERE subject = 'meeting' AND subject_id = row_id ORDER BY id DESC LIMIT 1;
  IF (SELECT state FROM meeting WHERE id = row_id) IS DISTINCT FROM coalesce(told ->> 'state', 'planned') THEN
    RAISE EXCEPTION 'meeting %: its state is not what its newest event tells', row_id
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER meeting_begins_as_told AFTER INSERT ON meeting
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION meeting_stands_as_told();
CREATE CONSTRAINT TRIGGER meeting_stands_as_told AFTER UPDATE OF state ON meeting
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION meeting_stands_as_told();
CREATE CONSTRAINT TRIGGER event_tells_the_meeting AFTER INSERT ON event
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.subject = 'meeting') EXECUTE FUNCTION meeting_stands_as_told();
