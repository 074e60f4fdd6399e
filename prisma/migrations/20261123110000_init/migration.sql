-- CreateTable
CREATE TABLE "region" (
    "code" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "name_ru" TEXT NOT NULL,

    CONSTRAINT "region_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "place" (
    "code" TEXT NOT NULL,
    "iso2" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "name_ru" TEXT NOT NULL,
    "region_code" TEXT NOT NULL,

    CONSTRAINT "place_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "partner" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "name_ru" TEXT NOT NULL,
    "name_ru_unofficial" BOOLEAN NOT NULL DEFAULT false,
    "acronym_en" TEXT,
    "acronym_ru" TEXT,
    "scope_en" TEXT,
    "scope_ru" TEXT,
    "remark_en" TEXT,
    "remark_ru" TEXT,
    "source_en" TEXT NOT NULL,
    "source_ru" TEXT NOT NULL,
    "place_code" TEXT,

    CONSTRAINT "partner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "former_name" (
    "id" SERIAL NOT NULL,
    "partner_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "name_ru" TEXT NOT NULL,
    "until" TEXT NOT NULL,

    CONSTRAINT "former_name_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pillar" (
    "number" INTEGER NOT NULL,
    "name_en" TEXT NOT NULL,
    "name_ru" TEXT NOT NULL,
    "short_en" TEXT NOT NULL,
    "short_ru" TEXT NOT NULL,
    "name_ru_unofficial" BOOLEAN NOT NULL,
    "source_en" TEXT NOT NULL,
    "source_ru" TEXT NOT NULL,

    CONSTRAINT "pillar_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "meeting" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "number" INTEGER,
    "pillar_number" INTEGER,
    "title_en" TEXT,
    "title_ru" TEXT,
    "title_en_state" TEXT NOT NULL,
    "title_ru_state" TEXT NOT NULL,
    "start" TEXT,
    "end" TEXT,
    "date_precision" TEXT NOT NULL,
    "first_day" DATE,
    "last_day" DATE,
    "city_en" TEXT,
    "city_ru" TEXT,
    "place_code" TEXT,
    "format" TEXT,
    "host_en" TEXT,
    "host_ru" TEXT,
    "outcome_en" TEXT,
    "outcome_ru" TEXT,
    "attendance" JSONB NOT NULL DEFAULT '[]',
    "topics" JSONB NOT NULL DEFAULT '[]',
    "conflicts" JSONB NOT NULL DEFAULT '[]',
    "source_en" TEXT,
    "source_ru" TEXT,
    "published_en_at" TIMESTAMPTZ(3),
    "published_ru_at" TIMESTAMPTZ(3),
    "sample" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recommendation" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "provenance" TEXT NOT NULL,
    "pillar_number" INTEGER,
    "year" INTEGER,
    "position" INTEGER NOT NULL,
    "meeting_id" INTEGER,
    "text_en" TEXT,
    "text_ru" TEXT,
    "text_en_state" TEXT NOT NULL,
    "text_ru_state" TEXT NOT NULL,
    "text_basis" TEXT,
    "status" TEXT,
    "addressees_en" TEXT,
    "addressees_ru" TEXT,
    "source_en" TEXT,
    "source_ru" TEXT,
    "published_en_at" TIMESTAMPTZ(3),
    "published_ru_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "search_en" tsvector GENERATED ALWAYS AS (to_tsvector('english'::regconfig, COALESCE(text_en, ''::text))) STORED,
    "search_ru" tsvector GENERATED ALWAYS AS (to_tsvector('russian'::regconfig, COALESCE(text_ru, ''::text))) STORED,

    CONSTRAINT "recommendation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "addressee" (
    "recommendation_id" INTEGER NOT NULL,
    "partner_id" INTEGER NOT NULL,

    CONSTRAINT "addressee_pkey" PRIMARY KEY ("recommendation_id","partner_id")
);

-- CreateTable
CREATE TABLE "implementation_report" (
    "id" SERIAL NOT NULL,
    "recommendation_id" INTEGER NOT NULL,
    "partner_id" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "evidence" TEXT,
    "submitted_by_id" INTEGER,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "released_at" TIMESTAMPTZ(3),
    "corrects_id" INTEGER,
    "sample" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "implementation_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" BIGSERIAL NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_code" TEXT NOT NULL,
    "verb" TEXT NOT NULL,
    "recommendation_id" INTEGER,
    "meeting_id" INTEGER,
    "occurred_from" DATE,
    "occurred_on" DATE,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" INTEGER,
    "reason_en" TEXT,
    "reason_ru" TEXT,
    "source_en" TEXT,
    "source_ru" TEXT,
    "snapshot" JSONB NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" SERIAL NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "password_hash" TEXT,
    "partner_id" INTEGER,
    "post_id" INTEGER,
    "language" TEXT NOT NULL DEFAULT 'en',
    "active" BOOLEAN NOT NULL DEFAULT true,
    "sample" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "person_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "token_hash" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "partner_id" INTEGER,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "sign_in_attempt" (
    "id" SERIAL NOT NULL,
    "email" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "liaison_post" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "station_en" TEXT,
    "station_ru" TEXT,
    "place_code" TEXT NOT NULL,
    "route_code" TEXT,
    "note_en" TEXT,
    "note_ru" TEXT,
    "source_en" TEXT NOT NULL,
    "source_ru" TEXT NOT NULL,
    "sample" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "liaison_post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post_tenure" (
    "id" SERIAL NOT NULL,
    "post_id" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "since" TEXT,
    "until" TEXT,
    "source_en" TEXT NOT NULL,
    "source_ru" TEXT NOT NULL,

    CONSTRAINT "post_tenure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post_coverage" (
    "post_id" INTEGER NOT NULL,
    "place_code" TEXT NOT NULL,

    CONSTRAINT "post_coverage_pkey" PRIMARY KEY ("post_id","place_code")
);

-- CreateTable
CREATE TABLE "indicator" (
    "code" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "name_ru" TEXT NOT NULL,
    "unit_en" TEXT NOT NULL,
    "unit_ru" TEXT NOT NULL,
    "group" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "aggregation" TEXT NOT NULL,

    CONSTRAINT "indicator_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "observation" (
    "id" SERIAL NOT NULL,
    "place_code" TEXT NOT NULL,
    "indicator_code" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "value" DECIMAL(20,4),
    "absence" TEXT,
    "provisional" BOOLEAN NOT NULL DEFAULT false,
    "source_en" TEXT,
    "source_ru" TEXT,
    "secondary" BOOLEAN NOT NULL DEFAULT false,
    "method" TEXT,
    "entered_by_id" INTEGER,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "verified_by_id" INTEGER,
    "verified_at" TIMESTAMPTZ(3),
    "supersedes_id" INTEGER,
    "sample" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "observation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "glossary_term" (
    "code" TEXT NOT NULL,
    "term_en" TEXT NOT NULL,
    "term_ru" TEXT NOT NULL,
    "also_ru" TEXT[],
    "ru_unofficial" BOOLEAN NOT NULL,

    CONSTRAINT "glossary_term_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "route" (
    "code" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "name_ru" TEXT NOT NULL,

    CONSTRAINT "route_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "programme" (
    "code" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "name_ru" TEXT NOT NULL,
    "name_ru_unofficial" BOOLEAN NOT NULL,
    "branch_en" TEXT NOT NULL,
    "branch_ru" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "source_en" TEXT NOT NULL,
    "source_ru" TEXT NOT NULL,

    CONSTRAINT "programme_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "donor" (
    "id" SERIAL NOT NULL,
    "partner_code" TEXT NOT NULL,
    "as_of" TEXT NOT NULL,
    "source_en" TEXT NOT NULL,
    "source_ru" TEXT NOT NULL,

    CONSTRAINT "donor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "content_version" (
    "id" INTEGER NOT NULL,
    "version" BIGINT NOT NULL,

    CONSTRAINT "content_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "portal" (
    "id" INTEGER NOT NULL,
    "fill" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "name_ru" TEXT NOT NULL,

    CONSTRAINT "portal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "place_iso2_key" ON "place"("iso2");

-- CreateIndex
CREATE UNIQUE INDEX "partner_code_key" ON "partner"("code");

-- CreateIndex
CREATE UNIQUE INDEX "partner_place_code_key" ON "partner"("place_code");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_code_key" ON "meeting"("code");

-- CreateIndex
CREATE UNIQUE INDEX "recommendation_code_key" ON "recommendation"("code");

-- CreateIndex
CREATE INDEX "recommendation_meeting_id_idx" ON "recommendation"("meeting_id");

-- CreateIndex
CREATE INDEX "recommendation_search_en_idx" ON "recommendation" USING GIN ("search_en");

-- CreateIndex
CREATE INDEX "recommendation_search_ru_idx" ON "recommendation" USING GIN ("search_ru");

-- CreateIndex
CREATE INDEX "addressee_partner_id_idx" ON "addressee"("partner_id");

-- CreateIndex
CREATE UNIQUE INDEX "implementation_report_corrects_id_key" ON "implementation_report"("corrects_id");

-- CreateIndex
CREATE INDEX "implementation_report_recommendation_id_partner_id_idx" ON "implementation_report"("recommendation_id", "partner_id");

-- CreateIndex
CREATE UNIQUE INDEX "event_hash_key" ON "event"("hash");

-- CreateIndex
CREATE INDEX "event_subject_subject_code_idx" ON "event"("subject", "subject_code");

-- CreateIndex
CREATE INDEX "event_recommendation_id_idx" ON "event"("recommendation_id");

-- CreateIndex
CREATE INDEX "event_meeting_id_idx" ON "event"("meeting_id");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "sign_in_attempt_email_at_idx" ON "sign_in_attempt"("email", "at");

-- CreateIndex
CREATE UNIQUE INDEX "liaison_post_code_key" ON "liaison_post"("code");

-- CreateIndex
CREATE UNIQUE INDEX "observation_supersedes_id_key" ON "observation"("supersedes_id");

-- CreateIndex
CREATE INDEX "observation_place_code_indicator_code_year_idx" ON "observation"("place_code", "indicator_code", "year");

-- AddForeignKey
ALTER TABLE "place" ADD CONSTRAINT "place_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partner" ADD CONSTRAINT "partner_place_code_fkey" FOREIGN KEY ("place_code") REFERENCES "place"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "former_name" ADD CONSTRAINT "former_name_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_pillar_number_fkey" FOREIGN KEY ("pillar_number") REFERENCES "pillar"("number") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_place_code_fkey" FOREIGN KEY ("place_code") REFERENCES "place"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation" ADD CONSTRAINT "recommendation_pillar_number_fkey" FOREIGN KEY ("pillar_number") REFERENCES "pillar"("number") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation" ADD CONSTRAINT "recommendation_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "addressee" ADD CONSTRAINT "addressee_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "addressee" ADD CONSTRAINT "addressee_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "implementation_report" ADD CONSTRAINT "implementation_report_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "implementation_report" ADD CONSTRAINT "implementation_report_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "implementation_report" ADD CONSTRAINT "implementation_report_submitted_by_id_fkey" FOREIGN KEY ("submitted_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "implementation_report" ADD CONSTRAINT "implementation_report_corrects_id_fkey" FOREIGN KEY ("corrects_id") REFERENCES "implementation_report"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "liaison_post"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "liaison_post" ADD CONSTRAINT "liaison_post_place_code_fkey" FOREIGN KEY ("place_code") REFERENCES "place"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "liaison_post" ADD CONSTRAINT "liaison_post_route_code_fkey" FOREIGN KEY ("route_code") REFERENCES "route"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_tenure" ADD CONSTRAINT "post_tenure_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "liaison_post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_coverage" ADD CONSTRAINT "post_coverage_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "liaison_post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_coverage" ADD CONSTRAINT "post_coverage_place_code_fkey" FOREIGN KEY ("place_code") REFERENCES "place"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "observation" ADD CONSTRAINT "observation_place_code_fkey" FOREIGN KEY ("place_code") REFERENCES "place"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "observation" ADD CONSTRAINT "observation_indicator_code_fkey" FOREIGN KEY ("indicator_code") REFERENCES "indicator"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "observation" ADD CONSTRAINT "observation_entered_by_id_fkey" FOREIGN KEY ("entered_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "observation" ADD CONSTRAINT "observation_verified_by_id_fkey" FOREIGN KEY ("verified_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "observation" ADD CONSTRAINT "observation_supersedes_id_fkey" FOREIGN KEY ("supersedes_id") REFERENCES "observation"("id") ON DELETE SET NULL ON UPDATE CASCADE;
