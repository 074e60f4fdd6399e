-- What the models cannot say: the record's own laws, kept by the database whoever writes to it.

-- Looking alike in either alphabet, and letters without their accents. Both ship with PostgreSQL and may be made by the
-- owner of a database; a server that does not have them is served without.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
EXCEPTION WHEN OTHERS THEN RAISE NOTICE 'without pg_trgm: %', SQLERRM;
END $$;

DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS unaccent;
EXCEPTION WHEN OTHERS THEN RAISE NOTICE 'without unaccent: %', SQLERRM;
END $$;

-- History is only ever added to.
CREATE FUNCTION event_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'history is only ever added to: % of event refused', TG_OP USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON event
  FOR EACH STATEMENT EXECUTE FUNCTION event_is_append_only();

-- The one row that tells a cached page its age.
INSERT INTO content_version (id, version) VALUES (1, 1);
ALTER TABLE content_version ADD CONSTRAINT content_version_is_one_row CHECK (id = 1);
ALTER TABLE portal ADD CONSTRAINT portal_is_one_row CHECK (id = 1);

-- A figure, or the reason why there is none; zero is a figure.
ALTER TABLE observation
  ADD CONSTRAINT observation_has_value_or_reason CHECK ((value IS NULL) <> (absence IS NULL)),
  ADD CONSTRAINT observation_absence CHECK (absence IN ('noneReported', 'notCollected', 'confidential', 'notApplicable'));
ALTER TABLE indicator
  ADD CONSTRAINT indicator_group CHECK ("group" IN ('seizures', 'precursors', 'prices', 'crime', 'health', 'supply'));

-- Words that stand for a state are of a known list.
ALTER TABLE partner ADD CONSTRAINT partner_kind CHECK (kind IN ('state', 'organisation'));

ALTER TABLE meeting
  ADD CONSTRAINT meeting_type CHECK (type IN ('ministerial', 'pcgm', 'ewg', 'consultation')),
  ADD CONSTRAINT meeting_format CHECK (format IN ('in-person', 'online', 'hybrid')),
  ADD CONSTRAINT meeting_date_precision
    CHECK (date_precision IN ('day', 'week', 'month', 'year', 'within-range', 'end-unknown', 'unknown')),
  ADD CONSTRAINT meeting_first_day_before_last CHECK (first_day <= last_day),
  ADD CONSTRAINT meeting_title_states CHECK (
    title_en_state IN ('original', 'missing', 'machine', 'draft', 'unofficial', 'reviewed', 'official') AND
    title_ru_state IN ('original', 'missing', 'machine', 'draft', 'unofficial', 'reviewed', 'official'));

ALTER TABLE recommendation
  ADD CONSTRAINT recommendation_kind CHECK (kind IN ('recommendation', 'commitment')),
  ADD CONSTRAINT recommendation_provenance CHECK (provenance IN (
    'official', 'attested-paraphrase', 'attested-theme', 'attested-heading', 'sample', 'no-text', 'declaration')),
  ADD CONSTRAINT recommendation_status CHECK (status IN (
    'drafted', 'agreed', 'forwarded', 'endorsed', 'returned', 'noted', 'superseded', 'closed', 'unknown')),
  ADD CONSTRAINT recommendation_text_states CHECK (
    text_en_state IN ('original', 'missing', 'machine', 'draft', 'unofficial', 'reviewed', 'official') AND
    text_ru_state IN ('original', 'missing', 'machine', 'draft', 'unofficial', 'reviewed', 'official'));

ALTER TABLE implementation_report
  ADD CONSTRAINT implementation_report_state CHECK (state IN ('planned', 'underWay', 'done', 'cannot', 'notApplicable')),
  ADD CONSTRAINT implementation_report_language CHECK (language IN ('en', 'ru'));

ALTER TABLE person
  ADD CONSTRAINT person_role CHECK (role IN ('admin', 'unit', 'translator', 'liaison', 'focal', 'expert')),
  ADD CONSTRAINT person_language CHECK (language IN ('en', 'ru')),
  ADD CONSTRAINT person_email_is_lower_case CHECK (email = lower(email));
ALTER TABLE invitation
  ADD CONSTRAINT invitation_role CHECK (role IN ('admin', 'unit', 'translator', 'liaison', 'focal', 'expert'));

ALTER TABLE post_tenure ADD CONSTRAINT post_tenure_state CHECK (state IN ('held', 'vacant'));

ALTER TABLE portal ADD CONSTRAINT portal_fill CHECK (fill IN ('sample', 'reference', 'empty'));
