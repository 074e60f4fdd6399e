-- A figure covers a period: a calendar year, a part of one or a span across two, a day, or all that was counted since a day.
-- The year under which it is found is that in which its period ends. Until now all were of a year.
ALTER TABLE observation
  ADD COLUMN period_kind TEXT,
  ADD COLUMN period_from DATE,
  ADD COLUMN period_to DATE;

-- The figures themselves stay as they were entered.
ALTER TABLE observation DISABLE TRIGGER USER;
UPDATE observation SET period_kind = 'year', period_from = make_date(year, 1, 1), period_to = make_date(year, 12, 31);
ALTER TABLE observation ENABLE TRIGGER USER;

ALTER TABLE observation
  ALTER COLUMN period_kind SET NOT NULL,
  ALTER COLUMN period_to SET NOT NULL,
  ADD CONSTRAINT observation_period_kind CHECK (period_kind IN ('year', 'part', 'day', 'since')),
  ADD CONSTRAINT observation_period CHECK (coalesce(CASE period_kind
    WHEN 'year' THEN period_from = make_date(year, 1, 1) AND period_to = make_date(year, 12, 31)
    WHEN 'part' THEN period_from < period_to AND (period_from, period_to) <> (make_date(year, 1, 1), make_date(year, 12, 31))
    WHEN 'day' THEN period_from = period_to
    WHEN 'since' THEN period_from IS NULL OR period_from <= period_to
  END, false)),
  ADD CONSTRAINT observation_year_ends_period CHECK (year = extract(year FROM period_to));

-- Only like takes the place of like: of the same period, not only of the same year.
CREATE OR REPLACE FUNCTION observation_is_possible() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.value < 0 AND NOT (SELECT can_be_negative FROM indicator WHERE code = NEW.indicator_code) THEN
    RAISE EXCEPTION 'a figure of % is not negative', NEW.indicator_code USING ERRCODE = 'check_violation';
  END IF;
  -- What is superseded never changes, so that it need not be asked again.
  IF NEW.supersedes_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM observation
    WHERE id = NEW.supersedes_id AND (place_code, indicator_code, period_kind, period_to)
      = (NEW.place_code, NEW.indicator_code, NEW.period_kind, NEW.period_to)
      AND period_from IS NOT DISTINCT FROM NEW.period_from
  ) THEN
    RAISE EXCEPTION 'a figure supersedes one of the same place, indicator and period'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
