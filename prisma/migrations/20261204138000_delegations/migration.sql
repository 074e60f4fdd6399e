-- A delegation comes to a meeting: of a partner, or of somebody else by name. It stays in the record with its counts. Its people
-- are rows apart, of which events keep nothing, so that their names can be erased when the day for it has come.
CREATE TABLE "delegation" (
    "id" SERIAL NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "partner_id" INTEGER,
    "kind" TEXT NOT NULL,
    "name" TEXT,
    "step" TEXT NOT NULL,
    "present_on" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "counts" JSONB NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),
    "erased_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "delegation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delegate" (
    "id" SERIAL NOT NULL,
    "delegation_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "family" TEXT,
    "given" TEXT,
    "patronymic" TEXT,
    "function" TEXT,
    "service" TEXT,
    "is_head" BOOLEAN NOT NULL DEFAULT false,
    "modes" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "delegate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_registration" (
    "id" SERIAL NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "list_for" "access" NOT NULL DEFAULT 'unit',
    "kept_until" DATE,
    "count_released" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "meeting_registration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sheet_import" (
    "id" TEXT NOT NULL,
    "noun" TEXT NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "sheets" JSONB NOT NULL,
    "chosen" JSONB NOT NULL DEFAULT '{}',
    "answers" JSONB NOT NULL DEFAULT '{}',
    "written" JSONB,
    "unsettled" INTEGER NOT NULL DEFAULT 0,
    "begun_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sheet_import_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "delegation_partner_id_idx" ON "delegation"("partner_id");

-- CreateIndex
CREATE UNIQUE INDEX "delegation_meeting_id_partner_id_key" ON "delegation"("meeting_id", "partner_id");

-- CreateIndex
CREATE INDEX "delegate_delegation_id_idx" ON "delegate"("delegation_id");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_registration_meeting_id_key" ON "meeting_registration"("meeting_id");

-- CreateIndex
CREATE INDEX "sheet_import_meeting_id_idx" ON "sheet_import"("meeting_id");

-- CreateIndex
CREATE INDEX "sheet_import_person_id_idx" ON "sheet_import"("person_id");

-- AddForeignKey
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delegate" ADD CONSTRAINT "delegate_delegation_id_fkey" FOREIGN KEY ("delegation_id") REFERENCES "delegation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_registration" ADD CONSTRAINT "meeting_registration_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sheet_import" ADD CONSTRAINT "sheet_import_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sheet_import" ADD CONSTRAINT "sheet_import_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE delegation
  ALTER COLUMN present_on SET NOT NULL,
  ADD CONSTRAINT delegation_kind CHECK (kind IN ('partner', 'guest', 'observer')),
  ADD CONSTRAINT delegation_step CHECK (step IN ('invited', 'registered', 'confirmed')),
  ADD CONSTRAINT delegation_of_a_partner CHECK ((kind = 'partner') = (partner_id IS NOT NULL)),
  -- Who is no partner is called by name until the names are erased.
  ADD CONSTRAINT delegation_is_called CHECK (CASE WHEN kind = 'partner' OR erased_at IS NOT NULL THEN name IS NULL ELSE name ~ '\S' END),
  ADD CONSTRAINT delegation_present_on_days CHECK (array_to_string(present_on, ',', '-') ~ '^(\d{4}-\d\d-\d\d(,|$))*$'),
  ADD CONSTRAINT delegation_counts_people CHECK (
    jsonb_typeof(counts -> 'people') = 'number' AND jsonb_typeof(counts -> 'groups') = 'array'
    AND jsonb_typeof(counts -> 'services') = 'object');
ALTER TABLE delegate
  ADD CONSTRAINT delegate_is_named CHECK (name ~ '\S'),
  ADD CONSTRAINT delegate_position CHECK (position >= 1),
  ADD CONSTRAINT delegate_service CHECK (service IN (
    'police', 'drug-control', 'customs', 'border', 'financial-intelligence', 'prosecution', 'justice', 'security', 'health',
    'foreign-affairs', 'research', 'other')),
  ADD CONSTRAINT delegate_modes CHECK (
    jsonb_typeof(modes) = 'object' AND NOT jsonb_path_exists(modes, '$.* ? (!(@ == "room" || @ == "online" || @ == "absent"))'));
ALTER TABLE meeting_registration
  ADD CONSTRAINT meeting_registration_list_for CHECK (list_for IN ('unit', 'partners'));
ALTER TABLE sheet_import
  ADD CONSTRAINT sheet_import_id_is_of_chance CHECK (id ~ '^[0-9a-f]{32}$'),
  ADD CONSTRAINT sheet_import_noun CHECK (noun IN ('delegations'));

CREATE TRIGGER delegation_stays BEFORE DELETE OR TRUNCATE ON delegation FOR EACH STATEMENT EXECUTE FUNCTION record_stays();
CREATE TRIGGER meeting_registration_stays BEFORE DELETE OR TRUNCATE ON meeting_registration FOR EACH STATEMENT EXECUTE FUNCTION record_stays();
CREATE TRIGGER delegate_is_never_emptied BEFORE TRUNCATE ON delegate FOR EACH STATEMENT EXECUTE FUNCTION record_stays();
CREATE TRIGGER sheet_import_is_never_emptied BEFORE TRUNCATE ON sheet_import FOR EACH STATEMENT EXECUTE FUNCTION record_stays();

-- Where names were erased nobody is named again, and nobody is in a delegation that was recorded by mistake.
CREATE FUNCTION delegate_of_one_that_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM delegation WHERE id = NEW.delegation_id AND (erased_at IS NOT NULL OR removed_at IS NOT NULL)) THEN
    RAISE EXCEPTION 'delegation %: nobody is named in it any more', NEW.delegation_id
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER delegate_of_one_that_names BEFORE INSERT OR UPDATE ON delegate
  FOR EACH ROW EXECUTE FUNCTION delegate_of_one_that_names();
CREATE FUNCTION delegation_names_nobody() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM delegate WHERE delegation_id = NEW.id) THEN
    RAISE EXCEPTION 'delegation %: people are named in it', NEW.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER delegation_names_nobody AFTER UPDATE OF erased_at, removed_at ON delegation DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.erased_at IS NOT NULL OR NEW.removed_at IS NOT NULL) EXECUTE FUNCTION delegation_names_nobody();
