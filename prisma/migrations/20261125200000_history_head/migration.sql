-- How many events there are, and the hash of the newest: kept apart from them, so that a history that lost its end is noticed.

-- CreateTable
CREATE TABLE "event_head" (
    "id" INTEGER NOT NULL,
    "count" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "event_head_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "event_head" ADD CONSTRAINT event_head_is_one_row CHECK (id = 1);

-- Whoever adds events moves the head, in the same transaction.
CREATE FUNCTION event_moves_head() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE event_head
  SET count = count + (SELECT count(*) FROM added), hash = (SELECT hash FROM added ORDER BY id DESC LIMIT 1)
  WHERE EXISTS (SELECT FROM added);
  RETURN NULL;
END $$;
CREATE TRIGGER event_moves_head AFTER INSERT ON event
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION event_moves_head();

-- The events of before: nobody adds one until the trigger is there.
INSERT INTO event_head (id, count, hash)
SELECT 1, count(*), coalesce((SELECT hash FROM event ORDER BY id DESC LIMIT 1), '') FROM event;

-- It only ever advances.
CREATE FUNCTION event_head_advances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.count > OLD.count THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION 'the head of the history only advances: % refused', TG_OP
    USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER event_head_advances BEFORE UPDATE OR DELETE ON event_head
  FOR EACH ROW EXECUTE FUNCTION event_head_advances();
CREATE TRIGGER event_head_stays BEFORE TRUNCATE ON event_head
  FOR EACH STATEMENT EXECUTE FUNCTION event_head_advances();
