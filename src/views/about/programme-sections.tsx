import type { Donor, Programme } from "#features/programmes/programme-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { formatDate } from "#i18n/format.ts";
import { isUnsettled } from "#i18n/language-state.ts";
import type { Locale } from "#i18n/locale.ts";
import { isSameSource } from "#i18n/source.ts";
import { translator } from "#i18n/t.ts";
import { Facts } from "#ui/list.tsx";
import { Note } from "#ui/note.tsx";
import { EmptyState, Section } from "#ui/page.tsx";
import { SourceWords } from "#ui/source.tsx";
import { LanguageState } from "#ui/state.tsx";
import { Table } from "#ui/table.tsx";
import { LocalizedText } from "#ui/text.tsx";
import type { ReportFacts } from "./report-facts.ts";

/** The phase of the partnership's own programme, and of what it consists. */
export function Phase({ locale, report }: { locale: Locale; report: ReportFacts }) {
  const t = translator(locale);
  return (
    <Section
      id="phase"
      title={t("programmes:phase")}
      note={
        <Note locale={locale}>
          <SourceWords source={report.phase.source} locale={locale} />
        </Note>
      }
    >
      <Facts
        items={[
          {
            key: "phase",
            label: t("programmes:phase"),
            value: <LocalizedText value={report.phase.text} locale={locale} />,
          },
          {
            key: "components",
            label: t("programmes:components"),
            value: report.components.map(({ text }) => (
              <p key={text.en}>
                <LocalizedText value={text} locale={locale} />
              </p>
            )),
          },
        ]}
      />
    </Section>
  );
}

/** Where one source names them all, it stands beside the table, else in it. */
export function Programmes({ locale, programmes }: { locale: Locale; programmes: readonly Programme[] }) {
  const t = translator(locale);
  const [first] = programmes;
  const source = first && programmes.every((programme) => isSameSource(programme.source, first.source)) && first.source;
  return (
    <Section
      id="programmes"
      title={t("programmes:programmes")}
      note={
        source && (
          <Note locale={locale}>
            <SourceWords source={source} locale={locale} />
          </Note>
        )
      }
    >
      {programmes.length ? (
        <>
          <p className="soft mb-4">{t("programmes:programmesLead")}</p>
          <Table
            columns={[
              {
                key: "name",
                head: t("programmes:name"),
                cell: (programme: Programme) => <ProgrammeName locale={locale} programme={programme} />,
              },
              {
                key: "branch",
                head: t("programmes:branch"),
                cell: ({ branch }: Programme) => <LocalizedText value={branch} locale={locale} />,
              },
              ...(source
                ? []
                : [
                    {
                      key: "source",
                      head: t("programmes:source"),
                      cell: (programme: Programme) => <SourceWords source={programme.source} locale={locale} />,
                    },
                  ]),
            ]}
            rows={programmes}
            rowKey={({ code }) => code}
          />
        </>
      ) : (
        <EmptyState>{t("programmes:none")}</EmptyState>
      )}
    </Section>
  );
}

function ProgrammeName({ locale, programme }: { locale: Locale; programme: Programme }) {
  const unattested = isUnsettled(programme.name.state[locale]);
  return (
    <span id={programme.code}>
      <LocalizedText value={programme.name} locale={locale} changes />{" "}
      {unattested && <LanguageState state="unofficial" lang={locale} locale={locale} />}
    </span>
  );
}

export function Donors({ locale, donors }: { locale: Locale; donors: readonly Donor[] }) {
  const t = translator(locale);
  return (
    <Section
      id="donors"
      title={t("programmes:donors")}
      note={
        donors.length > 0 && (
          <Note locale={locale} title={t("programmes:donors")}>
            {t("programmes:amounts")}
          </Note>
        )
      }
    >
      {donors.length ? (
        <Table
          columns={[
            {
              key: "donor",
              head: t("programmes:donor"),
              cell: ({ partner }) => (
                <a href={addressOf(locale, "/partners/[code]", partner.code)}>
                  <LocalizedText value={partner.name} locale={locale} />
                </a>
              ),
            },
            { key: "asOf", head: t("programmes:asOf"), cell: ({ asOf }) => formatDate(asOf, locale) },
            {
              key: "source",
              head: t("programmes:source"),
              cell: ({ source }) => <SourceWords source={source} locale={locale} />,
            },
          ]}
          rows={donors}
          rowKey={({ partner, asOf }) => `${partner.code}-${asOf}`}
        />
      ) : (
        <EmptyState>{t("programmes:noDonors")}</EmptyState>
      )}
    </Section>
  );
}
