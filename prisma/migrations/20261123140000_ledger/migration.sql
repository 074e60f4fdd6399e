-- CreateTable
CREATE TABLE "lineage" (
    "from_id" INTEGER NOT NULL,
    "to_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "source_en" TEXT,
    "source_ru" TEXT,
    "sample" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "lineage_pkey" PRIMARY KEY ("from_id","to_id")
);

-- CreateTable
CREATE TABLE "assessment" (
    "id" SERIAL NOT NULL,
    "recommendation_id" INTEGER NOT NULL,
    "partner_id" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "assessed_by_id" INTEGER,
    "assessed_at" TIMESTAMPTZ(3) NOT NULL,
    "sample" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "assessment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "lineage_to_id_idx" ON "lineage"("to_id");

-- CreateIndex
CREATE INDEX "assessment_recommendation_id_partner_id_idx" ON "assessment"("recommendation_id", "partner_id");

-- AddForeignKey
ALTER TABLE "lineage" ADD CONSTRAINT "lineage_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lineage" ADD CONSTRAINT "lineage_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_assessed_by_id_fkey" FOREIGN KEY ("assessed_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "lineage"
  ADD CONSTRAINT lineage_kind CHECK (kind IN ('carriedOver', 'reworded', 'merged', 'split', 'superseded')),
  ADD CONSTRAINT lineage_leads_elsewhere CHECK (from_id <> to_id);
ALTER TABLE "assessment"
  ADD CONSTRAINT assessment_state CHECK (state IN ('planned', 'underWay', 'done', 'cannot', 'notApplicable')),
  ADD CONSTRAINT assessment_language CHECK (language IN ('en', 'ru'));
