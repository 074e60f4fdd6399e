import type { ReactNode } from "react";
import { type LookForNear, NearBox } from "#desk/lineage/near-box.tsx";
import type { MeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { sourcesAt } from "#desk/meetings/meeting-sources.ts";
import { keptAs } from "#features/drafts/draft-forms.ts";
import { findNames } from "#features/recommendations/addressee-queries.ts";
import type { RecommendationItem } from "#features/recommendations/recommendation-item.ts";
import { addressOf } from "#i18n/address.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { codeRanges } from "#lib/code-range.ts";
import type { Person } from "#policy.ts";
import { Code } from "#ui/code.tsx";
import { Form } from "#ui/form/form.tsx";
import { Choices } from "#ui/form/form-choices.tsx";
import { CheckboxField, Fields, HiddenField, LanguagePairField, RadioField } from "#ui/form/form-fields.tsx";
import type { FormAction } from "#ui/form/form-state.ts";
import { pairLabels } from "#ui/form/language-words.ts";
import { Note } from "#ui/note.tsx";
import { Book, BookRow, EmptyState } from "#ui/page.tsx";
import { addresseeFormWords } from "./addressee-form-words.ts";
import { versionName, versionsOf } from "./chosen.ts";
import { changes, changesForm } from "./publishing-form-definition.ts";
import { choiceOf } from "./recommendation-choice.tsx";
import { findChosenBefore } from "./recommendation-desk-queries.ts";
import { NewRecommendationFields } from "./recommendation-fields.tsx";
import { newRecommendationForm, textFields } from "./recommendation-form-definition.ts";
import { recommendationFormWords } from "./recommendation-form-words.ts";

type Items = { locale: Locale; items: readonly RecommendationItem[] };

type Props = Items & { action: FormAction };

/** Shows above the form for the next one those that are recorded; several are changed together at an address of its own. */
export function RecordedRecommendations({ locale, items, meeting }: Items & { meeting: MeetingForDesk }) {
  const t = translator(locale);
  return (
    <section className="form-part" aria-labelledby="recorded-heading">
      <h2 id="recorded-heading">{t("staff:recommendations.list")}</h2>
      {items.length === 0 ? (
        <EmptyState>
          <p>{t("staff:recommendations.none")}</p>
        </EmptyState>
      ) : (
        <>
          <Book>
            {items.map((item) => {
              const { label, state, below } = choiceOf(item, locale);
              return (
                <BookRow key={item.code} label={label}>
                  {state && <p>{state}</p>}
                  {below}
                </BookRow>
              );
            })}
          </Book>
          <p className="mt-3">
            <a href={addressOf(locale, "/meetings/[code]/recommendations/change", meeting.code)}>
              {t("staff:recommendations.change")}
            </a>
          </p>
        </>
      )}
      <p className="mt-3">
        <a href={addressOf(locale, "/meetings/[code]/recommendations/list", meeting.code)}>{t("list:link")}</a>
      </p>
      <p className="mt-3">
        <a href={addressOf(locale, "/meetings/[code]/recommendations/numbers", meeting.code)}>{t("wordless:link")}</a>
      </p>
    </section>
  );
}

/** Chooses from what is recorded, to be agreed, put before the policy meeting, published or withdrawn together. */
export function ChangeRecommendations({ locale, action, items }: Props) {
  const t = translator(locale);
  const labels = locales.map((value) => ({ value: value as string, label: t(`ui:language.self.${value}`) }));
  const actions = changes.map((value) => ({
    value: value as string,
    label: t(`staff:recommendations.actions.${value}`),
  }));
  return (
    <section className="form-part" aria-labelledby="recorded-heading">
      <h2 id="recorded-heading">{t("staff:recommendations.list")}</h2>
      {items.length === 0 ? (
        <EmptyState>
          <p>{t("staff:recommendations.noneToChange")}</p>
        </EmptyState>
      ) : (
        <Form
          action={action}
          initial={changesForm(locale).values({
            ...{ chosen: [], seen: versionsOf(items), action: null },
            ...{ languages: [...locales], reason: { en: null, ru: null } },
          })}
          submit={t("staff:recommendations.submit")}
        >
          {items.map(({ code }) => (
            <HiddenField key={code} name={versionName(code)} />
          ))}
          <Fields>
            <Choices
              name="chosen"
              legend={t("staff:decisions.which")}
              all={
                items.length > 1
                  ? [
                      {
                        value: items.map(({ code }) => code).join(","),
                        label: <All items={items} locale={locale} />,
                      },
                    ]
                  : []
              }
              single={items.map((item) => choiceOf(item, locale))}
            />
            <RadioField name="action" label={t("staff:recommendations.action")} options={actions} wide />
            <CheckboxField
              name="languages"
              label={t("staff:recommendations.languages")}
              hint={t("staff:recommendations.languagesHint")}
              options={labels}
              stacked={false}
              wide
            />
            <LanguagePairField
              name="reason"
              labels={pairLabels("reason")}
              hint={t("staff:recommendations.reasonHint")}
              rows={2}
            />
          </Fields>
        </Form>
      )}
    </section>
  );
}

function All({ items, locale }: Items) {
  const t = translator(locale);
  return (
    <>
      {t("staff:recommendations.chooseAll")}:{" "}
      {codeRanges(items.map(({ code }) => code)).map(({ from, to }, index) => (
        <span key={from}>
          {index > 0 && ", "}
          <Code code={from} to={to ?? undefined} inText={locale} />
        </span>
      ))}
    </>
  );
}

/** The next one. The choices that its author made for the one before it, in this sitting, are made here, too, and that is said. */
export async function AddRecommendation({
  locale,
  action,
  lookForNear,
  items,
  meeting,
  actor,
}: Props & { lookForNear: LookForNear; meeting: MeetingForDesk; actor: Person }) {
  const t = translator(locale);
  const names = await findNames();
  const { chosen, last } = await findChosenBefore(actor, items, names);
  return (
    <section className="form-part" id="add" aria-labelledby="add-heading">
      <h2 id="add-heading">{t("staff:recommendations.add")}</h2>
      <Numbered locale={locale} meeting={meeting}>
        <p className="hint">{t("staff:recommendations.addHint")}</p>
        {last && (
          <Note locale={locale} title={t("wordless:chosen.title")}>
            {t("wordless:chosen.text", { code: last })}
          </Note>
        )}
        <Form
          action={action}
          initial={{
            meeting: meeting.code,
            ...newRecommendationForm(locale).values({
              ...textFields({ text: { en: null, ru: null, state: chosen.state }, source: chosen.source }),
              ...{ provenance: chosen.provenance, verb: chosen.verb, addressees: chosen.addressees },
            }),
          }}
          submit={t("staff:recommendations.addSubmit")}
          keptAs={keptAs("recommendation", `of-${meeting.code}`, null)}
        >
          <NewRecommendationFields
            words={recommendationFormWords(locale, sourcesAt(meeting, chosen.source))}
            addressees={addresseeFormWords(locale, names)}
            near={<NearBox lookForNear={lookForNear} />}
          />
        </Form>
      </Numbered>
    </section>
  );
}

/** Pillar and year number all that is born at a meeting: without them there is no form. */
export function Numbered({
  locale,
  meeting,
  children,
}: {
  locale: Locale;
  meeting: MeetingForDesk;
  children: ReactNode;
}) {
  const t = translator(locale);
  const missing = meeting.pillar === null ? "pillar" : meeting.firstDay === null ? "year" : null;
  if (!missing) return children;
  return (
    <p>
      {t("staff:recommendations.cannotNumber", { missing: t(`staff:recommendations.missing.${missing}`) })}{" "}
      <a href={addressOf(locale, "/meetings/[code]/edit", meeting.code)}>{t("staff:recommendations.enterMissing")}</a>
    </p>
  );
}
