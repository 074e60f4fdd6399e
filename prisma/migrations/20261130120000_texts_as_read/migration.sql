-- A text is what a reader sees: letters of the other alphabet that look like those of a word are searched as those, a Russian
-- word without the accent that tells its stress, and what shows nothing is not there. `asRead` of lib/look-alikes.ts does the
-- same with the words that are looked for.
CREATE FUNCTION as_read(said text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  latin CONSTANT text := 'ABCEHIJKMOPSTXYaceijkopsxy';
  cyrillic CONSTANT text := 'АВСЕНІЈКМОРЅТХУасеіјкорѕху';
  any_latin CONSTANT text := 'A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F\u1E00-\u1EFF';
  any_cyrillic CONSTANT text := '\u0400-\u0481\u048A-\u052F';
  only_latin CONSTANT text := format('(?![%s])[%s]', latin, any_latin);
  only_cyrillic CONSTANT text := format('(?![%s])[%s]', cyrillic, any_cyrillic);
  unseen CONSTANT text := E'\u00AD\u034F\u200B\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2066\u2067\u2068\u2069\uFEFF';
  read text;
BEGIN
  -- Nearly every text is read as it stands.
  IF said !~ format('[%1$s][%2$s]|[%2$s][%1$s]|[\u0300-\u036FЀЍѐѝ%3$s]', any_latin, any_cyrillic, unseen) THEN
    RETURN said;
  END IF;
  SELECT string_agg(CASE
      WHEN part !~ format('[%s]', any_latin) OR part !~ format('[%s]', any_cyrillic) THEN part
      WHEN part !~ only_latin THEN translate(part, latin, cyrillic)
      WHEN part !~ only_cyrillic THEN translate(part, cyrillic, latin)
      ELSE part
    END, '' ORDER BY place) INTO read
  FROM regexp_matches(
    normalize(translate(said, unseen, ''), NFD),
    format('[%1$s][%1$s\u0300-\u036F]*|[^%1$s]+', any_latin || any_cyrillic), 'g') WITH ORDINALITY AS parts (match, place),
    unnest(match) AS part;
  RETURN normalize(
    regexp_replace(coalesce(read, ''), '(?<=[АЕИОУЫЭЮЯІаеиоуыэюяі][\u0300-\u036F]*)[\u0300\u0301]', '', 'g'), NFC);
END $$;

ALTER TABLE "recommendation" DROP COLUMN "search_en", DROP COLUMN "search_ru";
ALTER TABLE "recommendation"
  ADD COLUMN "search_en" tsvector GENERATED ALWAYS AS (to_tsvector('english'::regconfig, as_read(COALESCE(text_en, ''::text)))) STORED,
  ADD COLUMN "search_ru" tsvector GENERATED ALWAYS AS (to_tsvector('russian'::regconfig, as_read(COALESCE(text_ru, ''::text)))) STORED;

-- CreateIndex
CREATE INDEX "recommendation_search_en_idx" ON "recommendation" USING GIN ("search_en");

-- CreateIndex
CREATE INDEX "recommendation_search_ru_idx" ON "recommendation" USING GIN ("search_ru");

-- Stored texts are cleaned by an operator's command: words stay what a reader sees, so the event is none of a correction.
ALTER TABLE event
  DROP CONSTRAINT event_subject_and_verb,
  ADD CONSTRAINT event_subject_and_verb CHECK (subject || ' ' || verb IN (
  'meeting record', 'meeting correct', 'meeting publish', 'meeting withdraw', 'meeting cleaned',
  'recommendation draft', 'recommendation record', 'recommendation agree', 'recommendation forward',
  'recommendation endorse', 'recommendation amend', 'recommendation return', 'recommendation note',
  'recommendation supersede', 'recommendation close', 'recommendation reinstate',
  'recommendation endorse-instead', 'recommendation amend-instead', 'recommendation return-instead',
  'recommendation note-instead', 'recommendation undecide',
  'recommendation record-commitment', 'recommendation correct', 'recommendation publish', 'recommendation withdraw',
  'recommendation address',
  'recommendation continue-carriedOver', 'recommendation continue-reworded', 'recommendation continue-merged',
  'recommendation continue-split', 'recommendation continue-superseded', 'recommendation discontinue',
  'recommendation continued-carriedOver', 'recommendation continued-reworded', 'recommendation continued-merged',
  'recommendation continued-split', 'recommendation continued-superseded', 'recommendation discontinued', 'recommendation cleaned',
  'report report-submit', 'report report-correct', 'report report-repeat', 'report report-release', 'report report-cleaned',
  'assessment assessment-make', 'assessment assessment-follow', 'assessment assessment-release', 'assessment assessment-cleaned',
  'round round-open', 'round round-move', 'round round-close', 'round round-reopen', 'round round-withdraw', 'round round-cleaned',
  'observation enter', 'observation verify', 'observation cleaned',
  'person invite', 'person accept-invitation', 'person change-password', 'person change-language',
  'person assign-post', 'person deactivate', 'person reactivate', 'person create-sample'));

-- The signs of a text that a reader sees, however they are composed and spaced: a raised two is no two.
CREATE FUNCTION as_seen(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN regexp_replace(
  normalize(
    replace(replace(replace(replace(replace(replace(replace(
      translate(said, E'\u001E\u2010\u2011\uF0A7\uF0A8\uF0B7\uF0D8\uF0FC\uF076', '---••••••'),
      E'\uFB00', 'ff'), E'\uFB01', 'fi'), E'\uFB02', 'fl'), E'\uFB03', 'ffi'), E'\uFB04', 'ffl'), E'\uFB05', 'st'), E'\uFB06', 'st'),
    NFC),
  '[\s\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000\u001F\u0085\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u2028-\u202E\u2060-\u206F\u2800\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB]',
  '', 'g');

CREATE FUNCTION is_only_cleaned(before jsonb, after jsonb, words text[]) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN before <> after AND before - words = after - words AND NOT EXISTS (
  SELECT FROM unnest(words) AS word WHERE as_seen(before ->> word) IS DISTINCT FROM as_seen(after ->> word));

-- Figures, reports and assessments stay as they were written: their words may lose what nobody sees in them, and nothing else.
DROP TRIGGER observation_stays ON observation;
CREATE TRIGGER observation_stays BEFORE UPDATE ON observation FOR EACH ROW
  WHEN (NOT is_only_cleaned(to_jsonb(OLD), to_jsonb(NEW), '{source_en,source_ru,method}'))
  EXECUTE FUNCTION observation_stays();
CREATE TRIGGER observation_is_never_deleted BEFORE DELETE ON observation
  FOR EACH ROW EXECUTE FUNCTION observation_stays();

DROP TRIGGER implementation_report_stays ON implementation_report;
CREATE TRIGGER implementation_report_stays BEFORE UPDATE ON implementation_report FOR EACH ROW
  WHEN (NOT is_only_cleaned(to_jsonb(OLD), to_jsonb(NEW), '{statement,evidence}'))
  EXECUTE FUNCTION implementation_report_stays();
CREATE TRIGGER implementation_report_is_never_deleted BEFORE DELETE ON implementation_report
  FOR EACH ROW EXECUTE FUNCTION implementation_report_stays();

DROP TRIGGER assessment_stays ON assessment;
CREATE TRIGGER assessment_stays BEFORE UPDATE ON assessment FOR EACH ROW
  WHEN (NOT is_only_cleaned(to_jsonb(OLD), to_jsonb(NEW), '{statement}'))
  EXECUTE FUNCTION assessment_stays();
CREATE TRIGGER assessment_is_never_deleted BEFORE DELETE ON assessment
  FOR EACH ROW EXECUTE FUNCTION assessment_stays();
