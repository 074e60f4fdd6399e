-- An assessment is about one report of the partner, or about its silence, and is public from its release on.
ALTER TABLE "assessment"
  ADD COLUMN "report_id" INTEGER,
  ADD COLUMN "released_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "assessment_report_id_idx" ON "assessment"("report_id");

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "implementation_report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the unit has said stays as it was said: a later assessment follows it. Only its release may be set, once.
CREATE FUNCTION assessment_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.released_at IS NULL THEN
    OLD.released_at := NEW.released_at;
    IF OLD IS NOT DISTINCT FROM NEW THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION 'an assessment stays as it was made: % refused', TG_OP USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER assessment_stays BEFORE UPDATE OR DELETE ON assessment
  FOR EACH ROW EXECUTE FUNCTION assessment_stays();
CREATE TRIGGER assessment_stays_in_its_table BEFORE TRUNCATE ON assessment
  FOR EACH STATEMENT EXECUTE FUNCTION assessment_stays();

-- A public assessment of a report that is not public would tell that there is one.
CREATE FUNCTION assessment_keeps_secret() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.released_at IS NOT NULL AND NEW.report_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM implementation_report WHERE id = NEW.report_id AND released_at IS NOT NULL
  ) THEN
    RAISE EXCEPTION 'assessment of a report that is not released' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER assessment_keeps_secret BEFORE INSERT OR UPDATE ON assessment
  FOR EACH ROW EXECUTE FUNCTION assessment_keeps_secret();
