-- The other side of what the rows say as their events tell: an event that tells of a recommendation what its rows do not
-- say is refused as well, when the transaction ends.
CREATE FUNCTION event_tells_the_rows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  newest jsonb;
BEGIN
  SELECT snapshot INTO newest FROM event
  WHERE subject = 'recommendation' AND subject_id = NEW.subject_id ORDER BY id DESC LIMIT 1;
  IF (SELECT status FROM recommendation WHERE id = NEW.subject_id) IS DISTINCT FROM newest ->> 'status' THEN
    RAISE EXCEPTION 'recommendation %: its status is not what its newest event tells', NEW.subject_code
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;

  IF NEW.snapshot ? 'addressees' AND addressees_of(NEW.subject_id) IS DISTINCT FROM (
    SELECT snapshot -> 'addressees' FROM event
    WHERE subject = 'recommendation' AND subject_id = NEW.subject_id AND snapshot ? 'addressees' ORDER BY id DESC LIMIT 1
  ) THEN
    RAISE EXCEPTION 'recommendation %: its newest event tells that it is addressed to others', NEW.subject_code
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;

  IF (NEW.verb LIKE 'continued-%' OR NEW.verb = 'discontinued') AND EXISTS (
    SELECT FROM jsonb_array_elements_text(NEW.snapshot -> 'lineage' -> 'to') AS named (code)
    JOIN recommendation later USING (code)
    WHERE coalesce((SELECT kind FROM lineage WHERE from_id = NEW.subject_id AND to_id = later.id), 'none') IS DISTINCT FROM (
      SELECT CASE WHEN verb = 'discontinued' THEN 'none' ELSE snapshot -> 'lineage' ->> 'kind' END FROM event
      WHERE subject = 'recommendation' AND subject_id = NEW.subject_id
        AND (verb LIKE 'continued-%' OR verb = 'discontinued') AND snapshot -> 'lineage' -> 'to' ? later.code
      ORDER BY id DESC LIMIT 1
    )
  ) THEN
    RAISE EXCEPTION 'recommendation %: its newest event tells that others continue it', NEW.subject_code
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER event_tells_the_rows AFTER INSERT ON event
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.subject = 'recommendation') EXECUTE FUNCTION event_tells_the_rows();
