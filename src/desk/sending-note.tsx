import { formatMoment } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import type { Person } from "#policy.ts";
import { sentBefore } from "#server/sending.ts";
import { Outcome } from "#ui/desk.tsx";

/** Subjects whose code people call them by. */
const named = new Set(["meeting", "recommendation"]);

/**
 * Says over a page to which a form has led when that form was taken, and whether it had been taken before. The address names
 * the sending only: the record says the rest, to the person who sent it and to nobody else.
 */
export async function SendingNote({ locale, actor, query }: { locale: Locale; actor: Person; query: URLSearchParams }) {
  const again = query.get("again");
  const key = again ?? query.get("kept");
  if (!key) return null;
  const [sent] = await sentBefore({ ...actor, sending: { key, content: "" } });
  if (!sent) return null;
  const t = translator(locale);
  const { code } = sent;
  const moment = formatMoment(sent.at, locale);
  const text = !again
    ? t("desk:sending.keptAt", { moment })
    : named.has(sent.subject)
      ? t("desk:sending.againAsAt", { code, moment })
      : t("desk:sending.againAt", { moment });
  return (
    <Outcome key={`${again ? "again" : "kept"} ${sent.at.getTime()}`} id="sending">
      {text}
    </Outcome>
  );
}
