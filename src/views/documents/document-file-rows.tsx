import { nameOfLanguage } from "#features/documents/document-file.ts";
import type { DocumentFileShown } from "#features/documents/document-file-queries.ts";
import { sizeText, whatText } from "#features/uploads/file-text.ts";
import { dayOf, formatDate } from "#i18n/format.ts";
import { isLocale, type Locale, languageNames } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Book, BookRow } from "#ui/page.tsx";

type Props = { files: readonly DocumentFileShown[]; locale: Locale };

/** Each file is a row under its language: how it is given out, how long and how large it is, and which version. */
export function FileRows({ files, locale }: Props) {
  return (
    <Book>
      {files.map((file) => (
        <BookRow key={file.id} label={<LanguageOfFile language={file.language} locale={locale} />}>
          <FileRow file={file} locale={locale} />
        </BookRow>
      ))}
    </Book>
  );
}

function FileRow({ file, locale }: { file: DocumentFileShown; locale: Locale }) {
  const t = translator(locale);
  const { address, bytes, name, version, addedAt, replacedAt, words, isWaiting } = file;
  const what = whatText(file, locale);
  return (
    <>
      <p>
        {address ? (
          <a href={address} hrefLang={file.language} title={name}>
            {what}
          </a>
        ) : (
          what
        )}
        , {sizeText(bytes, locale)}
      </p>
      <p className="small">
        {replacedAt
          ? t("documents:files.older", { version, date: formatDate(dayOf(replacedAt), locale) })
          : t("documents:files.newest", { version, date: formatDate(dayOf(addedAt), locale) })}
      </p>
      {isWaiting && <p className="small">{t("documents:files.waiting")}</p>}
      {!address && !isWaiting && <p className="small">{t("documents:files.lost")}</p>}
      {words !== "read" && <p className="small">{t(`documents:files.words.${words}`)}</p>}
    </>
  );
}

/** A language in itself, and in the reader's where that is another one. */
function LanguageOfFile({ language, locale }: { language: string; locale: Locale }) {
  const own = isLocale(language) ? languageNames[language] : nameOfLanguage(language, language);
  return (
    <>
      <span lang={language}>{own}</span>
      {!isLocale(language) && (
        <>
          <br />
          <span className="small">{nameOfLanguage(language, locale)}</span>
        </>
      )}
    </>
  );
}
