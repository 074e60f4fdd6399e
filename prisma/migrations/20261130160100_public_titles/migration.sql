-- The title of a language in which a meeting is public could be emptied, and its page there had none. One that has lost it
-- already stays as its history says, until its title is written or it is withdrawn.
CREATE FUNCTION meeting_keeps_its_public_titles() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a meeting has a title in every language in which it is public: %', NEW.code
    USING ERRCODE = 'check_violation';
END $$;

CREATE TRIGGER meeting_begins_with_its_public_titles BEFORE INSERT ON meeting FOR EACH ROW
  WHEN ((NEW.published_en_at IS NOT NULL AND coalesce(NEW.title_en, '') = '')
    OR (NEW.published_ru_at IS NOT NULL AND coalesce(NEW.title_ru, '') = ''))
  EXECUTE FUNCTION meeting_keeps_its_public_titles();

CREATE TRIGGER meeting_keeps_its_public_titles BEFORE UPDATE ON meeting FOR EACH ROW
  WHEN ((NEW.published_en_at IS NOT NULL AND coalesce(NEW.title_en, '') = ''
      AND (OLD.published_en_at IS NULL OR coalesce(OLD.title_en, '') <> ''))
    OR (NEW.published_ru_at IS NOT NULL AND coalesce(NEW.title_ru, '') = ''
      AND (OLD.published_ru_at IS NULL OR coalesce(OLD.title_ru, '') <> '')))
  EXECUTE FUNCTION meeting_keeps_its_public_titles();
