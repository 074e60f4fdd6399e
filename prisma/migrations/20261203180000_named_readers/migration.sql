-- A document may be for people whom it names, whatever they do in the portal. The list is kept like those of what it belongs to.
-- AlterTable
ALTER TABLE "document" ADD COLUMN "named" INTEGER[] NOT NULL DEFAULT '{}';

-- CreateIndex
CREATE INDEX "document_named_idx" ON "document" USING GIN ("named");

ALTER TABLE document
  DROP CONSTRAINT document_names_nobody,
  ADD CONSTRAINT document_names_where_it_is_for_some CHECK (access = 'named' OR named = '{}'),
  ADD CONSTRAINT document_named_holds_keys CHECK (array_position(named, NULL) IS NULL);

CREATE FUNCTION document_names_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM unnest(NEW.named) AS key WHERE key NOT IN (SELECT id FROM person)) THEN
    RAISE EXCEPTION 'document %: it names somebody who has no account', NEW.code USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER document_names_people AFTER INSERT OR UPDATE OF named ON document
  FOR EACH ROW EXECUTE FUNCTION document_names_people();
CREATE TRIGGER person_documents_stay BEFORE DELETE OR UPDATE OF id ON person
  FOR EACH ROW EXECUTE FUNCTION documents_stay('named', 'id');

DO $$
DECLARE
  known text := pg_get_constraintdef((SELECT oid FROM pg_constraint WHERE conname = 'event_subject_and_verb'));
BEGIN
  ALTER TABLE event DROP CONSTRAINT event_subject_and_verb;
  EXECUTE 'ALTER TABLE event ADD CONSTRAINT event_subject_and_verb ' || replace(known, 'ARRAY[',
    'ARRAY[''document name''::text, ');
END $$;
