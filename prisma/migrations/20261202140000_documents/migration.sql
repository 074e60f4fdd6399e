-- A document is one work that a meeting had before it, or that the record cites: with its symbol, its titles, and all that it
-- belongs to.
-- CreateTable
CREATE TABLE "document" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "symbol" TEXT,
    "kind" TEXT NOT NULL,
    "title_en" TEXT,
    "title_ru" TEXT,
    "described" BOOLEAN NOT NULL DEFAULT false,
    "summary_en" TEXT,
    "summary_ru" TEXT,
    "issued" TEXT,
    "last_day" DATE,
    "issuer_id" INTEGER,
    "issuer_en" TEXT,
    "issuer_ru" TEXT,
    "access" "access" NOT NULL DEFAULT 'public',
    "address" TEXT,
    "meetings" INTEGER[] NOT NULL DEFAULT '{}',
    "recommendations" INTEGER[] NOT NULL DEFAULT '{}',
    "pillars" INTEGER[] NOT NULL DEFAULT '{}',
    "partners" INTEGER[] NOT NULL DEFAULT '{}',
    "programmes" TEXT[] NOT NULL DEFAULT '{}',
    "places" TEXT[] NOT NULL DEFAULT '{}',
    "mandate" BOOLEAN NOT NULL DEFAULT false,
    "source" JSONB NOT NULL DEFAULT '[]',
    "published_en_at" TIMESTAMPTZ(3),
    "published_ru_at" TIMESTAMPTZ(3),
    "sample" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "discarded_at" TIMESTAMPTZ(3),
    "voided_at" TIMESTAMPTZ(3),
    "right_id" INTEGER,
    "states" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "document_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "document_code_key" ON "document"("code");

-- CreateIndex
-- Of a draft that was thrown away the symbol is free.
CREATE UNIQUE INDEX document_symbol_is_one_of_its_kind ON document (symbol) WHERE discarded_at IS NULL;

-- CreateIndex
CREATE INDEX "document_issuer_id_idx" ON "document"("issuer_id");

-- CreateIndex
CREATE INDEX "document_right_id_idx" ON "document"("right_id");

-- CreateIndex
CREATE INDEX "document_meetings_idx" ON "document" USING GIN ("meetings");

-- CreateIndex
CREATE INDEX "document_recommendations_idx" ON "document" USING GIN ("recommendations");

-- CreateIndex
CREATE INDEX "document_partners_idx" ON "document" USING GIN ("partners");

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_issuer_id_fkey" FOREIGN KEY ("issuer_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_right_id_fkey" FOREIGN KEY ("right_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE document
  ADD CONSTRAINT document_kind CHECK (kind IN (
    'declaration', 'resolution', 'report', 'meeting-report', 'agenda', 'working-paper', 'conference-room-paper', 'presentation',
    'statement', 'participants', 'minutes', 'press-note', 'research', 'evaluation', 'operational-plan', 'programme-document',
    'newsletter', 'reference', 'correspondence')),
  ADD CONSTRAINT document_code_is_an_address CHECK (code ~ '^[A-Za-z0-9][A-Za-z0-9.-]*$'),
  ADD CONSTRAINT document_symbol_is_one CHECK (symbol ~ '^[A-Z][A-Za-z0-9.-]*(/[A-Za-z0-9][A-Za-z0-9.-]*)+$'),
  ADD CONSTRAINT document_issued_is_date CHECK (is_partial_date(issued)),
  ADD CONSTRAINT document_last_day_of_issued CHECK ((issued IS NULL) = (last_day IS NULL)),
  ADD CONSTRAINT document_address_is_one CHECK (address ~* '^https?://[^[:space:]]+$'),
  ADD CONSTRAINT document_source CHECK (is_source(source)),
  ADD CONSTRAINT document_lists_hold_keys CHECK (
    array_position(meetings || recommendations || pillars || partners, NULL) IS NULL
    AND array_position(programmes || places, NULL) IS NULL),
  -- By whose names a document may be for some alone, nothing is kept yet.
  ADD CONSTRAINT document_names_nobody CHECK (access <> 'named'),
  ADD CONSTRAINT document_discarded_unpublished CHECK (discarded_at IS NULL OR (published_en_at IS NULL AND published_ru_at IS NULL AND voided_at IS NULL)),
  ADD CONSTRAINT document_right_of_voided CHECK (right_id IS NULL OR (voided_at IS NOT NULL AND right_id <> id));

CREATE TRIGGER document_stays BEFORE DELETE OR TRUNCATE ON document FOR EACH STATEMENT EXECUTE FUNCTION record_stays();
CREATE TRIGGER document_cited_keeps_its_code BEFORE UPDATE OF code, discarded_at ON document
  FOR EACH ROW WHEN (NEW.code <> OLD.code OR NEW.discarded_at IS NOT NULL) EXECUTE FUNCTION cited_keeps_its_code();

