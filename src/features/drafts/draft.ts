import { z } from "zod";
import { locales } from "#i18n/locale.ts";
import type { Draft } from "#ui/drafts/draft.ts";
import { isUnkept } from "#ui/form/form-state.ts";
import { ownForms } from "./draft-forms.ts";

/** A person has no more of them at once; the oldest give way. */
export const mostDrafts = 100;

/** So many days after its last word a draft is forgotten. */
export const draftDays = 90;

/** Of the whole draft, as it travels: longer than any form of the portal takes. */
export const longestDraft = 250_000;

const id = z.string().regex(/^[0-9a-f]{32}$/);
const words = z.array(z.string().max(100_000)).max(500);

const moment = z.iso.datetime();

/** By the clock of a browser; `null` where it says none. */
export function momentOf(text: string): Date | null {
  return moment.safeParse(text).success ? new Date(text) : null;
}

/** A page says more of itself than is needed to recognize it: the beginning is kept. */
const told = (max: number) => z.string().transform((text) => text.slice(0, max).toWellFormed());

const field = z.object({
  name: z.string().max(300),
  kind: z.enum(["text", "choice", "rows"]),
  label: told(1000),
  said: told(5000),
  was: words,
  now: words,
});

/** A draft as it comes from a browser: a long label is cut, and nothing of what was typed. */
export const draftInput = z.object({
  id,
  tab: id,
  form: z.enum(ownForms),
  record: z.string().max(200),
  at: moment,
  page: z
    .string()
    .max(1000)
    .regex(/^(\/[^/\s\\][^\s\\]*)?$/),
  title: told(1000),
  language: z.enum(locales),
  fields: z
    .array(field)
    .max(2000)
    .transform((fields) => fields.filter(({ name }) => !isUnkept(name))),
  rows: z.record(z.string().max(300), z.string().max(20)),
  key: z.string().max(200).nullish(),
  replaces: id.nullish(),
}) satisfies z.ZodType<Draft>;

export type DraftInput = z.infer<typeof draftInput>;

/** The draft in a text that a browser sent; `null` where it is none, or longer than one can be. */
export function draftIn(text: string): DraftInput | null {
  if (text.length > longestDraft) return null;
  try {
    return draftInput.safeParse(JSON.parse(text, storable)).data ?? null;
  } catch {
    return null;
  }
}

/** PostgreSQL takes no text with the character 0 or half a letter in it. */
function storable(_: string, value: unknown): unknown {
  return typeof value === "string" ? value.replaceAll("\0", "").toWellFormed() : value;
}

/** The address of its page without the question: a form is found again there, whatever was asked. */
export function pathOf({ page }: Pick<Draft, "page">): string {
  return page.split(/[?#]/)[0] ?? "";
}
