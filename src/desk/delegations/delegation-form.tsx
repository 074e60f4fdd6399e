import { delegationSteps, modes, services } from "#features/delegations/delegation.ts";
import { keptAs } from "#features/drafts/draft-forms.ts";
import { addressOf } from "#i18n/address.ts";
import { formatDate } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { can, type Person } from "#policy.ts";
import { Form } from "#ui/form/form.tsx";
import { mostRows } from "#ui/form/form-row-values.ts";
import type { FormAction } from "#ui/form/form-state.ts";
import { Note } from "#ui/note.tsx";
import type { DelegationOnPage } from "./delegation-desk-queries.ts";
import { DelegationFields, type DelegationWords } from "./delegation-fields.tsx";
import { delegationValues } from "./delegation-form-definition.ts";

type Props = {
  locale: Locale;
  actor: Person;
  action: FormAction;
  delegation: DelegationOnPage;
  /** the last word of its address */
  word: string;
  days: readonly string[];
  partners: readonly { value: string; label: string }[];
};

/** The people who come: at first those of the last list of the same partner, where nobody is named yet. */
export function DelegationForm({ locale, actor, action, delegation, word, days, partners }: Props) {
  const t = translator(locale);
  const { form, from } = delegation;
  const isUnit = can.keepDelegations(actor);
  return (
    <>
      {from && (
        <p>
          {t("delegations:from", { meeting: from })} <a href={addressOf(locale, "/meetings/[code]", from)}>{from}</a>
        </p>
      )}
      <Form
        key={`${delegation.version}`}
        action={action}
        initial={delegationValues(delegation, days, locale)}
        submit={t(isUnit ? "delegations:save" : "delegations:send")}
        keptAs={keptAs("delegation", `${form.code}/${word}`)}
      >
        <DelegationFields
          words={wordsOf({ locale, days, partners, isNew: word === "new", isUnit })}
          hidden={["code", "at", "own", ...(word === "new" ? [] : ["of", "name"]), ...(isUnit ? [] : ["step"])]}
        />
      </Form>
    </>
  );
}

type Words = { locale: Locale; days: readonly string[]; partners: Props["partners"]; isNew: boolean; isUnit: boolean };

function wordsOf({ locale, days, partners, isNew, isUnit }: Words): DelegationWords {
  const t = translator(locale);
  const others = (["guest", "observer"] as const).map((value) => ({ value, label: t(`delegations:ask.${value}`) }));
  return {
    labels: {
      ...{ of: t("delegations:of"), name: t("delegations:name"), nameHint: t("delegations:nameHint") },
      ...{ step: t("delegations:stepLabel"), person: t("delegations:columns.name") },
      ...{ function: t("delegations:columns.function"), service: t("delegations:columns.service") },
      ...{ head: t("delegations:role"), isHead: t("delegations:columns.head"), more: t("delegations:more") },
    },
    days: days.map((day) => formatDate(day, locale)),
    of: isNew ? [{ value: "", label: t("delegations:choose") }, ...others, ...partners] : null,
    steps: isUnit ? delegationSteps.map((value) => ({ value, label: t(`delegations:step.${value}`) })) : null,
    services: [
      { value: "", label: t("delegations:mode.unstated") },
      ...services.map((value) => ({ value, label: t(`delegations:service.${value}`) })),
    ],
    modes: [
      { value: "", label: t("delegations:mode.unstated") },
      ...modes.map((value) => ({ value, label: t(`delegations:mode.${value}`) })),
    ],
    rows: Array.from({ length: mostRows }, (_, index) => t("delegations:person", { count: index + 1 })),
  };
}

/** Tells to whom people are named, and for how long. */
export function NamesNote({
  locale,
  registration,
}: {
  locale: Locale;
  registration: { listFor: string; lastNamed: string | null };
}) {
  const t = translator(locale);
  const { listFor, lastNamed } = registration;
  return (
    <Note locale={locale} title={t("delegations:names.title")}>
      {t(listFor === "partners" ? "delegations:names.partners" : "delegations:names.unit")}{" "}
      {lastNamed && t("delegations:names.until", { day: formatDate(lastNamed, locale) })}
    </Note>
  );
}
