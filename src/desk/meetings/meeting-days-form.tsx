import { keptAs } from "#features/drafts/draft-forms.ts";
import type { MeetingDays } from "#features/meetings/meeting-life.ts";
import { formatMoment } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Form } from "#ui/form/form.tsx";
import { Fields, HiddenField, PartialDateField } from "#ui/form/form-fields.tsx";
import type { FormAction } from "#ui/form/form-state.ts";
import { daysValues } from "./meeting-days-form-definition.ts";
import type { MeetingForDesk } from "./meeting-desk-queries.ts";

type Props = { locale: Locale; action: FormAction; meeting: MeetingForDesk };

const names = [
  "invitedOn",
  "registrationFrom",
  "registrationUntil",
  "reviewFrom",
] as const satisfies (keyof MeetingDays)[];

/** The unit says the days of a meeting, and reads beside each who said it and what it permits. */
export function DaysForm({ locale, action, meeting }: Props) {
  const t = translator(locale);
  const said = (name: keyof MeetingDays) => {
    const { at, by } = meeting.life.said[name] ?? {};
    if (!at) return t(`life:permits.${name}`);
    const moment = formatMoment(at, locale);
    const who = by ? t("life:said", { name: by, moment }) : t("life:saidOn", { moment });
    return `${t(`life:permits.${name}`)} ${who}`;
  };
  return (
    <section className="form-part" aria-label={t("life:title")}>
      <p className="hint">{t("life:lead")}</p>
      <Form
        action={action}
        initial={daysValues({ code: meeting.code, ...meeting.life }, locale)}
        submit={t("life:submit")}
        keptAs={keptAs("meeting-days", meeting.code)}
      >
        <HiddenField name="code" />
        <Fields>
          {names.map((name) => (
            <PartialDateField key={name} name={name} label={t(`life:form.${name}`)} hint={said(name)} wide />
          ))}
        </Fields>
      </Form>
    </section>
  );
}
