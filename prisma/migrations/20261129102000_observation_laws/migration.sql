-- A figure stays as it was entered; another one supersedes it. Whether it can be negative, its indicator says: until now
-- none could.
ALTER TABLE "indicator" ADD COLUMN "can_be_negative" BOOLEAN NOT NULL DEFAULT false;

CREATE FUNCTION observation_is_possible() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.value < 0 AND NOT (SELECT can_be_negative FROM indicator WHERE code = NEW.indicator_code) THEN
    RAISE EXCEPTION 'a figure of % is not negative', NEW.indicator_code USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER observation_is_possible BEFORE INSERT ON observation
  FOR EACH ROW EXECUTE FUNCTION observation_is_possible();

-- Whoever enters a figure meanwhile waits, and meets the new law.
CREATE FUNCTION indicator_keeps_its_figures() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  LOCK TABLE observation IN SHARE MODE;
  IF NOT NEW.can_be_negative AND EXISTS (SELECT FROM observation WHERE indicator_code = NEW.code AND value < 0) THEN
    RAISE EXCEPTION 'there are negative figures of %', NEW.code USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER indicator_keeps_its_figures BEFORE UPDATE OF can_be_negative ON indicator
  FOR EACH ROW EXECUTE FUNCTION indicator_keeps_its_figures();

-- The one thing that may come to a figure is its verification, once, by somebody else than who entered it.
ALTER TABLE observation
  ADD CONSTRAINT observation_verified_by_another CHECK (verified_by_id <> entered_by_id),
  ADD CONSTRAINT observation_verifier_verified CHECK (verified_by_id IS NULL OR verified_at IS NOT NULL);

CREATE FUNCTION observation_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  verification CONSTANT text[] := ARRAY['verified_at', 'verified_by_id'];
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.verified_at IS NULL AND NEW.verified_at IS NOT NULL
      AND to_jsonb(NEW) - verification = to_jsonb(OLD) - verification THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'a figure stays as it was entered: % of observation refused', TG_OP
    USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER observation_stays BEFORE UPDATE OR DELETE ON observation
  FOR EACH ROW EXECUTE FUNCTION observation_stays();
CREATE TRIGGER observation_is_never_emptied BEFORE TRUNCATE ON observation
  FOR EACH STATEMENT EXECUTE FUNCTION observation_stays();
