import { nameOfLanguage } from "#features/documents/document-file.ts";
import { sizeText, whatText } from "#features/uploads/file-text.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { plainWords } from "#i18n/record-words.ts";
import { translator } from "#i18n/t.ts";
import { Fields, LanguagePairField, SelectField, TextField } from "#ui/form/form-fields.tsx";
import { pairLabels } from "#ui/form/language-words.ts";
import { nameOf } from "#views/documents/document-words.tsx";
import { rowName } from "./paper-form-definition.ts";
import type { MeetingPapers, WaitingPaper } from "./paper-queries.ts";

type Option = { value: string; label: string };

type Props = {
  locale: Locale;
  paper: WaitingPaper;
  index: number;
  papers: MeetingPapers;
  options: { kinds: Option[]; access: Option[]; languages: Option[] };
};

/** One file that waits: what it is, and of which document. Of one of another's document only the language is asked. */
export function PaperRow({ locale, paper, index, papers, options }: Props) {
  const t = translator(locale);
  const { id, name, bytes, file, by, same } = paper;
  const number = index + 1;
  const labelled = (part: string) => rowName(id, part);
  return (
    <li className="waiting-paper" id={`paper-${id}`}>
      <div>
        <h2>
          <span className="soft">{number}</span> <a href={file.address}>{name}</a>
        </h2>
        <p className="small">
          {[whatText(file, locale), sizeText(bytes, locale)].join(", ")}. {t("papers:sentBy", { by: by.name })}
        </p>
        {same && (
          <p className="small same-file">
            {t("papers:sameAs")} <a href={addressOf(locale, "/documents/[code]", same.code)}>{same.code}</a>,{" "}
            {nameOfLanguage(same.language, locale)}
          </p>
        )}
        {file.words === "none" && file.kind === "pdf" && <p className="small">{t("papers:scan")}</p>}
      </div>
      <p className="actions">
        <button
          type="submit"
          name="intent"
          value={`row:${id}`}
          className="button quiet"
          aria-label={t("papers:saveOf", { number })}
        >
          {t("papers:save")}
        </button>
      </p>
      <Fields>
        <SelectField
          name={labelled("belongs")}
          label={t("papers:belongs")}
          options={[
            { value: "new", label: t("papers:asNew") },
            ...papers.waiting.flatMap((other, at) => {
              const label = t("papers:asWith", { number: at + 1, name: other.name });
              return other.id === id ? [] : [{ value: `with:${other.id}`, label }];
            }),
            ...papers.documents.map((document) => ({
              value: `of:${document.code}`,
              label: [nameOf(document), plainWords(document.title, locale)].filter(Boolean).join(". "),
            })),
          ]}
        />
        <SelectField name={labelled("language")} label={t("papers:language")} options={options.languages} />
      </Fields>
      <div className="own">
        <Fields>
          <LanguagePairField name={labelled("title")} labels={pairLabels("title")} rows={1} />
        </Fields>
        <div className="fields three">
          <TextField name={labelled("symbol")} label={t("documents:form.symbol")} />
          <SelectField name={labelled("kind")} label={t("documents:form.kind")} options={options.kinds} />
          <SelectField name={labelled("access")} label={t("documents:form.access")} options={options.access} />
        </div>
      </div>
    </li>
  );
}
