-- An assessment is the unit's first, then the partner's whom it is about, then all partners', then everybody's. Until now all
-- partners read it at once: what was not released goes back to the unit, which shows it to others step by step.
ALTER TABLE "assessment" ADD COLUMN "open_to" TEXT NOT NULL DEFAULT 'unit';

DROP TRIGGER assessment_stays ON assessment;
DROP TRIGGER assessment_keeps_secret ON assessment;
UPDATE assessment SET open_to = 'public' WHERE released_at IS NOT NULL;
ALTER TABLE "assessment" DROP COLUMN "released_at";
ALTER TABLE "assessment"
  ADD CONSTRAINT assessment_open_to CHECK (open_to IN ('unit', 'partner', 'partners', 'public'));

-- What the unit has said stays as it was said. One step further, or one back while the public has not seen it, is all that
-- may come to it.
CREATE OR REPLACE FUNCTION assessment_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  steps CONSTANT text[] := '{unit,partner,partners,public}';
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.open_to <> 'public'
    AND abs(array_position(steps, NEW.open_to) - array_position(steps, OLD.open_to)) = 1 THEN
    OLD.open_to := NEW.open_to;
    IF OLD IS NOT DISTINCT FROM NEW THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION 'an assessment stays as it was made: % refused', TG_OP USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER assessment_stays BEFORE UPDATE ON assessment FOR EACH ROW
  WHEN (NOT is_only_cleaned(to_jsonb(OLD), to_jsonb(NEW), '{statement}'))
  EXECUTE FUNCTION assessment_stays();

CREATE FUNCTION assessment_begins_with_the_unit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an assessment is the unit''s before it is anybody else''s' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER assessment_begins_with_the_unit BEFORE INSERT ON assessment FOR EACH ROW
  WHEN (NEW.open_to <> 'unit') EXECUTE FUNCTION assessment_begins_with_the_unit();

-- A public assessment of a report that is not public would tell that there is one.
CREATE OR REPLACE FUNCTION assessment_keeps_secret() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.open_to = 'public' AND NEW.report_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM implementation_report WHERE id = NEW.report_id AND released_at IS NOT NULL
  ) THEN
    RAISE EXCEPTION 'assessment of a report that is not released' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER assessment_keeps_secret BEFORE INSERT OR UPDATE ON assessment
  FOR EACH ROW EXECUTE FUNCTION assessment_keeps_secret();

-- A round says what other partners see before a release: nothing, who is silent, or the reports, too. Rounds that were opened
-- until now go on as they were: their reports are for all partners.
ALTER TABLE "reporting_round" ADD COLUMN "to_partners" TEXT NOT NULL DEFAULT 'reports';
ALTER TABLE "reporting_round" ALTER COLUMN "to_partners" SET DEFAULT 'nothing';
ALTER TABLE "reporting_round"
  ADD CONSTRAINT reporting_round_to_partners CHECK (to_partners IN ('nothing', 'silence', 'reports'));

DO $$
DECLARE
  known text := pg_get_constraintdef((SELECT oid FROM pg_constraint WHERE conname = 'event_subject_and_verb'));
BEGIN
  ALTER TABLE event DROP CONSTRAINT event_subject_and_verb;
  EXECUTE 'ALTER TABLE event ADD CONSTRAINT event_subject_and_verb ' || replace(known, 'ARRAY[',
    'ARRAY[''assessment assessment-show''::text, ''assessment assessment-share''::text, '
    '''assessment assessment-withdraw''::text, ''round round-disclose''::text, ');
END $$;
