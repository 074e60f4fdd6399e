-- A recommendation is for those for whom the meeting is at which it was born: the database keeps both columns, nobody writes them.
-- AlterTable
ALTER TABLE "recommendation" ADD COLUMN     "access" "access" NOT NULL DEFAULT 'public',
ADD COLUMN     "named" INTEGER[] NOT NULL DEFAULT '{}';

CREATE FUNCTION recommendation_follows_its_meeting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT access, named INTO NEW.access, NEW.named FROM meeting WHERE id = NEW.meeting_id;
  NEW.access := coalesce(NEW.access, 'public');
  NEW.named := coalesce(NEW.named, '{}');
  RETURN NEW;
END $$;
CREATE TRIGGER recommendation_follows_its_meeting BEFORE INSERT OR UPDATE OF meeting_id, access, named ON recommendation
  FOR EACH ROW EXECUTE FUNCTION recommendation_follows_its_meeting();

CREATE FUNCTION meeting_leads_its_recommendations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE recommendation SET access = NEW.access, named = NEW.named WHERE meeting_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER meeting_leads_its_recommendations AFTER UPDATE OF access, named ON meeting FOR EACH ROW
  WHEN (NEW.access <> OLD.access OR NEW.named <> OLD.named) EXECUTE FUNCTION meeting_leads_its_recommendations();

-- A paper of a meeting is of no wider level than the meeting; whom it names somebody has named on purpose. The levels of the
-- type stand from all to fewest.
CREATE FUNCTION paper_is_no_wider() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wider text;
BEGIN
  SELECT string_agg(document.code, ', ') INTO wider FROM document JOIN meeting ON meeting.id = ANY (document.meetings)
  WHERE CASE TG_TABLE_NAME WHEN 'meeting' THEN meeting.id = NEW.id ELSE document.id = NEW.id END
    AND document.discarded_at IS NULL AND document.voided_at IS NULL
    AND document.access < meeting.access;
  IF wider IS NOT NULL THEN
    RAISE EXCEPTION 'document %: it is for more people than its meeting', wider USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER meeting_papers_are_no_wider AFTER UPDATE OF access ON meeting FOR EACH ROW EXECUTE FUNCTION paper_is_no_wider();
CREATE TRIGGER document_is_no_wider AFTER INSERT OR UPDATE OF meetings, access, discarded_at, voided_at ON document
  FOR EACH ROW EXECUTE FUNCTION paper_is_no_wider();
