-- How a recommendation stands, to whom it is addressed and what continues it: the rows say what its events tell, or the
-- change is refused. It is asked when a transaction ends, for then both are there.

-- Its newest event tells how it stands. No event, no row.
CREATE FUNCTION recommendation_stands_as_told() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  told jsonb;
BEGIN
  SELECT snapshot INTO told FROM event
  WHERE subject = 'recommendation' AND subject_id = NEW.id ORDER BY id DESC LIMIT 1;
  IF told IS NULL OR (SELECT status FROM recommendation WHERE id = NEW.id) IS DISTINCT FROM told ->> 'status' THEN
    RAISE EXCEPTION 'recommendation %: its status is not what its newest event tells', NEW.code
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER recommendation_begins_as_told AFTER INSERT ON recommendation
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION recommendation_stands_as_told();
CREATE CONSTRAINT TRIGGER recommendation_stands_as_told AFTER UPDATE OF status ON recommendation
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION recommendation_stands_as_told();

-- To whom it is addressed, in the words of its events: a partner that is a member of an addressed group is named in it.
CREATE FUNCTION addressees_of(recommendation integer) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'partners', (
      SELECT coalesce(jsonb_agg(partner_id ORDER BY partner_id), '[]') FROM addressee a
      WHERE recommendation_id = $1 AND NOT EXISTS (
        SELECT FROM addressed_group g WHERE g.recommendation_id = $1 AND g.partner_id = a.partner_id)),
    'groups', (
      SELECT coalesce(jsonb_agg(jsonb_build_object('code', code, 'members', members) ORDER BY code), '[]') FROM (
        SELECT group_code COLLATE "C" AS code, jsonb_agg(partner_id ORDER BY partner_id) AS members FROM addressed_group
        WHERE recommendation_id = $1 GROUP BY group_code) g),
    'bodies', (
      SELECT coalesce(jsonb_agg(body_code ORDER BY body_code COLLATE "C"), '[]') FROM addressed_body
      WHERE recommendation_id = $1),
    'programmes', (
      SELECT coalesce(jsonb_agg(programme_code ORDER BY programme_code COLLATE "C"), '[]') FROM addressed_programme
      WHERE recommendation_id = $1))
$$;

CREATE FUNCTION addressees_are_as_told() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  recommendation integer;
BEGIN
  FOREACH recommendation IN ARRAY array_remove(ARRAY[OLD.recommendation_id, NEW.recommendation_id], NULL) LOOP
    IF addressees_of(recommendation) IS DISTINCT FROM (
      SELECT snapshot -> 'addressees' FROM event
      WHERE subject = 'recommendation' AND subject_id = recommendation AND snapshot ? 'addressees' ORDER BY id DESC LIMIT 1
    ) THEN
      RAISE EXCEPTION 'recommendation %: no event tells that it is addressed to these', recommendation
        USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER addressee_is_as_told AFTER INSERT OR UPDATE OR DELETE ON addressee
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION addressees_are_as_told();
CREATE CONSTRAINT TRIGGER addressed_group_is_as_told AFTER INSERT OR UPDATE OR DELETE ON addressed_group
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION addressees_are_as_told();
CREATE CONSTRAINT TRIGGER addressed_body_is_as_told AFTER INSERT OR UPDATE OR DELETE ON addressed_body
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION addressees_are_as_told();
CREATE CONSTRAINT TRIGGER addressed_programme_is_as_told AFTER INSERT OR UPDATE OR DELETE ON addressed_programme
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION addressees_are_as_told();

-- What continues it: the newest of its events that names the later one tells how, or that it does not.
CREATE FUNCTION lineage_is_as_told() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  line record;
BEGIN
  FOR line IN
    SELECT older, id AS later, code FROM (VALUES (OLD.from_id, OLD.to_id), (NEW.from_id, NEW.to_id)) AS ends (older, newer)
    JOIN recommendation ON id = newer
  LOOP
    IF coalesce((SELECT kind FROM lineage WHERE from_id = line.older AND to_id = line.later), 'none') IS DISTINCT FROM (
      SELECT CASE WHEN verb = 'discontinued' THEN 'none' ELSE snapshot -> 'lineage' ->> 'kind' END FROM event
      WHERE subject = 'recommendation' AND subject_id = line.older AND (verb LIKE 'continued-%' OR verb = 'discontinued')
        AND snapshot -> 'lineage' -> 'to' ? line.code
      ORDER BY id DESC LIMIT 1
    ) THEN
      RAISE EXCEPTION 'recommendation %: no event tells that % continues it so, or no longer does', line.older, line.code
        USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER lineage_is_as_told AFTER INSERT OR UPDATE OR DELETE ON lineage
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION lineage_is_as_told();
