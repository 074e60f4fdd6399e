import { locales } from "#i18n/locale.ts";
import type { FieldOf, TextStates, TextSubject } from "#i18n/record-text.ts";
import type { Transaction } from "./database.ts";

/** The states of the texts of a row that are written in this transaction. */
export type Texts<Subject extends TextSubject> = { [Field in FieldOf<Subject>]?: TextStates };

/** The key of the row. */
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
  // The new original comes last: by then the one before it has ceased to be one.
  await tx.$executeRaw`
    INSERT INTO text_state AS now
      (subject, subject_id, field, language, state, written_at, made_from, made_from_at, left_at, original_then,
        source, confirmed_by_id)
    SELECT ${subject}, "subjectId", field, language, state, "writtenAt", "madeFrom", "madeFromAt", "leftAt", "originalThen",
      coalesce(source, '[]'), "confirmedBy"
    FROM jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) AS told
      ("subjectId" text, field text, language text, state text, "writtenAt" timestamptz, "madeFrom" text,
        "madeFromAt" timestamptz, "leftAt" timestamptz, "originalThen" text, source jsonb, "confirmedBy" int)
    ORDER BY state = 'original'
    ON CONFLICT (subject, subject_id, field, language) DO UPDATE SET
      (state, written_at, made_from, made_from_at, left_at, original_then, source, confirmed_by_id)
        = ROW (excluded.state, excluded.written_at, excluded.made_from, excluded.made_from_at, excluded.left_at,
          excluded.original_then, excluded.source, excluded.confirmed_by_id)
    WHERE now IS DISTINCT FROM excluded`;
}
