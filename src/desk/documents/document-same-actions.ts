import { anew, deskAction, type Outcome } from "#desk/desk-action.ts";
import { joinDocument } from "#features/documents/document-joining.ts";
import { addressOf } from "#i18n/address.ts";
import { can } from "#policy.ts";
import { invalid, refusalText, refused } from "#ui/form/form-answers.ts";
import { findDocumentForDesk } from "./document-desk-queries.ts";
import { readSame } from "./document-same-form-definition.ts";

/** Two records of one work become one; the way back stands in the list of what was taken back. */
export const joinPapers = deskAction(
  "joinPapers",
  can.takeBack,
  async (actor, { values, locale }): Promise<Outcome> => {
    const read = readSame(values, locale);
    if (!read.ok) return invalid(read.problems, values);
    const { stays, ...seen } = read.value;
    const joined = await joinDocument(actor, seen, stays);
    if (joined.ok) return { to: addressOf(locale, "/documents/[code]/edit", joined.value.code) };
    if (joined.error === "rightUnknown") {
      return invalid([{ field: "stays", message: refusalText(joined, locale) }], values);
    }
    const now = await findDocumentForDesk(actor, seen.code);
    return anew(refused(joined, locale, now ? { ...values, version: String(now.version) } : values));
  },
  ({ locale }) => ({ to: addressOf(locale, "/desk/mistakes") }),
);
