import { erratumProvenances } from "#features/claims/claim.ts";
import type { TextFound } from "#features/claims/claim-texts.ts";
import { keptAs } from "#features/drafts/draft-forms.ts";
import type { Locale } from "#i18n/locale.ts";
import { standingOriginal } from "#i18n/settled-text.ts";
import { distinct, keyOf, sourceIn } from "#i18n/source.ts";
import { translator } from "#i18n/t.ts";
import { Form } from "#ui/form/form.tsx";
import { Fields, HiddenField, LanguagePairField } from "#ui/form/form-fields.tsx";
import type { FormAction } from "#ui/form/form-state.ts";
import { pairLabels } from "#ui/form/language-words.ts";
import { type ClaimFormWords, ErratumFields, NotOfficialFields, OfficialFields } from "./claim-fields.tsx";
import {
  decisionValues,
  erratumValues,
  notOfficialValues,
  officialValues,
  refusalValues,
} from "./claim-form-definition.ts";

type Props = { locale: Locale; action: FormAction };
type OfText = Props & { text: TextFound; language: Locale };

export function OfficialClaimForm({ locale, action, text, language }: OfText) {
  return (
    <Form
      action={action}
      initial={officialValues(text, language, locale)}
      submit={translator(locale)("claims:official.submit")}
      keptAs={keptAs("claim", nameOf(text, language, "official"))}
    >
      <OfficialFields words={formWords(locale, text, language)} />
    </Form>
  );
}

export function NotOfficialForm({ locale, action, text, language }: OfText) {
  return (
    <Form
      action={action}
      initial={notOfficialValues(text, language, locale)}
      submit={translator(locale)("claims:not-official.submit")}
      keptAs={keptAs("claim", nameOf(text, language, "not-official"))}
    >
      <NotOfficialFields words={formWords(locale, text, language)} />
    </Form>
  );
}

export function ErratumForm({ locale, action, text, language }: OfText) {
  const t = translator(locale);
  const isOriginal = language === standingOriginal(text);
  const saysKind = isOriginal && text.provenance !== null;
  return (
    <Form
      action={action}
      initial={erratumValues(text, language, locale)}
      submit={t("claims:erratum.submit")}
      keptAs={keptAs("claim", nameOf(text, language, "erratum"))}
      others={
        <button type="submit" className="button quiet" name="intent" value="compare">
          {t("claims:erratum.compare")}
        </button>
      }
    >
      <ErratumFields
        words={formWords(locale, text, language)}
        language={language}
        provenances={
          saysKind
            ? erratumProvenances.map((value) => ({
                value: value as string,
                label: t(`staff:correct.provenance.${value}`),
              }))
            : null
        }
      />
    </Form>
  );
}

/** Nothing is typed: a button that confirms, or takes back. */
export function DecisionForm({
  locale,
  action,
  claim,
  submit,
  danger,
}: Props & { claim: { id: number }; submit: string; danger?: boolean }) {
  return (
    <Form action={action} initial={decisionValues(claim, locale)} submit={submit} danger={danger}>
      <HiddenField name="id" />
    </Form>
  );
}

export function RefusalForm({ locale, action, claim }: Props & { claim: { id: number } }) {
  const t = translator(locale);
  return (
    <Form
      action={action}
      initial={refusalValues(claim, locale)}
      submit={t("claims:refuse.submit")}
      keptAs={keptAs("claim", `refusal-${claim.id}`)}
      danger
    >
      <Fields>
        <HiddenField name="id" />
        <LanguagePairField name="reason" labels={pairLabels("reason")} hint={t("claims:refuse.hint")} rows={2} />
      </Fields>
    </Form>
  );
}

function nameOf({ place: { subject, key, field } }: TextFound, language: Locale, kind: string): string {
  return [kind, subject, key, field, language].join("-");
}

function formWords(locale: Locale, text: TextFound, language: Locale): ClaimFormWords {
  const t = translator(locale);
  const told = language === standingOriginal(text) ? "trivial" : "translated";
  return {
    ...{ source: pairLabels("source"), sourceHint: t("claims:sourceHint") },
    sourceIfAny: t("claims:not-official.sourceHint"),
    offered: distinct(Object.values(text.row ?? {}).flatMap(sourceIn)).map(keyOf),
    ...{ reason: pairLabels("reason"), reasonHint: t("claims:erratum.reasonHint") },
    ...{ words: t("claims:erratum.words"), compared: t("claims:erratum.compared") },
    told: { label: t("staff:telling.label"), options: [{ value: told, label: t(`staff:telling.${told}`) }] },
    provenance: t("staff:correct.provenance.label"),
  };
}
