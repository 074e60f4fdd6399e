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

-- The signs of a text that a reader sees, however they are composed and spaced.
CREATE FUNCTION as_seen(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN regexp_replace(
  normalize(translate(said, E'\u001E\u2010\u2011\uF0A7\uF0A8\uF0B7\uF0D8\uF0FC\uF076', '---••••••'), NFKC),
  '[\s\u001F\u0085\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u2028-\u202E\u2060-\u206F\u2800\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB]',
  '', 'g');

-- A figure stays as it was entered: its words may lose what nobody sees in them, and nothing else.
CREATE OR REPLACE FUNCTION observation_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  verification CONSTANT text[] := ARRAY['verified_at', 'verified_by_id'];
  words CONSTANT text[] := ARRAY['source_en', 'source_ru', 'method'];
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.verified_at IS NULL AND NEW.verified_at IS NOT NULL
      AND to_jsonb(NEW) - verification = to_jsonb(OLD) - verification THEN
      RETURN NEW;
    END IF;
    IF to_jsonb(NEW) - words = to_jsonb(OLD) - words AND NOT EXISTS (
      SELECT FROM unnest(words) AS word
      WHERE as_seen(to_jsonb(NEW) ->> word) IS DISTINCT FROM as_seen(to_jsonb(OLD) ->> word)
    ) THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'a figure stays as it was entered: % of observation refused', TG_OP
    USING ERRCODE = 'integrity_constraint_violation';
END $$;
