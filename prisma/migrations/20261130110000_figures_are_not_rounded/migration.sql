-- A figure keeps the decimals that its source has. A column of four decimals rounded the others away and told nobody; this
-- one rounds nothing and refuses a figure that is finer, or larger, than the portal shows.
ALTER TABLE observation ALTER COLUMN value TYPE numeric;
ALTER TABLE observation
  ADD CONSTRAINT observation_value_is_not_rounded CHECK (scale(trim_scale(value)) <= 6 AND abs(value) < 1e12);
