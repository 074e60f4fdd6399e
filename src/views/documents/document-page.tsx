import { Fragment, type ReactNode } from "react";
import { AgendaItemLinks } from "#features/agenda/agenda-item-links.tsx";
import type { AgendaItemNamed } from "#features/agenda/agenda-queries.ts";
import type { DocumentFileShown } from "#features/documents/document-file-queries.ts";
import type { DocumentItem } from "#features/documents/document-queries.ts";
import { pillarWord } from "#features/meetings/meeting-words.ts";
import { addressOf } from "#i18n/address.ts";
import { formatDate, formatDates } from "#i18n/format.ts";
import { type Locale, languageNames, locales } from "#i18n/locale.ts";
import { recordWordsIn } from "#i18n/localized.ts";
import { plainWords } from "#i18n/record-words.ts";
import { translator } from "#i18n/t.ts";
import { Code } from "#ui/code.tsx";
import { Facts } from "#ui/list.tsx";
import { Note } from "#ui/note.tsx";
import { Book, BookRow, Imprint, PageHead, Section } from "#ui/page.tsx";
import { SourceWords } from "#ui/source.tsx";
import { LanguageState } from "#ui/state.tsx";
import { LocalizedText, withBreaks } from "#ui/text.tsx";
import { FileRows } from "./document-file-rows.tsx";
import { DocumentFacts, DocumentName, DocumentTitle, issuerText, nameOf, whereHeld } from "./document-words.tsx";

type Props = { document: DocumentItem; locale: Locale };

/** Its symbol as the title, and for whom, of when and in which languages it is. */
export function DocumentHead({ document, locale }: Props) {
  const t = translator(locale);
  const { title, access, issued } = document;
  return (
    <PageHead
      title={
        <h1 className="symbol">
          <DocumentName document={document} />
        </h1>
      }
      aside={
        <Imprint
          locale={locale}
          lines={[
            t(`documents:access.${access}`),
            ...(issued ? [formatDate(issued, locale)] : []),
            ...locales.map((lang) => (
              <span key={lang}>
                <span lang={lang}>{languageNames[lang]}</span>{" "}
                <LanguageState state={title[lang] ? title.state[lang] : "missing"} lang={lang} locale={locale} />
              </span>
            )),
          ]}
        />
      }
    />
  );
}

export function DocumentStatement({ document, locale }: Props) {
  const t = translator(locale);
  const { summary, described, source } = document;
  return (
    <section className="part beside" aria-label={t("documents:page.kind")}>
      <div>
        <p className="rec alone">
          <DocumentTitle document={document} locale={locale} />
        </p>
        {(summary.en || summary.ru) && (
          <p>
            <LocalizedText value={summary} locale={locale} changes />
          </p>
        )}
        <p>
          <DocumentFacts document={document} locale={locale} />
        </p>
      </div>
      <div className="notes">
        {described && (
          <Note kind="look" locale={locale} title={t("documents:describedTitle")}>
            {t("documents:describedText")}
          </Note>
        )}
        {source.length > 0 && (
          <Note locale={locale}>
            <SourceWords source={source} locale={locale} tag={false} />
          </Note>
        )}
      </div>
    </section>
  );
}

export function DocumentHeld({ document, files, locale }: Props & { files: readonly DocumentFileShown[] }) {
  const t = translator(locale);
  const held = whereHeld(document);
  return (
    <Section id="files" title={t("documents:page.files")}>
      {files.length > 0 ? <FileRows files={files} locale={locale} /> : <p>{t("documents:file.noneLong")}</p>}
      {held && (
        <p>
          <a href={held.href} rel="external noreferrer">
            {held.host === null ? t("documents:file.unLong") : t("documents:file.elsewhereLong", { host: held.host })}
          </a>
        </p>
      )}
    </Section>
  );
}

