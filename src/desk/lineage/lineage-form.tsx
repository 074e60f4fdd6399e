import { keptAs } from "#features/drafts/draft-forms.ts";
import { type Step, steps } from "#features/recommendations/lineage.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { citing } from "#ui/form/field-kinds.ts";
import { Form } from "#ui/form/form.tsx";
import { Fields, LanguagePairField, RadioField } from "#ui/form/form-fields.tsx";
import type { Findings, FormAction } from "#ui/form/form-state.ts";
import { pairLabels } from "#ui/form/language-words.ts";
import { EmptyState } from "#ui/page.tsx";
import { LineageGraph } from "#views/recommendation/lineage-graph.tsx";
import type { Lineage } from "#views/recommendation/lineage-queries.ts";
import { StepSentence } from "#views/recommendation/lineage-section.tsx";
import { LineageFields } from "./lineage-fields.tsx";
import { lineageForm, stepValue, takingBackForm } from "./lineage-form-definition.ts";
import { lineageFormWords } from "./lineage-form-words.ts";

type Props = { locale: Locale; code: string; lineage: Lineage };

const none = { en: null, ru: null };

/** The line as it is now, drawn and in words. */
export function LineNow({ locale, code, lineage }: Props) {
  const t = translator(locale);
  const props = { locale, code, lineage, search: "" };
  return (
    <section className="form-part" aria-labelledby="line-heading">
      <h2 id="line-heading">{t("lineage:desk.now")}</h2>
      {lineage.edges.length === 0 ? (
        <EmptyState>
          <p>{t("lineage:desk.none", { code })}</p>
        </EmptyState>
      ) : (
        <>
          <LineageGraph {...props} />
          <ul className="choices">
            {steps(lineage.edges).map((step) => (
              <li key={stepValue(step)}>
                <StepSentence step={step} {...props} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** Asks what it continues or became; `other` is chosen already, where the way here led from it. */
export function RecordLineage({
  locale,
  action,
  code,
  other,
  found,
  offered,
}: Omit<Props, "lineage"> & {
  action: FormAction;
  other: string | null;
  found: Findings;
  /** sources that it has already */
  offered: readonly string[];
}) {
  const t = translator(locale);
  return (
    <section className="form-part" aria-labelledby="record-heading">
      <h2 id="record-heading">{t("lineage:desk.record")}</h2>
      <p>{t("lineage:desk.lead")}</p>
      <Form
        action={action}
        initial={lineageForm(locale).values({
          ...{ code, asked: null, source: citing([]), reason: none },
          ...(other ? { others: [other], telling: "from-reworded" } : { others: [], telling: null }),
        })}
        submit={t("lineage:desk.submit")}
        keptAs={keptAs("lineage", `${code}${other ? `-${other}` : ""}`)}
      >
        <LineageFields words={lineageFormWords(locale, code, offered)} initial={found} />
      </Form>
    </section>
  );
}

function ownSteps({ code, lineage }: Pick<Props, "code" | "lineage">): Step[] {
  return steps(lineage.edges).filter(({ from, to }) => from.includes(code) || to.includes(code));
}

/** The way to take back what was recorded by mistake, where there is anything. */
export function TakeBackLink({ locale, code, lineage }: Props) {
  const t = translator(locale);
  if (ownSteps({ code, lineage }).length === 0) return null;
  return (
    <p className="form-part">
      <a href={addressOf(locale, "/recommendations/[code]/lineage/correct", code)}>{t("lineage:desk.takeBack")}</a>
    </p>
  );
}

/** Takes back what was recorded by mistake: only what touches this recommendation. */
export function TakeBackLineage({ locale, action, code, lineage }: Props & { action: FormAction }) {
  const t = translator(locale);
  const own = ownSteps({ code, lineage });
  if (own.length === 0) return null;
  const option = (step: Step) => ({
    value: stepValue(step),
    label: <StepSentence step={step} {...{ locale, code, lineage }} search={null} />,
  });
  return (
    <section className="form-part" aria-labelledby="back-heading">
      <h2 id="back-heading">{t("lineage:desk.takeBack")}</h2>
      <p>{t("lineage:desk.takeBackLead")}</p>
      <Form
        action={action}
        initial={takingBackForm(locale).values({
          step: own.length === 1 && own[0] ? stepValue(own[0]) : null,
          mistake: none,
        })}
        submit={t("lineage:desk.takeBackSubmit")}
        danger
      >
        <Fields>
          <RadioField name="step" label={t("lineage:desk.step")} options={own.map(option)} stacked wide />
          <LanguagePairField
            name="mistake"
            labels={pairLabels("reason")}
            hint={t("lineage:desk.mistakeHint")}
            rows={2}
          />
        </Fields>
      </Form>
    </section>
  );
}