CREATE FUNCTION erased_stays_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'delegation %: what was erased does not come back, and its counts stay', NEW.id
    USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER delegation_erased_stays_erased BEFORE UPDATE ON delegation FOR EACH ROW
  WHEN (OLD.erased_at IS NOT NULL AND (NEW.erased_at IS NULL OR NEW.counts IS DISTINCT FROM OLD.counts))
  EXECUTE FUNCTION erased_stays_erased();

DO $$
DECLARE
  known text := pg_get_constraintdef((SELECT oid FROM pg_constraint WHERE conname = 'event_subject_and_verb'));
BEGIN
  ALTER TABLE event DROP CONSTRAINT event_subject_and_verb;
  EXECUTE 'ALTER TABLE event ADD CONSTRAINT event_subject_and_verb ' || replace(known, 'ARRAY[',
    'ARRAY[''delegation register''::text, ''delegation change''::text, ''delegation check-in''::text, ''delegation import''::text, '
    '''delegation take-back''::text, ''delegation remove''::text, ''delegation erase''::text, ''registration set''::text, '
    '''registration release''::text, ''registration withhold''::text, ');
END $$;

-- What is typed into the forms of delegations is kept like that of any other, and an import with its answers by itself.
DO $$
DECLARE
  known text := pg_get_constraintdef((SELECT oid FROM pg_constraint WHERE conname = 'draft_form'));
BEGIN
  ALTER TABLE draft DROP CONSTRAINT draft_form;
  EXECUTE 'ALTER TABLE draft ADD CONSTRAINT draft_form ' || replace(known, 'ARRAY[',
    'ARRAY[''delegation''::text, ''registration''::text, ');
END $$;

-- Names are erased, and imports that nobody goes on with are taken away, by one of all the portals every so often.
ALTER TABLE regular_work DROP CONSTRAINT regular_work_is_known;
ALTER TABLE regular_work ADD CONSTRAINT regular_work_is_known CHECK (name IN ('files', 'uploads', 'names'));
INSERT INTO regular_work (name, due_at) VALUES ('names', now());
