import { Fragment, type ReactNode } from "react";
import type { Addressed, AddressedPartner, Named } from "#features/recommendations/addressee-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { capital, typeset } from "#i18n/format.ts";
import { isUnsettled } from "#i18n/language-state.ts";
import type { Locale } from "#i18n/locale.ts";
import { recordWordsIn } from "#i18n/localized.ts";
import { plainWords } from "#i18n/record-words.ts";
import { translator } from "#i18n/t.ts";
import { LanguageState } from "#ui/state.tsx";
import { LocalizedText, Tag } from "#ui/text.tsx";
import type { RecommendationPage } from "./find-recommendation.ts";

type Props = { page: RecommendationPage; locale: Locale };

/** So many partners can be named in a sentence; more are counted in it and named below it. */
const fewPartners = 12;

/** Shows whom it is addressed to, as its text says it, and who the members of its groups were then. */
export function Addressees({ page: { addressed, addresseesText, provenance }, locale }: Props) {
  const t = translator(locale);
  const { partners, groups, bodies, programmes } = addressed;
  const inWords = recordWordsIn(addresseesText, locale);
  const isFew = partners.length <= fewPartners;
  const items: { key: string; text: ReactNode }[] = [
    ...(inWords ? [{ key: "words", text: <LocalizedText value={addresseesText} locale={locale} changes /> }] : []),
    ...groups.map(({ members, ...group }) => ({
      key: group.code,
      text: <Name item={group} locale={locale} after={` (${members.length})`} />,
    })),
    ...(isFew
      ? inAlphabet(partners, locale).map((partner) => ({
          key: partner.code,
          text: <PartnerLink partner={partner} locale={locale} />,
        }))
      : [{ key: "partners", text: t("recommendations:addressees.partners", { count: partners.length }) }]),
    ...bodies.map((body) => ({ key: body.code, text: <Name item={body} locale={locale} /> })),
    ...programmes.map((programme) => ({
      key: programme.code,
      text: <Name item={programme} locale={locale} href={addressOf(locale, "/programmes")} />,
    })),
  ];
  if (items.length === 0) return <p>{t("recommendations:reports.addressedUnknown")}</p>;
  return (
    <>
      <p>
        {t("recommendations:reports.addressed")}:{" "}
        {items.map(({ key, text }, index) => (
          <Fragment key={key}>
            {index > 0 && "; "}
            {text}
          </Fragment>
        ))}
        {provenance === "sample" && (
          <>
            {" "}
            <Tag>{t("recommendations:reports.sample")}</Tag>
          </>
        )}
      </p>
      {(groups.length > 0 || !isFew) && (
        <details className="mt-2">
          <summary>{t("recommendations:addressees.who")}</summary>
          {groups.map(({ members, ...group }) => (
            <Members key={group.code} members={members} locale={locale} title={plainWords(group.name, locale)} />
          ))}
          {!isFew && <Members members={partners} locale={locale} />}
        </details>
      )}
      {bodies.length + programmes.length > 0 && (
        <p className="small mt-2">{t("recommendations:addressees.noReports")}</p>
      )}
    </>
  );
}

function Members({
  members,
  title,
  locale,
}: {
  members: readonly AddressedPartner[];
  title?: string | null;
  locale: Locale;
}) {
  return (
    <p className="small mt-2">
      {title && <b>{capital(title, locale)}: </b>}
      {inAlphabet(members, locale).map((partner, index) => (
        <Fragment key={partner.code}>
          {index > 0 && ", "}
          <PartnerLink partner={partner} locale={locale} />
        </Fragment>
      ))}
    </p>
  );
}

function PartnerLink({ partner: { code, name }, locale }: { partner: AddressedPartner; locale: Locale }) {
  return (
    <a href={addressOf(locale, "/partners/[code]", code)}>
      <LocalizedText value={name} locale={locale} />
    </a>
  );
}

/** A name, and that nobody has confirmed it in this language. */
function Name({ item, locale, href, after }: { item: Named; locale: Locale; href?: string; after?: string }) {
  const name = <LocalizedText value={item.name} locale={locale} changes={!href} />;
  return (
    <>
      {href ? <a href={href}>{name}</a> : name}
      {after}
      {isUnsettled(item.name.state[locale]) && (
        <>
          {" "}
          <LanguageState state="unofficial" lang={locale} locale={locale} />
        </>
      )}
    </>
  );
}

function inAlphabet(partners: readonly AddressedPartner[], locale: Locale): AddressedPartner[] {
  const names = new Intl.Collator(locale);
  return partners.toSorted((a, b) => names.compare(a.name[locale] ?? a.code, b.name[locale] ?? b.code));
}

/** The same in one line, for the history at the desk. */
export function addressedText({ partners, groups, bodies, programmes }: Addressed, locale: Locale): string {
  const names = [
    ...groups.map(({ name, members }) => `${plainWords(name, locale)} (${members.length})`),
    ...[...inAlphabet(partners, locale), ...bodies, ...programmes].map(({ name }) => plainWords(name, locale)),
  ];
  const t = translator(locale);
  if (names.length === 0) return t("recommendations:reports.addressedUnknown");
  return typeset(`${t("recommendations:reports.addressed")}: ${names.join("; ")}.`, locale);
}
