import { anew, deskAction, guarded, type Outcome, type Sent } from "#desk/desk-action.ts";
import { endReading, nameReader } from "#features/documents/document-readers.ts";
import { addressOf } from "#i18n/address.ts";
import { can } from "#policy.ts";
import { invalid, type Refused, refused } from "#ui/form/form-answers.ts";
import { idOf, textOf } from "#ui/form/form-state.ts";
import { findDocumentForDesk } from "./document-desk-queries.ts";
import { readReader } from "./document-readers-form-definition.ts";

/** Lets one more person read a document that is for people whom it names. */
export const namePaperReader = deskAction("namePaperReader", can.editDocuments, async (actor, sent) => {
  const { values, locale, t } = sent;
  const read = readReader(values, locale);
  if (!read.ok) return invalid(read.problems, values);
  const { email, ...seen } = read.value;
  const named = await nameReader(actor, seen, email);
  const now = await findDocumentForDesk(actor, seen.code);
  if (!named.ok) return anew(refused(named, locale, now ? { ...values, version: String(now.version) } : values));
  return { status: "done", message: t("documents:readers.named", { email }) };
});

/** A button in the list of them. A person who ends their own reading does not see the document any more. */
export const endPaperReading = guarded(can.editDocuments, toReaders, async (actor, sent): Promise<Outcome> => {
  const { values, locale } = sent;
  const code = textOf(values, "code");
  const person = idOf(values, "person");
  const ended = await endReading(actor, { code, version: idOf(values, "version") }, person);
  if (!ended.ok) return toReaders(ended, sent);
  if (person === actor.id) return { to: addressOf(locale, "/documents") };
  return { to: addressOf(locale, "/documents/[code]/readers", code, "?ended=1") };
});

function toReaders({ error }: Refused, { values, locale }: Sent): Outcome {
  return { to: addressOf(locale, "/documents/[code]/readers", textOf(values, "code"), `?refused=${error}`) };
}
