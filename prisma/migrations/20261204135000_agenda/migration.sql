-- The agenda of a meeting: its items, in sessions or without, each in its place. A day of it is counted from the first of the
-- meeting, so that a meeting that is moved takes its agenda along, and a time is that of the clocks where it is held.
ALTER TABLE "meeting" ADD COLUMN "zone" TEXT;
ALTER TABLE meeting ADD CONSTRAINT meeting_zone_is_named CHECK (zone ~ '^[A-Z][A-Za-z_]+(/[A-Z][A-Za-z_-]+){1,2}$');

-- CreateTable
CREATE TABLE "agenda_item" (
    "id" SERIAL NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "parent_id" INTEGER,
    "day" INTEGER,
    "position" DOUBLE PRECISION NOT NULL,
    "kind" TEXT NOT NULL,
    "number" TEXT,
    "title_en" TEXT,
    "title_ru" TEXT,
    "starts" TEXT,
    "ends" TEXT,
    "speakers" JSONB NOT NULL DEFAULT '[]',
    "interpretation" TEXT[] NOT NULL DEFAULT '{}',
    "source" JSONB NOT NULL DEFAULT '[]',
    "topic" INTEGER,
    "sample" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "discarded_at" TIMESTAMPTZ(3),

    CONSTRAINT "agenda_item_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "agenda_item_meeting_id_idx" ON "agenda_item"("meeting_id");

-- CreateIndex
CREATE INDEX "agenda_item_parent_id_idx" ON "agenda_item"("parent_id");

-- AddForeignKey
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "agenda_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE FUNCTION is_speakers(list jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN jsonb_typeof(list) = 'array' THEN NOT EXISTS (
  SELECT FROM jsonb_array_elements(list) AS item WHERE (
    has_keys(item, '{role,partner,name}')
    AND item ->> 'role' IN ('chair', 'speaker')
    AND (item -> 'partner' = 'null' OR (jsonb_typeof(item -> 'partner') = 'number' AND item ->> 'partner' ~ '^[0-9]{1,9}$'))
    AND (item -> 'name' = 'null' OR is_some_text(item -> 'name'))
    AND NOT (item -> 'partner' = 'null' AND item -> 'name' = 'null')
  ) IS NOT TRUE
) ELSE false END;

