import { nouns } from "#desk/mistakes/mistake-form-definition.ts";
import { RestoreForm } from "#desk/mistakes/mistake-forms.tsx";
import { listTakenBack } from "#desk/mistakes/mistake-queries.ts";
import { formatMoment } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import type { Person } from "#policy.ts";
import { sentBefore } from "#server/sending.ts";
import { Outcome } from "#ui/desk.tsx";
import type { FormAction } from "#ui/form/form-state.ts";

const goings = ["discard", "void"] as const;

/** Subjects whose code people call them by. */
const named = new Set(["meeting", "recommendation"]);

/**
 * Says over a page to which a form has led when that form was taken, and whether it had been taken before. The address names
 * the sending only: the record says the rest, to the person who sent it and to nobody else.
 */
export async function SendingNote({
  locale,
  actor,
  query,
  restore,
}: {
  locale: Locale;
  actor: Person;
  query: URLSearchParams;
  /** takes back at once that something was discarded */
  restore: FormAction;
}) {
  const again = query.get("again");
  const key = again ?? query.get("kept");
  if (!key) return null;
  const [sent] = await sentBefore({ ...actor, sending: { key, content: "" } });
  if (!sent) return null;
  const t = translator(locale);
  const { code } = sent;
  const moment = formatMoment(sent.at, locale);
  const taken = goings.find((verb) => verb === sent.verb);
  if (taken) {
    const noun = nouns.find((one) => one === sent.subject);
    const [record] = noun && sent.id !== null ? await listTakenBack(actor, { noun, id: sent.id }) : [];
    return (
      <>
        <Outcome key={`${taken} ${sent.at.getTime()}`} id="sending">
          {t(`mistakes:${taken}.done`, { code })}
        </Outcome>
        {record && !record.isVoided && <RestoreForm locale={locale} action={restore} record={record} undo />}
      </>
    );
  }
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
