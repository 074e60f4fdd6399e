-- What was entered by mistake is taken back: a draft is discarded, and its number is free for another; what has been public
-- is voided, and keeps its number for ever. Neither is a part of the record any more; both stay in its history.
ALTER TABLE "meeting"
  ADD COLUMN "discarded_at" TIMESTAMPTZ(3),
  ADD COLUMN "voided_at" TIMESTAMPTZ(3),
  ADD COLUMN "right_id" INTEGER;
ALTER TABLE "recommendation"
  ADD COLUMN "discarded_at" TIMESTAMPTZ(3),
  ADD COLUMN "voided_at" TIMESTAMPTZ(3),
  ADD COLUMN "right_id" INTEGER;

-- CreateIndex
CREATE INDEX "meeting_right_id_idx" ON "meeting"("right_id");
CREATE INDEX "recommendation_right_id_idx" ON "recommendation"("right_id");

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_right_id_fkey" FOREIGN KEY ("right_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "recommendation" ADD CONSTRAINT "recommendation_right_id_fkey" FOREIGN KEY ("right_id") REFERENCES "recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE meeting
  ADD CONSTRAINT meeting_discarded_unpublished CHECK (discarded_at IS NULL OR (published_en_at IS NULL AND published_ru_at IS NULL AND voided_at IS NULL)),
  ADD CONSTRAINT meeting_right_of_voided CHECK (right_id IS NULL OR (voided_at IS NOT NULL AND right_id <> id));
ALTER TABLE recommendation
  ADD CONSTRAINT recommendation_discarded_unpublished CHECK (discarded_at IS NULL OR (published_en_at IS NULL AND published_ru_at IS NULL AND voided_at IS NULL)),
  ADD CONSTRAINT recommendation_right_of_voided CHECK (right_id IS NULL OR (voided_at IS NOT NULL AND right_id <> id));

-- People cite what has been public: its number is its own, and it is not thrown away.
CREATE FUNCTION cited_keeps_its_code() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM event WHERE subject = TG_TABLE_NAME AND subject_id = OLD.id AND verb = 'publish') THEN
    RAISE EXCEPTION '% %: it has been public, and keeps its code', TG_TABLE_NAME, OLD.code
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER meeting_cited_keeps_its_code BEFORE UPDATE OF code, discarded_at ON meeting
  FOR EACH ROW WHEN (NEW.code <> OLD.code OR NEW.discarded_at IS NOT NULL) EXECUTE FUNCTION cited_keeps_its_code();
CREATE TRIGGER recommendation_cited_keeps_its_code BEFORE UPDATE OF code, discarded_at ON recommendation
  FOR EACH ROW WHEN (NEW.code <> OLD.code OR NEW.discarded_at IS NOT NULL) EXECUTE FUNCTION cited_keeps_its_code();

-- Nothing new hangs on what was taken back, whoever came first.
CREATE FUNCTION hangs_on_the_record() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  taken boolean;
BEGIN
  IF TG_TABLE_NAME = 'recommendation' THEN
    SELECT num_nonnulls(discarded_at, voided_at) > 0 INTO taken FROM meeting WHERE id = NEW.meeting_id FOR SHARE;
    taken := taken AND num_nonnulls(NEW.discarded_at, NEW.voided_at) = 0;
  ELSIF TG_TABLE_NAME = 'lineage' THEN
    SELECT bool_or(num_nonnulls(discarded_at, voided_at) > 0) INTO taken FROM recommendation WHERE id IN (NEW.from_id, NEW.to_id);
  ELSE
    SELECT num_nonnulls(discarded_at, voided_at) > 0 INTO taken FROM recommendation WHERE id = NEW.recommendation_id FOR SHARE;
  END IF;
  IF taken THEN
    RAISE EXCEPTION '%: what it belongs to was taken back', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER recommendation_hangs_on_the_record BEFORE INSERT OR UPDATE OF meeting_id, discarded_at, voided_at ON recommendation
  FOR EACH ROW WHEN (NEW.meeting_id IS NOT NULL) EXECUTE FUNCTION hangs_on_the_record();
CREATE TRIGGER lineage_hangs_on_the_record BEFORE INSERT OR UPDATE ON lineage
  FOR EACH ROW EXECUTE FUNCTION hangs_on_the_record();
CREATE TRIGGER report_hangs_on_the_record BEFORE INSERT ON implementation_report
  FOR EACH ROW EXECUTE FUNCTION hangs_on_the_record();
CREATE TRIGGER assessment_hangs_on_the_record BEFORE INSERT ON assessment
  FOR EACH ROW EXECUTE FUNCTION hangs_on_the_record();

DO $$
DECLARE
  known text := pg_get_constraintdef((SELECT oid FROM pg_constraint WHERE conname = 'event_subject_and_verb'));
BEGIN
  ALTER TABLE event DROP CONSTRAINT event_subject_and_verb;
  EXECUTE 'ALTER TABLE event ADD CONSTRAINT event_subject_and_verb ' || replace(known, 'ARRAY[',
    'ARRAY[''meeting discard''::text, ''meeting void''::text, ''meeting restore''::text, ''meeting renumber''::text, '
    '''recommendation discard''::text, ''recommendation void''::text, ''recommendation restore''::text, '
    '''recommendation renumber''::text, ');
END $$;

