-- AlterTable
ALTER TABLE "implementation_report" ADD COLUMN     "repeats_id" INTEGER;

-- CreateTable
CREATE TABLE "report_draft" (
    "recommendation_id" INTEGER NOT NULL,
    "partner_id" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "state" TEXT,
    "statement" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "writer" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "saved_by_id" INTEGER NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "report_draft_pkey" PRIMARY KEY ("partner_id","year","recommendation_id")
);

-- CreateTable
CREATE TABLE "reporting_round" (
    "year" INTEGER NOT NULL,
    "opens_on" DATE NOT NULL,
    "due_on" DATE NOT NULL,
    "note_en" TEXT,
    "note_ru" TEXT,
    "opened_by_id" INTEGER,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "sample" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "reporting_round_pkey" PRIMARY KEY ("year")
);

-- AddForeignKey
ALTER TABLE "implementation_report" ADD CONSTRAINT "implementation_report_repeats_id_fkey" FOREIGN KEY ("repeats_id") REFERENCES "implementation_report"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_draft" ADD CONSTRAINT "report_draft_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_draft" ADD CONSTRAINT "report_draft_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_draft" ADD CONSTRAINT "report_draft_saved_by_id_fkey" FOREIGN KEY ("saved_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reporting_round" ADD CONSTRAINT "reporting_round_opened_by_id_fkey" FOREIGN KEY ("opened_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "reporting_round"
  ADD CONSTRAINT reporting_round_opens_before_due CHECK (opens_on < due_on);
ALTER TABLE "report_draft"
  ADD CONSTRAINT report_draft_state CHECK (state IN ('planned', 'underWay', 'done', 'cannot', 'notApplicable')),
  ADD CONSTRAINT report_draft_language CHECK (language IN ('en', 'ru'));
ALTER TABLE "implementation_report"
  ADD CONSTRAINT implementation_report_repeats_another CHECK (repeats_id <> id);

-- What a partner has sent stays as it was sent. The one thing that may come to it is the moment of its release.
CREATE FUNCTION implementation_report_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.released_at IS NULL AND NEW.released_at IS NOT NULL
      AND to_jsonb(NEW) - 'released_at' = to_jsonb(OLD) - 'released_at' THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'a report stays as it was sent: % of implementation_report refused', TG_OP
    USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER implementation_report_stays BEFORE UPDATE OR DELETE ON implementation_report
  FOR EACH ROW EXECUTE FUNCTION implementation_report_stays();
CREATE TRIGGER implementation_report_is_never_emptied BEFORE TRUNCATE ON implementation_report
  FOR EACH STATEMENT EXECUTE FUNCTION implementation_report_stays();
