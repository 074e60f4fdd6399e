import type { Client } from "pg";
import { snapshotVersion } from "#server/snapshot.ts";

/** 500 recommendations of ten years, addressed to every partner, each of whom has reported on each: 81 by 500. */
export async function fillMatrix(database: Client): Promise<void> {
  await together(
    database,
    `INSERT INTO recommendation (code, kind, provenance, pillar_number, year, position, text_en, text_ru, status, source, published_en_at, published_ru_at)
    SELECT (2010 + n / 50) || '-B-' || n, 'recommendation', 'sample', n % 4 + 1, 2010 + n / 50, n, 'Bench ' || n,
      'Замер ' || n, 'endorsed', '[{"text": {"en": "bench", "ru": "замер"}}]', now(), now()
    FROM generate_series(0, 499) n`,
    `INSERT INTO addressee (recommendation_id, partner_id)
    SELECT r.id, p.id FROM recommendation r, partner p WHERE ${of("bench")}`,
    statesOf("bench"),
    recorded("bench"),
  );
  await database.query(`
    INSERT INTO implementation_report (recommendation_id, partner_id, year, state, statement, language, submitted_at,
      released_at, sample)
    SELECT r.id, p.id, 2022, (ARRAY['planned', 'underWay', 'done', 'cannot', 'notApplicable'])[(r.id + p.id) % 5 + 1],
      'Bench', 'en', now(), now(), true
    FROM recommendation r, partner p WHERE ${of("bench")}`);
  await settle(database);
}

/** As many more as make 10,000, of which none is addressed to anybody. */
export async function fillList(database: Client): Promise<void> {
  await together(
    database,
    `INSERT INTO recommendation (code, kind, provenance, pillar_number, year, position, meeting_id, text_en, text_ru,
      status, source, published_en_at, published_ru_at)
    SELECT (1900 + n / 100) || '-L-' || n, 'recommendation', 'sample', n % 4 + 1, 1900 + n / 100, n,
      (SELECT id FROM meeting WHERE code = 'EWG-2021-III'), 'Long list ' || n || ' on precursors',
      'Длинный список ' || n || ' о прекурсорах', 'endorsed', '[{"text": {"en": "list", "ru": "список"}}]', now(), now()
    FROM generate_series(1, 10000 - (SELECT count(*)::int FROM recommendation WHERE kind = 'recommendation')) n`,
    statesOf("list"),
    recorded("list"),
  );
  await settle(database);
}

/** As many more as make 100,000 events: the recommendations were agreed and endorsed, and their texts changed often. */
export async function fillEvents(database: Client): Promise<void> {
  await database.query(`
    INSERT INTO event (version, subject, subject_id, subject_code, verb, occurred_from, occurred_on, recorded_at,
      snapshot, previous_hash, hash)
    SELECT ${snapshotVersion}, 'recommendation', r.id, r.code, (ARRAY['agree', 'correct', 'correct', 'endorse'])[n % 4 + 1], day, day, now(),
      jsonb_build_object('status', r.status), '', 'bench ' || n
    FROM generate_series(1, 100000 - (SELECT count(*)::int FROM event)) n
    JOIN (SELECT id, code, status, row_number() OVER (ORDER BY id) AS place FROM recommendation WHERE ${of("list")}) r
      ON r.place = n / 4 % (SELECT count(*) FROM recommendation WHERE ${of("list")}) + 1
    CROSS JOIN LATERAL (SELECT DATE '2021-01-01' + n % 400 AS day) days
    ORDER BY n`);
  await settle(database);
}

/** The rows with this source. */
function of(source: string): string {
  return `source @> '[{"text": {"en": "${source}"}}]'`;
}

/** The events that tell of rows with this source, and of their addressees: without them the database refuses those. */
function recorded(source: string): string {
  return `
    INSERT INTO event (version, subject, subject_id, subject_code, verb, recorded_at, snapshot, previous_hash, hash)
    SELECT ${snapshotVersion}, 'recommendation', id, code, 'record', now(),
      jsonb_build_object('id', id, 'status', status, 'addressees', addressees_of(id)), '', 'recorded ' || code
    FROM recommendation WHERE ${of(source)}`;
}

async function together(database: Client, ...statements: string[]): Promise<void> {
  await database.query(["BEGIN", ...statements, "COMMIT"].join(";"));
}

/** In the transaction of the words: the Russian is a translation that nobody has confirmed. */
function statesOf(source: string): string {
  return `
    INSERT INTO text_state (subject, subject_id, field, language, state, made_from)
    SELECT 'recommendation', id::text, 'text', language, state, made_from
    FROM recommendation, LATERAL (VALUES
      ('en', 'original', NULL),
      ('ru', 'unofficial', left(encode(sha256(convert_to(text_en, 'UTF8')), 'hex'), 16))
    ) AS told (language, state, made_from)
    WHERE ${of(source)}`;
}

async function settle(database: Client): Promise<void> {
  await database.query("ANALYZE");
}
