import { locales } from "#i18n/locale.ts";
import type { FieldOf, TextStates, TextSubject } from "#i18n/record-text.ts";
import type { Transaction } from "./database.ts";

/** How far the texts of a row have come that are written in this transaction. */
export type Texts<Subject extends TextSubject> = { [Field in FieldOf<Subject>]?: TextStates };

/** What stands in the key of the table. */
type Id = number | string;

/**
 * Writes how far texts have come, in the transaction of their words: the database refuses the one without the other. The
 * rows, which carry the states of their texts, are others afterwards than those that were read before.
 */
export async function writeTextStates<Subject extends TextSubject>(
  tx: Transaction,
  subject: Subject,
  rows: readonly { id: Id; texts: Texts<Subject> }[],
): Promise<void> {
  const told = rows.flatMap(({ id, texts }) =>
    Object.entries<TextStates | undefined>(texts).flatMap(([field, states]) =>
      locales.map((language) => ({ subjectId: String(id), field, language, of: states?.[language] ?? null })),
    ),
  );
  const gone = told.filter(({ of }) => of === null).map(({ of: _, ...text }) => text);
  await tx.textState.deleteMany({ where: { subject, OR: gone } });
  const kept = told.flatMap(({ of, ...text }) => (of ? [{ ...text, ...of }] : []));
  // What becomes the original comes last: the one before it has ceased to be one.
  await tx.$executeRaw`
    INSERT INTO text_state AS now
      (subject, subject_id, field, language, state, made_from, source_en, source_ru, confirmed_by_id)
    SELECT ${subject}, "subjectId", field, language, state, "madeFrom", source ->> 'en', source ->> 'ru', "confirmedBy"
    FROM jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) AS told
      ("subjectId" text, field text, language text, state text, "madeFrom" text, source jsonb, "confirmedBy" int)
    ORDER BY state = 'original'
    ON CONFLICT (subject, subject_id, field, language) DO UPDATE SET
      state = excluded.state, made_from = excluded.made_from, source_en = excluded.source_en,
      source_ru = excluded.source_ru, confirmed_by_id = excluded.confirmed_by_id
    WHERE (now.state, now.made_from, now.source_en, now.source_ru, now.confirmed_by_id)
      IS DISTINCT FROM
      (excluded.state, excluded.made_from, excluded.source_en, excluded.source_ru, excluded.confirmed_by_id)`;
}