-- A list holds no foreign keys: these are the laws that stand for them.
CREATE FUNCTION document_belongs_to_the_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM unnest(NEW.meetings) AS key WHERE key NOT IN (SELECT id FROM meeting))
    OR EXISTS (SELECT FROM unnest(NEW.recommendations) AS key WHERE key NOT IN (SELECT id FROM recommendation))
    OR EXISTS (SELECT FROM unnest(NEW.pillars) AS key WHERE key NOT IN (SELECT number FROM pillar))
    OR EXISTS (SELECT FROM unnest(NEW.partners) AS key WHERE key NOT IN (SELECT id FROM partner))
    OR EXISTS (SELECT FROM unnest(NEW.programmes) AS key WHERE key NOT IN (SELECT code FROM programme))
    OR EXISTS (SELECT FROM unnest(NEW.places) AS key WHERE key NOT IN (SELECT code FROM place))
  THEN
    RAISE EXCEPTION 'document %: it belongs to something that is not in the record', NEW.code
      USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER document_belongs_to_the_record
  AFTER INSERT OR UPDATE OF meetings, recommendations, pillars, partners, programmes, places ON document
  FOR EACH ROW EXECUTE FUNCTION document_belongs_to_the_record();

-- Nor does any of these change the key by which a document names it. The arguments are the column of the document and the key.
CREATE FUNCTION documents_stay() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  key CONSTANT text := to_jsonb(OLD) ->> TG_ARGV[1];
  named boolean;
BEGIN
  EXECUTE format('SELECT EXISTS (SELECT FROM document WHERE %L = ANY (%I::text[]))', key, TG_ARGV[0]) INTO named;
  IF named AND key IS DISTINCT FROM to_jsonb(NEW) ->> TG_ARGV[1] THEN
    RAISE EXCEPTION '% %: a document belongs to it', TG_TABLE_NAME, key USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER meeting_documents_stay BEFORE DELETE OR UPDATE OF id ON meeting
  FOR EACH ROW EXECUTE FUNCTION documents_stay('meetings', 'id');
CREATE TRIGGER recommendation_documents_stay BEFORE DELETE OR UPDATE OF id ON recommendation
  FOR EACH ROW EXECUTE FUNCTION documents_stay('recommendations', 'id');
CREATE TRIGGER pillar_documents_stay BEFORE DELETE OR UPDATE OF number ON pillar
  FOR EACH ROW EXECUTE FUNCTION documents_stay('pillars', 'number');
CREATE TRIGGER partner_documents_stay BEFORE DELETE OR UPDATE OF id ON partner
  FOR EACH ROW EXECUTE FUNCTION documents_stay('partners', 'id');
CREATE TRIGGER programme_documents_stay BEFORE DELETE OR UPDATE OF code ON programme
  FOR EACH ROW EXECUTE FUNCTION documents_stay('programmes', 'code');
CREATE TRIGGER place_documents_stay BEFORE DELETE OR UPDATE OF code ON place
  FOR EACH ROW EXECUTE FUNCTION documents_stay('places', 'code');

-- In every language in which it is public it has a title.
CREATE FUNCTION document_keeps_its_public_titles() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a document has a title in every language in which it is public: %', NEW.code
    USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER document_keeps_its_public_titles BEFORE INSERT OR UPDATE ON document FOR EACH ROW
  WHEN ((NEW.published_en_at IS NOT NULL AND coalesce(NEW.title_en, '') = '')
    OR (NEW.published_ru_at IS NOT NULL AND coalesce(NEW.title_ru, '') = ''))
  EXECUTE FUNCTION document_keeps_its_public_titles();

INSERT INTO text_field (subject, field) VALUES ('document', 'title'), ('document', 'summary');
CREATE TRIGGER document_carries_text_states BEFORE INSERT OR UPDATE ON document
  FOR EACH ROW EXECUTE FUNCTION row_carries_text_states('id');
CREATE CONSTRAINT TRIGGER document_words_have_states AFTER INSERT OR UPDATE OR DELETE ON document
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION words_have_states('id');

DO $$
DECLARE
  known text := pg_get_constraintdef((SELECT oid FROM pg_constraint WHERE conname = 'event_subject_and_verb'));
BEGIN
  ALTER TABLE event DROP CONSTRAINT event_subject_and_verb;
  EXECUTE 'ALTER TABLE event ADD CONSTRAINT event_subject_and_verb ' || replace(known, 'ARRAY[',
    'ARRAY[''document record''::text, ''document correct''::text, ''document publish''::text, ''document withdraw''::text, '
    '''document discard''::text, ''document void''::text, ''document restore''::text, ''document official''::text, ''document not-official''::text, '
    '''document erratum''::text, ''document cleaned''::text, ');
END $$;

-- What is typed into the form of a document is kept like that of any other.
DO $$
DECLARE
  known text := pg_get_constraintdef((SELECT oid FROM pg_constraint WHERE conname = 'draft_form'));
BEGIN
  ALTER TABLE draft DROP CONSTRAINT draft_form;
  EXECUTE 'ALTER TABLE draft ADD CONSTRAINT draft_form ' || replace(known, 'ARRAY[', 'ARRAY[''document''::text, ');
END $$;
