import { notFound } from "next/navigation";
import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { saveDelegation, takeOutDelegation } from "#app/[locale]/(desk)/meetings/[code]/delegations/actions.ts";
import { findDelegation, findMeetingOfDelegations, partnerChoices } from "#desk/delegations/delegation-desk-queries.ts";
import { DelegationForm } from "#desk/delegations/delegation-form.tsx";
import { DelegationFrame } from "#desk/delegations/delegation-frame.tsx";
import { OneButton } from "#desk/delegations/one-button.tsx";
import { meetingDays } from "#features/delegations/delegation.ts";
import { findRegistration } from "#features/delegations/delegation-queries.ts";
import { permits } from "#features/meetings/meeting-life.ts";
import { findLife } from "#features/meetings/meeting-life-queries.ts";
import { dayOf, formatDate } from "#i18n/format.ts";
import { can } from "#policy.ts";

const { Page, generateMetadata } = deskPage(
  "/meetings/[code]/delegations/[partner]",
  { title: ({ t }) => t("delegations:delegation"), of: findMeetingOfDelegations },
  async ({ locale, t, actor, params, record: meeting }) => {
    const word = params.partner;
    const delegation = (await findDelegation(actor, meeting, word)) ?? notFound();
    const partners = await partnerChoices(locale);
    const { id, version, form, isErased, called } = delegation;
    const registration = await findRegistration(meeting.id);
    const isUnit = can.keepDelegations(actor);
    const life = await findLife(actor, meeting.id);
    const until = life?.registrationUntil ?? null;
    const isOpen = isUnit || (life !== null && permits({ ...meeting, ...life }, "register", dayOf(new Date())));
    const name = partners.find(({ value }) => value === called?.code)?.label ?? form.name;
    const title = name ?? t(word === "new" ? "delegations:add" : "delegations:delegation");
    return (
      <DelegationFrame {...{ locale, actor, meeting, registration, title }} partner={isUnit ? null : name}>
        {!isUnit && delegation.isRecorded && <p>{t("delegations:sent", { count: form.people.length })}</p>}
        {isErased && <p>{t("delegations:erased", { count: 1 })}</p>}
        {!isErased && !isOpen && (
          <p>{until ? t("delegations:closed", { day: formatDate(until, locale) }) : t("delegations:notOpen")}</p>
        )}
        {!isErased && !isOpen && delegation.isRecorded && (
          <ul>
            {form.people.map(({ name: called, function: of }) => (
              <li key={called}>{[called, of].filter(Boolean).join(", ")}</li>
            ))}
          </ul>
        )}
        {!isErased && isOpen && (
          <>
            {!isUnit && until && <p>{t("delegations:openUntil", { day: formatDate(until, locale) })}</p>}
            <DelegationForm
              {...{ locale, actor, delegation, word, partners }}
              days={meetingDays(meeting)}
              action={saveDelegation}
            />
          </>
        )}
        {!isErased && isUnit && id !== null && (
          <OneButton
            action={takeOutDelegation}
            values={{ locale, code: meeting.code, id: String(id), version: String(version) }}
            danger
          >
            {t("delegations:remove")}
          </OneButton>
        )}
      </DelegationFrame>
    );
  },
);

export { generateMetadata, Page as default };
