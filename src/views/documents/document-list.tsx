import type { DocumentFileShown } from "#features/documents/document-file-queries.ts";
import type { DocumentOrder } from "#features/documents/document-filter.ts";
import type { DocumentItem } from "#features/documents/document-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { formatDates } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { GroupHead, RecordList, RecordRow } from "#ui/list.tsx";
import { LanguageState } from "#ui/state.tsx";
import { LocalizedText } from "#ui/text.tsx";
import { DocumentFacts, DocumentName, DocumentTitle, whereHeld } from "./document-words.tsx";

type Meeting = DocumentItem["meetings"][number];

/** One after the other, or under the meetings to which they belong, the newest meeting first; a paper of two stands under each. */
export function DocumentList({
  documents,
  order,
  locale,
}: {
  documents: readonly DocumentItem[];
  order: DocumentOrder;
  locale: Locale;
}) {
  if (order !== "meeting") return <DocumentRows documents={documents} locale={locale} />;
  const t = translator(locale);
  const meetings = [
    ...new Map(documents.flatMap((document) => document.meetings.map((one) => [one.code, one] as const))).values(),
  ].sort((a, b) => (b.start ?? "").localeCompare(a.start ?? ""));
  const outside = documents.filter((document) => document.meetings.length === 0);
  return (
    <>
      {meetings.map((meeting) => (
        <section key={meeting.code} aria-label={meeting.code}>
          <MeetingHead meeting={meeting} locale={locale} />
          <DocumentRows
            documents={documents.filter((document) => document.meetings.some(({ code }) => code === meeting.code))}
            locale={locale}
          />
        </section>
      ))}
      {outside.length > 0 && (
        <section aria-label={t("documents:outside")}>
          <GroupHead title={t("documents:outside")} />
          <DocumentRows documents={outside} locale={locale} />
        </section>
      )}
    </>
  );
}

function MeetingHead({ meeting, locale }: { meeting: Meeting; locale: Locale }) {
  return (
    <GroupHead
      title={
        <a href={addressOf(locale, "/meetings/[code]", meeting.code)}>
          <LocalizedText value={meeting.title} locale={locale} absent={meeting.code} />
        </a>
      }
      aside={formatDates(meeting, locale)}
    />
  );
}

export function DocumentRows({ documents, locale }: { documents: readonly DocumentItem[]; locale: Locale }) {
  return (
    <RecordList>
      {documents.map((document) => (
        <RecordRow
          key={document.code}
          number={
            <a className="symbol" href={addressOf(locale, "/documents/[code]", document.code)}>
              <DocumentName document={document} />
            </a>
          }
          state={<Held document={document} locale={locale} />}
          below={<Below document={document} locale={locale} />}
        >
          <span className="rec">
            <DocumentTitle document={document} locale={locale} tag={false} />
          </span>
        </RecordRow>
      ))}
    </RecordList>
  );
}

function Below({ document, locale }: { document: DocumentItem; locale: Locale }) {
  const { summary } = document;
  return (
    <>
      <DocumentFacts document={document} locale={locale} />
      {(summary.en || summary.ru) && (
        <>
          <br />
          <LocalizedText value={summary} locale={locale} />
        </>
      )}
    </>
  );
}

/** "EN PDF, 9 pages": a file of its language. */
function FileLine({ file, locale }: { file: DocumentFileShown; locale: Locale }) {
  const { address, language, kind, pages, name } = file;
  const what = [
    kind.toUpperCase(),
    ...(pages ? [translator(locale)("documents:files.pages", { count: pages })] : []),
  ].join(", ");
  return (
    <span className="block">
      <b>{language.toUpperCase()}</b>{" "}
      {address ? (
        <a href={address} hrefLang={language} title={name}>
          {what}
        </a>
      ) : (
        what
      )}
    </span>
  );
}

/** Its files; where none is held, where it can be looked for; and that the language of the page has no title of it. */
function Held({ document, locale }: { document: DocumentItem; locale: Locale }) {
  const t = translator(locale);
  const held = whereHeld(document);
  const { files } = document;
  return (
    <span className="small">
      {files.map((file) => (
        <FileLine key={file.id} file={file} locale={locale} />
      ))}
      {files.length === 0 && t("documents:file.none")}
      {files.length === 0 && held && (
        <>
          {", "}
          <a href={held.href} rel="external noreferrer">
            {held.host === null ? t("documents:file.un") : t("documents:file.elsewhere", { host: held.host })}
          </a>
        </>
      )}
      {!document.title[locale] && (
        <>
          <br />
          <LanguageState state="missing" lang={locale} locale={locale} />
        </>
      )}
    </span>
  );
}
