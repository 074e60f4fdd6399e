import { Acronyms, FormerNames, NameMark } from "#features/partners/partner-name.tsx";
import { asksPartners, silenceWords } from "#features/reports/report.ts";
import { addressOf } from "#i18n/address.ts";
import { capital, formatDate, formatNumber } from "#i18n/format.ts";
import { isUnsettled } from "#i18n/language-state.ts";
import { type Locale, otherLocale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Facts } from "#ui/list.tsx";
import { Note } from "#ui/note.tsx";
import { OutdatedMark } from "#ui/outdated.tsx";
import { PageHead, Section } from "#ui/page.tsx";
import { SourceWords } from "#ui/source.tsx";
import { LanguageState } from "#ui/state.tsx";
import { LocalizedText } from "#ui/text.tsx";
import type { PartnerPage } from "./find-partner.ts";

type Props = { locale: Locale; partner: PartnerPage };

export function PartnerHead({ locale, partner }: Props) {
  const { kind, name, remark, code } = partner;
  const hasLead = Boolean(remark.en || remark.ru) || isUnsettled(name.state[locale]);
  return (
    <PageHead
      kicker={translator(locale)(`partners:kicker.${kind}`)}
      title={
        <h1>
          <LocalizedText value={name} locale={locale} changes />
        </h1>
      }
      lead={
        hasLead && (
          <>
            <LocalizedText value={remark} locale={locale} changes />
            <NameMark locale={locale} partner={partner} />
          </>
        )
      }
      aside={<p className="big-code">{code}</p>}
    />
  );
}

/** Shows what is known about it, and says in words what is not. */
export function PartnerFacts({ locale, partner }: Props) {
  const t = translator(locale);
  const other = otherLocale(locale);
  const { acronym, region, scope, formerNames, donor } = partner;
  const reported = partner.addressed.filter(({ report }) => report !== null).length;
  const asked = partner.addressed.filter(({ recommendation }) => asksPartners(recommendation.status)).length;
  const soft = (text: string) => <span className="soft">{text}</span>;
  const items = [
    {
      key: "other",
      label: capital(t(`ui:language.in.${other}`), locale),
      value: (
        <>
          <span lang={other}>{partner.name[other]}</span>
          {isUnsettled(partner.name.state[other]) && (
            <>
              {" "}
              <LanguageState state="unofficial" lang={other} locale={locale} />
            </>
          )}
          <OutdatedMark text={partner.name} lang={other} locale={locale} whole />
        </>
      ),
    },
    (acronym.en || acronym.ru) && {
      key: "acronym",
      label: t("partners:facts.acronym"),
      value: <Acronyms locale={locale} partner={partner} />,
    },
    formerNames.length > 0 && {
      key: "former",
      label: t("partners:facts.formerNames"),
      value: <FormerNames locale={locale} partner={partner} />,
    },
    region && {
      key: "region",
      label: t("partners:facts.region"),
      value: (
        <a href={addressOf(locale, "/partners", `?region=${region.code}`)}>
          <LocalizedText value={region.name} locale={locale} />
        </a>
      ),
    },
    (scope.en || scope.ru) && {
      key: "scope",
      label: t("partners:facts.scope"),
      value: <LocalizedText value={scope} locale={locale} changes />,
    },
    region && {
      key: "meetings",
      label: t("partners:facts.meetings"),
      value: partner.meetings.length
        ? formatNumber(partner.meetings.length, locale)
        : soft(t("partners:facts.noMeetings")),
    },
    partner.hosted.length > 0 && {
      key: "hosted",
      label: t("partners:facts.hosted"),
      value: (
        <a href={addressOf(locale, "/meetings", `?host=${partner.code}`)}>
          {formatNumber(partner.hosted.length, locale)}
        </a>
      ),
    },
    {
      key: "addressed",
      label: t("partners:facts.addressed"),
      value: partner.addressed.length
        ? `${formatNumber(partner.addressed.length, locale)}; ${t(asked ? "partners:facts.asked" : "partners:facts.askedNone", { count: asked })}`
        : soft(t("partners:facts.noAddressed")),
    },
    {
      key: "reports",
      label: t("partners:facts.reports"),
      value: reported
        ? t("partners:facts.reportsOf", { reported, count: partner.addressed.length })
        : soft(t(`partners:facts.noReports${silenceWords[partner.sight]}`)),
    },
    region && {
      key: "profile",
      label: t("partners:facts.profile"),
      value: partner.figures ? (
        <a href={addressOf(locale, "/profiles/[code]", partner.code)}>
          {t("partners:facts.figures", { count: partner.figures })}
        </a>
      ) : (
        soft(t("partners:facts.noFigures"))
      ),
    },
    donor && {
      key: "donor",
      label: t("partners:facts.donor"),
      value: t("partners:facts.donorAsOf", { date: formatDate(donor.asOf, locale, { of: true }) }),
    },
  ].filter((item) => item !== null && item !== false && item !== "");
  return (
    <Section id="facts" title={t("partners:facts.title")} note={<FactNotes locale={locale} partner={partner} />}>
      <Facts items={items} />
    </Section>
  );
}

function FactNotes({ locale, partner: { source, donor, name } }: Props) {
  const t = translator(locale);
  return (
    <>
      <Note locale={locale}>
        <p>
          <SourceWords source={source} locale={locale} />
        </p>
        {donor && (
          <p>
            {t("partners:facts.donor")}: <SourceWords source={donor.source} locale={locale} />
          </p>
        )}
      </Note>
      {isUnsettled(name.state[locale]) && (
        <Note kind="look" title={t("partners:unofficial.title")} locale={locale}>
          {t("partners:unofficial.text")}
        </Note>
      )}
    </>
  );
}
