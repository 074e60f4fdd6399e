-- The hosts of a meeting are things: each a partner, or who is none in words, and what it was to the meeting.
ALTER TABLE "meeting" ADD COLUMN "hosts" JSONB NOT NULL DEFAULT '[]';

-- Words that are exactly what one partner is called, in every language in which they stand, are that partner. A name of now
-- needs no words beside it; a name of then and "Government of ..." stay beside it as they were. All other words stay words.
WITH called AS (
  SELECT partner.id, said.en, said.ru, said.now FROM partner CROSS JOIN LATERAL (
    SELECT ARRAY[name_en, acronym_en] AS en, ARRAY[name_ru, acronym_ru] AS ru, true AS now
    UNION ALL SELECT ARRAY[former.name_en, former.code], ARRAY[former.name_ru, former.code], false
      FROM former_name AS former WHERE former.partner_id = partner.id
    UNION ALL SELECT ARRAY['Government of ' || name_en, 'Government of the ' || name_en], NULL, false WHERE kind = 'state'
  ) AS said
), found AS (
  SELECT meeting.id, min(called.id) AS partner, bool_or(called.now) AS now
  FROM meeting JOIN called ON num_nonnulls(host_en, host_ru) > 0
    AND (host_en IS NULL OR host_en = ANY (called.en))
    AND (host_ru IS NULL OR host_ru = ANY (called.ru)
      OR (called.ru IS NULL AND host_en IS NOT NULL AND host_ru ~ '^Правительство [^;,]+$' AND host_ru !~ ' и '))
  GROUP BY meeting.id HAVING count(DISTINCT called.id) = 1
)
UPDATE meeting SET hosts = jsonb_build_array(jsonb_build_object(
  'role', 'host', 'partner', found.partner,
  'name', CASE WHEN found.now THEN NULL ELSE jsonb_build_object('en', worded.host_en, 'ru', worded.host_ru) END))
FROM meeting AS worded LEFT JOIN found ON found.id = worded.id
WHERE worded.id = meeting.id AND num_nonnulls(worded.host_en, worded.host_ru) > 0;

-- The laws that wait for the end of a transaction are asked here: no table changes its columns while they wait.
SET CONSTRAINTS ALL IMMEDIATE;

ALTER TABLE "meeting" DROP COLUMN "host_en", DROP COLUMN "host_ru";

CREATE FUNCTION is_hosts(list jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN jsonb_typeof(list) = 'array' THEN NOT EXISTS (
  SELECT FROM jsonb_array_elements(list) AS item WHERE (
    has_keys(item, '{role,partner,name}')
    AND item ->> 'role' IN ('host', 'cooperation', 'chair')
    AND (item -> 'partner' = 'null' OR (jsonb_typeof(item -> 'partner') = 'number' AND item ->> 'partner' ~ '^[0-9]{1,9}$'))
    AND (item -> 'name' = 'null' OR is_some_text(item -> 'name'))
    AND NOT (item -> 'partner' = 'null' AND item -> 'name' = 'null')
  ) IS NOT TRUE
) ELSE false END;

ALTER TABLE meeting ADD CONSTRAINT meeting_hosts CHECK (is_hosts(hosts));

-- A list holds no foreign keys: these two are the law that stands for one.
CREATE FUNCTION hosts_are_partners() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM jsonb_array_elements(NEW.hosts) AS host
    WHERE host -> 'partner' <> 'null' AND NOT EXISTS (SELECT FROM partner WHERE id = (host ->> 'partner')::int)
  ) THEN
    RAISE EXCEPTION 'meeting %: a host is no partner of the record', NEW.code USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER meeting_hosts_are_partners AFTER INSERT OR UPDATE OF hosts ON meeting
  FOR EACH ROW WHEN (NEW.hosts <> '[]') EXECUTE FUNCTION hosts_are_partners();

CREATE FUNCTION hosts_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM meeting WHERE hosts @> jsonb_build_array(jsonb_build_object('partner', OLD.id))) THEN
    RAISE EXCEPTION 'partner %: it is the host of a meeting', OLD.code USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER partner_hosts_stay BEFORE DELETE OR UPDATE OF id ON partner
  FOR EACH ROW EXECUTE FUNCTION hosts_stay();
