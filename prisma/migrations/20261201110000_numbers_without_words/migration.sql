-- How many recommendations sources say were agreed at a meeting, or endorsed by it. They stand beside those that are recorded
-- and are never counted with them; the number may be unknown.
CREATE FUNCTION is_reported(list jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN jsonb_typeof(list) = 'array' THEN NOT EXISTS (
  SELECT FROM jsonb_array_elements(list) AS item WHERE (
    has_keys(item, '{what,pillar,value,qualifier,source}', '{note}')
    AND item ->> 'what' IN ('agreed', 'endorsed')
    AND (item -> 'pillar' = 'null' OR (jsonb_typeof(item -> 'pillar') = 'number' AND item ->> 'pillar' ~ '^[1-9][0-9]?$'))
    AND item ->> 'qualifier' IN ('exactly', 'stated', 'moreThan', 'atLeast', 'about', 'nearly', 'unknown')
    AND CASE WHEN item ->> 'qualifier' = 'unknown' THEN item -> 'value' = 'null'
      ELSE jsonb_typeof(item -> 'value') = 'number' AND item ->> 'value' ~ '^[0-9]+$' END
    AND is_some_text(item -> 'source')
    AND is_localized_or_none(item -> 'note')
  ) IS NOT TRUE
) ELSE false END;

ALTER TABLE meeting ADD COLUMN reported JSONB NOT NULL DEFAULT '[]';
ALTER TABLE meeting
  ADD CONSTRAINT meeting_reported CHECK (is_reported(reported)),
  ADD CONSTRAINT meeting_reported_endorsed
    CHECK (type IN ('ministerial', 'pcgm') OR NOT reported @> '[{"what": "endorsed"}]');

-- A recommendation without words says so, and one with words says what kind of words they are. Until now the form alone saw to
-- it: where it did not, no more is said than what stands there. `keptIn` reads the events of then in the same way.
UPDATE recommendation SET provenance = 'no-text' WHERE text_en IS NULL AND text_ru IS NULL;
UPDATE recommendation SET provenance = 'attested-paraphrase'
  WHERE provenance = 'no-text' AND (text_en IS NOT NULL OR text_ru IS NOT NULL);

-- That a text is not public only a source can say.
ALTER TABLE recommendation DROP CONSTRAINT recommendation_provenance;
ALTER TABLE recommendation
  ADD CONSTRAINT recommendation_provenance CHECK (provenance IN (
    'official', 'attested-paraphrase', 'attested-theme', 'attested-heading', 'sample', 'no-text', 'not-public',
    'declaration')),
  ADD CONSTRAINT recommendation_words_are_of_some_kind
    CHECK ((provenance IN ('no-text', 'not-public')) = (text_en IS NULL AND text_ru IS NULL)),
  ADD CONSTRAINT recommendation_not_public_as_a_source_says
    CHECK (provenance <> 'not-public' OR coalesce(source_en, source_ru) IS NOT NULL);
