-- A source can say that no expert meeting of a pillar was held in a year: that, and not an empty table, is what pages tell.
CREATE TABLE "meeting_absence" (
    "id" SERIAL NOT NULL,
    "pillar_number" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "source_en" TEXT,
    "source_ru" TEXT,
    "taken_back_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "meeting_absence_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "meeting_absence_pillar_number_year_key" ON "meeting_absence"("pillar_number", "year");

-- AddForeignKey
ALTER TABLE "meeting_absence" ADD CONSTRAINT "meeting_absence_pillar_number_fkey" FOREIGN KEY ("pillar_number") REFERENCES "pillar"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE meeting_absence
  ADD CONSTRAINT meeting_absence_year CHECK (year BETWEEN 1000 AND 9999),
  ADD CONSTRAINT meeting_absence_has_source CHECK (source_en IS NOT NULL OR source_ru IS NOT NULL);

CREATE TRIGGER meeting_absence_stays BEFORE DELETE OR TRUNCATE ON meeting_absence FOR EACH STATEMENT EXECUTE FUNCTION record_stays();

DO $$
DECLARE
  known text := pg_get_constraintdef((SELECT oid FROM pg_constraint WHERE conname = 'event_subject_and_verb'));
BEGIN
  ALTER TABLE event DROP CONSTRAINT event_subject_and_verb;
  EXECUTE 'ALTER TABLE event ADD CONSTRAINT event_subject_and_verb ' || replace(known, 'ARRAY[',
    'ARRAY[''absence tell''::text, ''absence take-back''::text, ''absence cleaned''::text, ');
END $$;
