import { Fragment } from "react";
import type { DocumentFileShown } from "#features/documents/document-file-queries.ts";
import { type DocumentQuery, meetingOf } from "#features/documents/document-filter.ts";
import type { DocumentItem } from "#features/documents/document-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { formatDates } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { GroupHead, RecordList, RecordRow } from "#ui/list.tsx";
import { LanguageState } from "#ui/state.tsx";
import { LocalizedText } from "#ui/text.tsx";
import type { FoundInside } from "./document-search.ts";
import { DocumentFacts, DocumentName, DocumentTitle, whereHeld } from "./document-words.tsx";
import { FoundInFiles } from "./found-inside.tsx";

type Meeting = DocumentItem["meetings"][number];

type Inside = ReadonlyMap<number, readonly FoundInside[]>;

/** One after the other, or each under the newest of its meetings. */
export function DocumentList({
  documents,
  query,
  inside,
  locale,
}: {
  documents: readonly DocumentItem[];
  query: DocumentQuery;
  inside: Inside;
  locale: Locale;
}) {
  if (query.sort !== "meeting") return <DocumentRows documents={documents} inside={inside} locale={locale} />;
  const t = translator(locale);
  const groups = [...Map.groupBy(documents, (document) => meetingOf(document, query)?.code)];
  return groups.map(([code, papers]) => {
    const [first] = papers;
    const meeting = first && meetingOf(first, query);
    return (
      <section key={code ?? ""} aria-label={code ?? t("documents:outside")}>
        {meeting ? <MeetingHead meeting={meeting} locale={locale} /> : <GroupHead title={t("documents:outside")} />}
        <DocumentRows documents={papers} under={code} inside={inside} locale={locale} />
      </section>
    );
  });
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

export function DocumentRows({
  documents,
  under,
  inside,
  locale,
}: {
  documents: readonly DocumentItem[];
  /** the meeting whose heading stands above: the others of a paper are named beside it */
  under?: string;
  inside?: Inside;
  locale: Locale;
}) {
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
          below={<Below document={document} under={under} locale={locale} />}
        >
          <span className="rec">
            <DocumentTitle document={document} locale={locale} tag={false} />
          </span>
          <FoundInFiles found={inside?.get(document.id) ?? []} locale={locale} />
        </RecordRow>
      ))}
    </RecordList>
  );
}

function Below({ document, under, locale }: { document: DocumentItem; under?: string; locale: Locale }) {
  const t = translator(locale);
  const { summary } = document;
  const others = under === undefined ? [] : document.meetings.filter(({ code }) => code !== under);
  return (
    <>
      <DocumentFacts document={document} locale={locale} />
      {(summary.en || summary.ru) && (
        <>
          <br />
          <LocalizedText value={summary} locale={locale} />
        </>
      )}
      {others.length > 0 && (
        <>
          <br />
          {t("documents:alsoOf")}{" "}
          {others.map(({ code }, index) => (
            <Fragment key={code}>
              {index > 0 && ", "}
              <a href={addressOf(locale, "/meetings/[code]", code)}>{code}</a>
            </Fragment>
          ))}
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
