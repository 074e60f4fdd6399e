-- Of what a partner says on a recommendation for a year one report stands. The first is the only one that corrects none;
-- each is corrected once; and a correction corrects a report on the same. So they are one chain with one end.
CREATE UNIQUE INDEX implementation_report_first ON implementation_report (recommendation_id, partner_id, year)
  WHERE corrects_id IS NULL;

-- What a report names was there before it and never changes, so that it need not be asked again.
CREATE FUNCTION implementation_report_is_of_its_partner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.corrects_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM implementation_report
    WHERE id = NEW.corrects_id
      AND (recommendation_id, partner_id, year) = (NEW.recommendation_id, NEW.partner_id, NEW.year)
  ) THEN
    RAISE EXCEPTION 'a report corrects one of the same partner, recommendation and year'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.repeats_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM implementation_report
    WHERE id = NEW.repeats_id AND (recommendation_id, partner_id) = (NEW.recommendation_id, NEW.partner_id)
  ) THEN
    RAISE EXCEPTION 'a report repeats one of the same partner and recommendation'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER implementation_report_is_of_its_partner BEFORE INSERT ON implementation_report
  FOR EACH ROW EXECUTE FUNCTION implementation_report_is_of_its_partner();

CREATE FUNCTION assessment_is_of_its_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.report_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM implementation_report
    WHERE id = NEW.report_id
      AND (recommendation_id, partner_id, year) = (NEW.recommendation_id, NEW.partner_id, NEW.year)
  ) THEN
    RAISE EXCEPTION 'an assessment is about a report of its partner, recommendation and year'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER assessment_is_of_its_report BEFORE INSERT ON assessment
  FOR EACH ROW EXECUTE FUNCTION assessment_is_of_its_report();
