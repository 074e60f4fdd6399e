import { describe, expect, test } from "vitest";
import { locales } from "#i18n/locale.ts";
import { cleanText } from "#lib/clean-text.ts";
import type { Actor } from "#policy.ts";
import { database } from "#server/database.ts";
import { recordAsItIs } from "#tests/support/database.ts";
import { formOf } from "#tests/support/desk/job.ts";
import { actorOf, begin, jobs, typedBy } from "#tests/support/desk/jobs.ts";
import { hostile, neverStored } from "#tests/support/hostile.ts";
import { carried, type FormValues, isSecret } from "#ui/form/form-state.ts";

/** Names by which a form says which record it is about: changed, it is about none, or about one that the person may not have. */
const identity =
  /^(intent|code|version|year|place|indicator|partner|recommendation|meeting|round|key|token|id|step|figure)$|\.(was|rows|version|members)$/;

/** The language of the page is no field: it is that of the sentences. */
const isTyped = (name: string) => !name.startsWith(carried) && !name.startsWith("$") && name !== "locale";

/** The form with this in each of its fields, or, to be told of another record, in each name of the record. */
function filled(typed: FormValues, text: string, isOf: (name: string) => boolean): FormValues {
  return Object.fromEntries(
    Object.entries(typed).map(([name, value]) => [name, isTyped(name) && isOf(name) ? text : value]),
  );
}

/** The tables in which something stands that nobody can see. */
async function unseenIn(): Promise<string[]> {
  const tables = await database().$queryRaw<{ name: string }[]>`
    SELECT quote_ident(table_name) AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY table_name`;
  const asked = tables.map(
    ({ name }) => `SELECT '${name}' AS name WHERE EXISTS (SELECT FROM ${name} r WHERE r::text ~ $1)`,
  );
  const found = await database().$queryRawUnsafe<{ name: string }[]>(asked.join(" UNION ALL "), neverStored);
  return found.map(({ name }) => name);
}

/** An address of the portal, or an answer with sentences; `back` comes back with it, where nothing was done. */
function expectAnswer(outcome: unknown, back: string | null): void {
  if (outcome === null) return;
  const answer = outcome as {
    to?: string;
    status?: string;
    message?: string;
    problems?: object[];
    values?: FormValues;
  };
  if (answer.to !== undefined) expect(answer.to).toMatch(/^\/(?!\/)[^\s\\\p{Cc}]*$/u);
  if (answer.status === "invalid") expect(answer.problems).not.toEqual([]);
  for (const problem of answer.problems ?? []) {
    expect(problem).toMatchObject({ field: expect.stringMatching(/\S/), message: expect.stringMatching(/\S/) });
  }
  if (answer.status === "refused") expect(answer.message).toMatch(/\S/);
  if (answer.values && back) expect(Object.values(answer.values).flat()).toContain(back);
}

const isOfRecord = (name: string) => identity.test(name);
const isOfForm = (name: string) => !identity.test(name);

describe.each(jobs.map((job, turn) => ({ ...job, turn })))("The form that $does", ({ turn, ...job }) => {
  test("answers whatever is typed with a sentence in either language, and stores nothing that nobody sees", async () => {
    let standing: { actor: Actor; record: object } | undefined;
    for (const [index, [name, text]] of Object.entries(hostile).entries()) {
      // Of two forms one meets it in its fields, the other in the names of its record: both in each would take a minute more.
      const isOf = (index + turn) % 2 === 0 ? isOfForm : isOfRecord;
      if (!standing) {
        await begin(job);
        standing = { actor: await actorOf(job.by[0]), record: await recordAsItIs() };
      }
      const { actor, record } = standing;
      const typed = await typedBy(job, actor);
      if (!Object.keys(typed).some((field) => isTyped(field) && isOf(field))) continue;
      const sent = { ...filled(typed, text, isOf), locale: locales[index % locales.length] ?? "en" };
      const outcome = await job.action(actor, formOf(sent));
      const isChanged = JSON.stringify(await recordAsItIs()) !== JSON.stringify(record);
      try {
        const isSeen =
          isOf === isOfForm && Object.keys(typed).some((field) => isTyped(field) && isOf(field) && !isSecret(field));
        expectAnswer(outcome, isSeen && !isChanged ? cleanText(text) : null);
        if (isChanged) expect(await unseenIn()).toEqual([]);
      } catch (thrown) {
        throw new Error(`${name}: ${thrown instanceof Error ? thrown.message : thrown}`, { cause: thrown });
      }
      if (isChanged) standing = undefined;
    }
  });
});