ALTER TABLE agenda_item
  ADD CONSTRAINT agenda_item_kind CHECK (kind IN ('session', 'item', 'break', 'statement', 'side-event', 'launch')),
  ADD CONSTRAINT agenda_item_day_counts CHECK (day BETWEEN 1 AND 31),
  ADD CONSTRAINT agenda_item_position_is_finite CHECK (position > '-infinity' AND position < 'infinity'),
  ADD CONSTRAINT agenda_item_number_is_printed CHECK (number ~ '^[0-9A-Za-z.()]{1,10}( bis| ter)?$'),
  ADD CONSTRAINT agenda_item_starts_is_a_time CHECK (starts ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  ADD CONSTRAINT agenda_item_ends_is_a_time CHECK (ends ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  ADD CONSTRAINT agenda_item_ends_after_it_starts CHECK (ends IS NULL OR (starts IS NOT NULL AND ends > starts)),
  -- A break needs no other word.
  ADD CONSTRAINT agenda_item_has_a_title CHECK (kind = 'break' OR coalesce(title_en, '') <> '' OR coalesce(title_ru, '') <> ''),
  ADD CONSTRAINT agenda_item_session_is_in_none CHECK (kind <> 'session' OR parent_id IS NULL),
  ADD CONSTRAINT agenda_item_day_of_its_session CHECK (parent_id IS NULL OR day IS NULL),
  ADD CONSTRAINT agenda_item_session_is_interpreted CHECK (interpretation = '{}' OR kind = 'session'),
  ADD CONSTRAINT agenda_item_interpretation_holds_codes CHECK (
    array_position(interpretation, NULL) IS NULL AND array_to_string(interpretation, ' ') ~ '^([a-z]{2}( |$))*$'),
  ADD CONSTRAINT agenda_item_speakers CHECK (is_speakers(speakers)),
  ADD CONSTRAINT agenda_item_source CHECK (is_source(source)),
  ADD CONSTRAINT agenda_item_topic_counts CHECK (topic >= 1);

CREATE TRIGGER agenda_item_stays BEFORE DELETE OR TRUNCATE ON agenda_item
  FOR EACH STATEMENT EXECUTE FUNCTION record_stays();

-- What is in a session belongs to the same meeting, stays a session's as long as anything is in it, and goes with it. The other
-- side of the law is asked at the end, so that both can go at once.
CREATE FUNCTION agenda_item_is_in_a_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM agenda_item one JOIN agenda_item session ON session.id = one.parent_id
    WHERE (one.id = NEW.id OR session.id = NEW.id) AND one.discarded_at IS NULL
      AND (session.kind <> 'session' OR session.meeting_id <> one.meeting_id OR session.discarded_at IS NOT NULL)
  ) THEN
    RAISE EXCEPTION 'agenda item %: it is in no session of its meeting', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER agenda_item_is_in_a_session AFTER INSERT OR UPDATE ON agenda_item
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION agenda_item_is_in_a_session();

-- An item stays one of its meeting, and on a day that this meeting has, where its days are known.
CREATE FUNCTION agenda_item_is_of_its_meeting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.meeting_id <> OLD.meeting_id THEN
    RAISE EXCEPTION 'agenda item %: it stays one of its meeting', NEW.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.discarded_at IS NULL AND EXISTS (
    SELECT FROM meeting WHERE id = NEW.meeting_id AND date_precision = 'day' AND NEW.day > last_day - first_day + 1
  ) THEN
    RAISE EXCEPTION 'agenda item %: its meeting has no such day', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER agenda_item_is_of_its_meeting BEFORE INSERT OR UPDATE OF meeting_id, day ON agenda_item
  FOR EACH ROW EXECUTE FUNCTION agenda_item_is_of_its_meeting();

-- A list holds no foreign keys: these two are the law that stands for one.
CREATE FUNCTION speakers_are_partners() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM jsonb_array_elements(NEW.speakers) AS speaker
    WHERE speaker -> 'partner' <> 'null' AND NOT EXISTS (SELECT FROM partner WHERE id = (speaker ->> 'partner')::int)
  ) THEN
    RAISE EXCEPTION 'agenda item %: a speaker is no partner of the record', NEW.id USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER agenda_item_speakers_are_partners AFTER INSERT OR UPDATE OF speakers ON agenda_item
  FOR EACH ROW WHEN (NEW.speakers <> '[]') EXECUTE FUNCTION speakers_are_partners();

CREATE FUNCTION speakers_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM agenda_item WHERE speakers @> jsonb_build_array(jsonb_build_object('partner', OLD.id))) THEN
    RAISE EXCEPTION 'partner %: it speaks at a meeting', OLD.code USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER partner_speakers_stay BEFORE DELETE OR UPDATE OF id ON partner
  FOR EACH ROW EXECUTE FUNCTION speakers_stay();

-- The topics of a meeting become items: of each the events of its meeting tell which topic it was, until it has one of its own.
INSERT INTO agenda_item (meeting_id, position, kind, title_en, title_ru, source, topic, sample)
SELECT meeting.id, place, 'item', item #>> '{text,en}', item #>> '{text,ru}', item -> 'source', place, meeting.sample
FROM meeting, jsonb_array_elements(topics) WITH ORDINALITY AS topics_of (item, place)
ORDER BY meeting.id, place;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE "meeting" DROP COLUMN "topics";
DROP FUNCTION is_topics(jsonb);

DO $$
DECLARE
  known text := pg_get_constraintdef((SELECT oid FROM pg_constraint WHERE conname = 'event_subject_and_verb'));
BEGIN
  ALTER TABLE event DROP CONSTRAINT event_subject_and_verb;
  EXECUTE 'ALTER TABLE event ADD CONSTRAINT event_subject_and_verb ' || replace(known, 'ARRAY[',
    'ARRAY[''agenda record''::text, ''agenda correct''::text, ''agenda move''::text, ''agenda discard''::text, '
    '''agenda restore''::text, ''agenda cleaned''::text, ');
END $$;

-- What is typed into the form of an item is kept like that of any other.
DO $$
DECLARE
  known text := pg_get_constraintdef((SELECT oid FROM pg_constraint WHERE conname = 'draft_form'));
BEGIN
  ALTER TABLE draft DROP CONSTRAINT draft_form;
  EXECUTE 'ALTER TABLE draft ADD CONSTRAINT draft_form ' || replace(known, 'ARRAY[', 'ARRAY[''agenda''::text, ');
END $$;
