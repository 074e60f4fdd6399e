import type { ReactNode } from "react";
import { nameOfLanguage, usualLanguages } from "#features/documents/document-file.ts";
import type { DocumentFileShown } from "#features/documents/document-file-queries.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Outcome } from "#ui/desk.tsx";
import { FileRows } from "#views/documents/document-file-rows.tsx";
import type { DocumentForDesk } from "./document-desk-queries.ts";

type Props = { locale: Locale; document: DocumentForDesk; files: readonly DocumentFileShown[] };

/** The files that there are, what came of the last sending, and the form with which one is sent. */
export function DocumentFiles({
  locale,
  document,
  files,
  query,
  children,
}: Props & { query: URLSearchParams; children: ReactNode }) {
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
      {children}
    </>
  );
}

/** Said with a file by a browser without scripts. */
export function SentWithFile({ locale, query }: { locale: Locale; query: URLSearchParams }) {
  const t = translator(locale);
  const isOfLanguage = query.get("problem") === "languageMissing";
  const options = usualLanguages.map((code) => ({ code, name: nameOfLanguage(code, locale) }));
  return (
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
    </div>
  );
}