export function DocumentBelongs({ document, items, locale }: Props & { items: readonly AgendaItemNamed[] }) {
  const t = translator(locale);
  const { meetings, recommendations, pillars, partners, programmes, places, mandate } = document;
  const row = (
    noun: "meeting" | "recommendation" | "pillar" | "partner" | "programme" | "place",
    values: ReactNode[],
  ) =>
    values.length > 0
      ? [{ key: noun, label: t(`documents:page.${noun}`, { count: values.length }), value: <Lines values={values} /> }]
      : [];
  const facts = [
    ...row(
      "meeting",
      meetings.map((meeting) => (
        <>
          <a href={addressOf(locale, "/meetings/[code]", meeting.code)}>
            <LocalizedText value={meeting.title} locale={locale} absent={meeting.code} />
          </a>
          , {formatDates(meeting, locale)}
        </>
      )),
    ),
    ...(items.length > 0
      ? [{ key: "item", label: t("agenda:from"), value: <AgendaItemLinks {...{ items, locale }} /> }]
      : []),
    ...(recommendations.length > 0
      ? [
          {
            key: "recommendation",
            label: t("documents:page.recommendation", { count: recommendations.length }),
            value: <CodeLinks codes={recommendations} locale={locale} />,
          },
        ]
      : []),
    ...row(
      "pillar",
      pillars.map((number) => (
        <a key={number} href={addressOf(locale, "/pillars/[number]", number)}>
          {pillarWord(number, locale)}
        </a>
      )),
    ),
    ...row(
      "partner",
      partners.map(({ code, name }) => (
        <a key={code} href={addressOf(locale, "/partners/[code]", code)}>
          <LocalizedText value={name} locale={locale} />
        </a>
      )),
    ),
    ...row(
      "programme",
      programmes.map(({ code, name }) => (
        <a key={code} href={addressOf(locale, "/programmes", `#${code}`)}>
          <LocalizedText value={name} locale={locale} />
        </a>
      )),
    ),
    ...row(
      "place",
      places.map(({ code, name }) => (
        <a key={code} href={addressOf(locale, "/profiles/[code]", code)}>
          <LocalizedText value={name} locale={locale} />
        </a>
      )),
    ),
    ...(mandate
      ? [
          {
            key: "mandate",
            label: t("documents:page.initiative"),
            value: <a href={addressOf(locale, "/about", "#mandate-documents")}>{t("documents:page.mandate")}</a>,
          },
        ]
      : []),
  ];
  return (
    <Section id="belongs" title={t("documents:page.belongs")}>
      {facts.length > 0 ? <Facts items={facts} /> : <p>{t("documents:page.nowhere")}</p>}
    </Section>
  );
}

export function DocumentCited({
  document,
  citing,
  locale,
}: Props & { citing: { meetings: string[]; recommendations: string[] } }) {
  const t = translator(locale);
  if (document.symbol === null) return null;
  const { meetings, recommendations } = citing;
  return (
    <Section id="cited" title={t("documents:page.cited")}>
      {meetings.length + recommendations.length === 0 && <p>{t("documents:page.citedNone")}</p>}
      <Facts
        items={[
          ...(meetings.length > 0
            ? [
                {
                  label: t("documents:page.citedMeetings"),
                  value: (
                    <Lines
                      values={meetings.map((code) => (
                        <a key={code} href={addressOf(locale, "/meetings/[code]", code)}>
                          {code}
                        </a>
                      ))}
                    />
                  ),
                },
              ]
            : []),
          ...(recommendations.length > 0
            ? [
                {
                  label: t("documents:page.citedRecommendations"),
                  value: <CodeLinks codes={recommendations} locale={locale} />,
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}

/** As it stands in a footnote of the United Nations. */
export function DocumentCitation({ document, locale, address }: Props & { address: string }) {
  const t = translator(locale);
  const title = recordWordsIn(document.title, locale);
  const words = plainWords(document.title, locale);
  const quoted = title && (document.described ? words : quotedIn(title.lang, words ?? ""));
  const parts = [issuerText(document, locale), quoted, document.issued && formatDate(document.issued, locale)].filter(
    Boolean,
  );
  return (
    <Section id="cite" title={t("documents:page.cite")}>
      <Book>
        <BookRow label={t("documents:page.citation")}>
          <p className="to-copy">{`${parts.join(", ")} (${nameOf(document)}).`}</p>
        </BookRow>
        <BookRow label={t("documents:page.address")}>
          <p className="to-copy">{withBreaks(address)}</p>
          <p className="small">{t("documents:page.addressStays")}</p>
        </BookRow>
      </Book>
    </Section>
  );
}

function quotedIn(language: Locale, words: string): string {
  return { en: `“${words}”`, ru: `«${words}»` }[language];
}

function CodeLinks({ codes, locale }: { codes: readonly string[]; locale: Locale }) {
  return codes.map((code, index) => (
    <Fragment key={code}>
      {index > 0 && ", "}
      <Code code={code} href={addressOf(locale, "/recommendations/[code]", code)} />
    </Fragment>
  ));
}

function Lines({ values }: { values: readonly ReactNode[] }) {
  return values.map((value, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a list that is never reordered
    <span key={index} className="block">
      {value}
    </span>
  ));
}
