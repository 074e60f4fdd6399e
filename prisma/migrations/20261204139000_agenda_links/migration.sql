-- Papers are taken in hand at an item of the agenda, at several perhaps, and a recommendation comes from one.
ALTER TABLE "agenda_item"
  ADD COLUMN "documents" INTEGER[] NOT NULL DEFAULT '{}',
  ADD COLUMN "recommendations" INTEGER[] NOT NULL DEFAULT '{}';

-- CreateIndex
CREATE INDEX "agenda_item_documents_idx" ON "agenda_item" USING GIN ("documents");

-- CreateIndex
CREATE INDEX "agenda_item_recommendations_idx" ON "agenda_item" USING GIN ("recommendations");

ALTER TABLE agenda_item ADD CONSTRAINT agenda_item_links_hold_keys CHECK (
  array_position(documents || recommendations, NULL) IS NULL);

-- Lists hold no foreign keys: this is the law that stands for them. A recommendation that was born at a meeting comes from one
-- item of it, as long as that stands there.
CREATE FUNCTION agenda_item_links_are_of_the_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM unnest(NEW.documents) AS key WHERE key NOT IN (SELECT id FROM document))
    OR EXISTS (SELECT FROM unnest(NEW.recommendations) AS key
      WHERE NOT EXISTS (SELECT FROM recommendation WHERE id = key AND meeting_id = NEW.meeting_id))
  THEN
    RAISE EXCEPTION 'agenda item %: it is linked with something that is not of its meeting', NEW.id
      USING ERRCODE = 'foreign_key_violation';
  END IF;
  IF NEW.discarded_at IS NULL AND EXISTS (
    SELECT FROM agenda_item other
    WHERE other.id <> NEW.id AND other.meeting_id = NEW.meeting_id AND other.discarded_at IS NULL
      AND other.recommendations && NEW.recommendations
  ) THEN
    RAISE EXCEPTION 'agenda item %: a recommendation comes from one item', NEW.id USING ERRCODE = 'unique_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER agenda_item_links_are_of_the_record
  AFTER INSERT OR UPDATE OF documents, recommendations, discarded_at ON agenda_item
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.documents || NEW.recommendations <> '{}')
  EXECUTE FUNCTION agenda_item_links_are_of_the_record();
