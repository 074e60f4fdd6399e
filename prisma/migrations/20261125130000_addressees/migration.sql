-- Whom a recommendation is addressed to, besides single partners: groups with the members they had then, bodies, programmes.

-- CreateTable
CREATE TABLE "partner_group" (
    "code" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "name_ru" TEXT NOT NULL,
    "name_ru_unofficial" BOOLEAN NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "partner_group_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "partner_group_member" (
    "group_code" TEXT NOT NULL,
    "partner_id" INTEGER NOT NULL,

    CONSTRAINT "partner_group_member_pkey" PRIMARY KEY ("group_code","partner_id")
);

-- CreateTable
CREATE TABLE "body" (
    "code" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "name_ru" TEXT NOT NULL,
    "name_ru_unofficial" BOOLEAN NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "body_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "addressed_group" (
    "recommendation_id" INTEGER NOT NULL,
    "group_code" TEXT NOT NULL,
    "partner_id" INTEGER NOT NULL,

    CONSTRAINT "addressed_group_pkey" PRIMARY KEY ("recommendation_id","group_code","partner_id")
);

-- CreateTable
CREATE TABLE "addressed_body" (
    "recommendation_id" INTEGER NOT NULL,
    "body_code" TEXT NOT NULL,

    CONSTRAINT "addressed_body_pkey" PRIMARY KEY ("recommendation_id","body_code")
);

-- CreateTable
CREATE TABLE "addressed_programme" (
    "recommendation_id" INTEGER NOT NULL,
    "programme_code" TEXT NOT NULL,

    CONSTRAINT "addressed_programme_pkey" PRIMARY KEY ("recommendation_id","programme_code")
);

-- CreateIndex
CREATE INDEX "partner_group_member_partner_id_idx" ON "partner_group_member"("partner_id");

-- CreateIndex
CREATE INDEX "addressed_group_recommendation_id_partner_id_idx" ON "addressed_group"("recommendation_id", "partner_id");

-- AddForeignKey
ALTER TABLE "partner_group_member" ADD CONSTRAINT "partner_group_member_group_code_fkey" FOREIGN KEY ("group_code") REFERENCES "partner_group"("code") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partner_group_member" ADD CONSTRAINT "partner_group_member_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "addressed_group" ADD CONSTRAINT "addressed_group_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "addressed_group" ADD CONSTRAINT "addressed_group_group_code_fkey" FOREIGN KEY ("group_code") REFERENCES "partner_group"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "addressed_group" ADD CONSTRAINT "addressed_group_recommendation_id_partner_id_fkey" FOREIGN KEY ("recommendation_id", "partner_id") REFERENCES "addressee"("recommendation_id", "partner_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "addressed_body" ADD CONSTRAINT "addressed_body_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "addressed_body" ADD CONSTRAINT "addressed_body_body_code_fkey" FOREIGN KEY ("body_code") REFERENCES "body"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "addressed_programme" ADD CONSTRAINT "addressed_programme_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "addressed_programme" ADD CONSTRAINT "addressed_programme_programme_code_fkey" FOREIGN KEY ("programme_code") REFERENCES "programme"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
