import { documentAccess, documentKinds } from "#features/documents/document.ts";
import { nameOfLanguage, usualLanguages } from "#features/documents/document-file.ts";
import { keptAs } from "#features/drafts/draft-forms.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Form } from "#ui/form/form.tsx";
import { HiddenField } from "#ui/form/form-fields.tsx";
import type { FormAction } from "#ui/form/form-state.ts";
import { withShown } from "#ui/merging/form-conflicts.ts";
import { EmptyState } from "#ui/page.tsx";
import { papersValues } from "./paper-form-definition.ts";
import type { MeetingPapers } from "./paper-queries.ts";
import { PaperRow } from "./paper-row.tsx";
import { addressesOf, type PaperPlace } from "./papers-page.tsx";
import { SortKeys } from "./sort-keys.tsx";

type Props = { locale: Locale; place: PaperPlace; papers: MeetingPapers; action: FormAction };

/** One table for all files that wait, filled in with what is guessed of each. */
export function PapersSorting({ locale, place, papers, action }: Props) {
  const t = translator(locale);
  const { waiting } = papers;
  const { code, here: back } = addressesOf(place, locale);
  if (waiting.length === 0) {
    return (
      <EmptyState>
        <p>
          {t("papers:nothingWaits")} <a href={back}>{t("papers:send")}</a>
        </p>
      </EmptyState>
    );
  }
  return (
    <section className="form-part" aria-label={t("papers:title")}>
      <p>{t("papers:sortLead")}</p>
      <p className="small">{t("papers:sortKeys")}</p>
      <Form
        action={action}
        initial={withShown(papersValues(place, waiting, locale))}
        submit={t("papers:saveAll", { count: waiting.length })}
        keptAs={keptAs("papers", code)}
        others={
          <a className="button quiet" href={back}>
            {t("papers:send")}
          </a>
        }
      >
        <HiddenField name="code" />
        <HiddenField name="of" />
        <SortKeys>
          <ol className="waiting-papers">
            {waiting.map((paper, index) => (
              <PaperRow key={paper.id} {...{ locale, paper, index, papers }} options={optionsOf(locale)} />
            ))}
          </ol>
        </SortKeys>
      </Form>
    </section>
  );
}

function optionsOf(locale: Locale) {
  const t = translator(locale);
  return {
    kinds: documentKinds.map((value) => ({ value: value as string, label: t(`documents:kinds.${value}`) })),
    access: documentAccess.map((value) => ({ value: value as string, label: t(`documents:access.${value}`) })),
    languages: usualLanguages.map((value) => ({ value: value as string, label: nameOfLanguage(value, locale) })),
  };
}
