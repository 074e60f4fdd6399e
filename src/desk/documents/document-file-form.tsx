import { nameOfLanguage, usualLanguages } from "#features/documents/document-file.ts";
import type { DocumentFileShown } from "#features/documents/document-file-queries.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { resources } from "#i18n/resources.ts";
import { type TextKey, translator } from "#i18n/t.ts";
import { Outcome } from "#ui/desk.tsx";
import { Form } from "#ui/form/form.tsx";
import { Fields, HiddenField, LanguagePairField, SelectField } from "#ui/form/form-fields.tsx";
import type { FormAction } from "#ui/form/form-state.ts";
import { pairLabels } from "#ui/form/language-words.ts";
import { EmptyState } from "#ui/page.tsx";
import { FileRows } from "#views/documents/document-file-rows.tsx";
import type { DocumentForDesk } from "./document-desk-queries.ts";
import { removalForm } from "./document-file-form-definition.ts";

type Props = { locale: Locale; document: DocumentForDesk; files: readonly DocumentFileShown[] };

/** The files that there are, what came of the last sending, and the form with which one is sent. */
export function DocumentFiles({ locale, document, files, query }: Props & { query: URLSearchParams }) {
  const t = translator(locale);
  const told = (["sent", "same"] as const).find((one) => query.has(one));
  const file = told && files.find(({ id }) => String(id) === query.get(told));
  return (
    <>
      {told && file && (
        <Outcome key={`${told} ${file.id}`} id="sending">
          {t(`documents:files.${told}`, { name: file.name, version: file.version })}
        </Outcome>
      )}
      {files.length > 0 ? <FileRows files={files} locale={locale} /> : <p>{t("documents:files.none")}</p>}
      {files.length > 0 && (
        <p>
          <a href={addressOf(locale, "/documents/[code]/files/remove", document.code)}>{t("documents:files.remove")}</a>
        </p>
      )}
      <SendFile locale={locale} document={document} query={query} />
    </>
  );
}

/** A plain form: the page server takes the file as it comes, which no action of a form does. */
function SendFile({ locale, document, query }: Omit<Props, "files"> & { query: URLSearchParams }) {
  const t = translator(locale);
  const problem = problemIn(query, locale);
  const isOfLanguage = query.get("problem") === "languageMissing";
  const megabytes = Number(process.env.PORTAL_FILE_MB) || 200;
  const options = usualLanguages.map((code) => ({ code, name: nameOfLanguage(code, locale) }));
  return (
    <section className="form-part mt-6" aria-labelledby="send-heading">
      <h2 id="send-heading">{t("documents:files.send")}</h2>
      <p>{t("documents:files.sendLead", { megabytes })}</p>
      {problem && (
        <div className="summary" role="alert" aria-labelledby="problem-heading">
          <h2 id="problem-heading">{t("errors:title")}</h2>
          <p>
            <a href={isOfLanguage ? "#send-language" : "#send-file"}>{problem}</a>
          </p>
          <p className="small">{t("documents:files.again")}</p>
        </div>
      )}
      <form
        method="post"
        encType="multipart/form-data"
        action={addressOf(locale, "/documents/[code]/files", document.code)}
      >
        <div className="fields">
          <div className={`form-field${isOfLanguage ? " bad" : ""}`}>
            <label htmlFor="send-language">{t("documents:files.language")}</label>
            <select id="send-language" name="language" required defaultValue={query.get("language") ?? ""}>
              <option value="">{t("documents:files.languageNone")}</option>
              {options.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          </div>
          <div className="form-field wide">
            <label htmlFor="send-note">{t("documents:files.note")}</label>
            <p className="hint" id="send-note-hint">
              {t("documents:files.noteHint")}
            </p>
            <textarea
              id="send-note"
              name="note"
              rows={2}
              maxLength={500}
              aria-describedby="send-note-hint"
              defaultValue={query.get("note") ?? ""}
            />
          </div>
          <div className={`form-field wide${problem && !isOfLanguage ? " bad" : ""}`}>
            <label htmlFor="send-file">{t("documents:files.file")}</label>
            <p className="hint" id="send-file-hint">
              {t("documents:files.fileHint")}
            </p>
            <input id="send-file" name="file" type="file" required aria-describedby="send-file-hint" />
          </div>
        </div>
        <p className="mt-5">
          <button type="submit" className="button">
            {t("documents:files.submit")}
          </button>
        </p>
      </form>
    </section>
  );
}

/** The sentence of a refusal that the address names, with what fills its placeholders; other words in it say nothing. */
function problemIn(query: URLSearchParams, locale: Locale): string | null {
  const code = query.get("problem") ?? "";
  if (!Object.hasOwn(resources[locale].errors, code)) return null;
  return translator(locale)(`errors:${code}` as TextKey, Object.fromEntries(query) as never);
}

/** Takes one file away from its document, with the reason. */
export function RemoveFile({ locale, document, files, action }: Props & { action: FormAction }) {
  const t = translator(locale);
  if (files.length === 0) {
    return (
      <EmptyState>
        <p>{t("documents:files.none")}</p>
      </EmptyState>
    );
  }
  const named = files.map(({ id, language, version, name }) => ({
    value: String(id),
    label: `${nameOfLanguage(language, locale)}, ${version}: ${name}`,
  }));
  return (
    <section className="form-part" aria-label={t("documents:files.remove")}>
      <p>{t("documents:files.removeLead")}</p>
      <Form
        action={action}
        initial={removalForm(locale).values({ code: document.code, file: "", reason: { en: null, ru: null } })}
        submit={t("documents:files.remove")}
        danger
      >
        <HiddenField name="code" />
        <Fields>
          <SelectField
            name="file"
            label={t("documents:files.removeWhich")}
            options={[{ value: "", label: t("documents:files.removeNone") }, ...named]}
            wide
          />
          <LanguagePairField name="reason" labels={pairLabels("reason")} rows={2} />
        </Fields>
      </Form>
    </section>
  );
}
