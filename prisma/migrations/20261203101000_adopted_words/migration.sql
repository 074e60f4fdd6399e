-- Adopted words change only as a meeting decides or by an erratum that a second person confirmed: whoever writes them otherwise,
-- be it the portal itself, is refused.

-- The language from which the other is made; the only one that has words, where nothing says so.
CREATE FUNCTION standing_original(states jsonb, en text, ru text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN original_in(states) = 'en' AND coalesce(en, '') <> '' THEN 'en'
  WHEN original_in(states) = 'ru' AND coalesce(ru, '') <> '' THEN 'ru'
  WHEN original_in(states) = 'ru' THEN 'en'
  ELSE 'ru'
END;

-- A commitment of a declaration; or a policy meeting endorsed it, as that meeting's newest decision of it tells.
CREATE FUNCTION is_adopted(recommendation integer) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM recommendation WHERE id = $1 AND kind = 'commitment') OR EXISTS (
    SELECT FROM (
      SELECT DISTINCT ON (meeting_id) verb FROM event
      WHERE subject = 'recommendation' AND subject_id = $1
        AND verb ~ '^((endorse|amend|return|note)(-instead)?|undecide)$'
      ORDER BY meeting_id, id DESC
    ) decided WHERE verb ~ '^(endorse|amend)')
$$;

CREATE FUNCTION adopted_words_stay() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before CONSTANT text := standing_original(OLD.states -> 'text', OLD.text_en, OLD.text_ru);
  stood CONSTANT text := CASE before WHEN 'en' THEN OLD.text_en ELSE OLD.text_ru END;
  stands recommendation;
  original text;
  standing_words text;
  came event;
BEGIN
  SELECT * INTO stands FROM recommendation WHERE id = NEW.id;
  original := standing_original(stands.states -> 'text', stands.text_en, stands.text_ru);
  standing_words := CASE original WHEN 'en' THEN stands.text_en ELSE stands.text_ru END;
  IF coalesce(stood, '') = '' OR (original = before AND as_seen(standing_words) = as_seen(stood)) OR NOT is_adopted(NEW.id) THEN
    RETURN NULL;
  END IF;
  -- The event with which the words came that stand now: none that tells others follows it.
  SELECT * INTO came FROM event
  WHERE subject = 'recommendation' AND subject_id = NEW.id AND id > coalesce((
    SELECT max(id) FROM event WHERE subject = 'recommendation' AND subject_id = NEW.id
      AND as_seen(snapshot ->> ('text' || initcap(original))) IS DISTINCT FROM as_seen(standing_words)), 0)
  ORDER BY id LIMIT 1;
  IF came.verb ~ '^((endorse|amend|return|note)(-instead)?|undecide)$' AND came.meeting_id IS NOT NULL THEN
    RETURN NULL;
  END IF;
  IF came.verb = 'erratum' AND EXISTS (
    SELECT FROM text_claim AS claim WHERE kind = 'erratum' AND outcome = 'confirmed'
      AND (subject, subject_id, field) = ('recommendation', NEW.id::text, 'text')
      AND claim.language = original AND as_seen(claim.words) = as_seen(standing_words)
  ) THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION 'adopted words change by a decision or a confirmed erratum: %', NEW.code
    USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE CONSTRAINT TRIGGER recommendation_adopted_words_stay AFTER UPDATE OF text_en, text_ru, states ON recommendation
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN ((OLD.text_en, OLD.text_ru) IS DISTINCT FROM (NEW.text_en, NEW.text_ru)
    OR OLD.states ? 'text' AND standing_original(OLD.states -> 'text', OLD.text_en, OLD.text_ru)
      IS DISTINCT FROM standing_original(NEW.states -> 'text', NEW.text_en, NEW.text_ru))
  EXECUTE FUNCTION adopted_words_stay();
