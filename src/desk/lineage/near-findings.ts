import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { dateToDay } from "#lib/partial-date.ts";
import { type Actor, can, readable } from "#policy.ts";
import { database } from "#server/database.ts";
import { type Findings, type FormValues, localizedOf, textOf } from "#ui/form/form-state.ts";
import { toFoundRecords } from "./found-recommendations.ts";
import { findNear } from "./near-queries.ts";

/**
 * Finds what is near to the words of a form: of the draft that it corrects (`code`), or of a new one of a meeting
 * (`meeting`). Nothing that came after that meeting, which could not be continued there, as far as this reader may know of
 * it. Those who write nothing are told nothing.
 */
export async function nearFindings(actor: Actor, values: FormValues, locale: Locale): Promise<Findings> {
  const t = translator(locale);
  const code = textOf(values, "code") || null;
  const meeting = await database().meeting.findFirst({
    where: {
      AND: [
        readable.meetings(actor),
        code
          ? { born: { some: { AND: [readable.recommendations(actor), { code }] } } }
          : { code: textOf(values, "meeting") },
      ],
    },
    select: { lastDay: true },
  });
  const until = meeting?.lastDay ? dateToDay(meeting.lastDay) : null;
  const text = localizedOf(values, "text");
  const items = can.translate(actor) ? await findNear(actor, text, { except: code, until }) : [];
  return {
    message: items.length > 0 ? t("near:found", { count: items.length }) : t("near:none"),
    records: await toFoundRecords(actor, items, locale),
  };
}
