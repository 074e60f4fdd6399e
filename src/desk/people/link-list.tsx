import type { LinkItem } from "#features/people/person-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { formatMoment } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Facts } from "#ui/list.tsx";
import { type Column, Table } from "#ui/table.tsx";
import { LocalizedText, Tag, withBreaks } from "#ui/text.tsx";

type Props = {
  locale: Locale;
  links: readonly LinkItem[];
  revoke: (data: FormData) => Promise<void>;
};

/** One-time links that can still be used, or wait for a second administrator. */
export function LinkList({ locale, links, revoke }: Props) {
  const t = translator(locale);
  const columns: [Column<LinkItem>, ...Column<LinkItem>[]] = [
    { key: "email", head: t("people:email"), cell: ({ email }) => withBreaks(email) },
    { key: "for", head: t("people:link.for"), cell: (link) => <PurposeOf link={link} locale={locale} /> },
    { key: "made", head: t("people:link.made"), cell: (link) => madeOf(link, locale) },
    {
      key: "state",
      head: t("people:list.state"),
      cell: (link) => (
        <>
          {link.waits && <Tag tone="wait">{t("people:link.waiting")}</Tag>}{" "}
          {t("people:link.until", { moment: formatMoment(link.expiresAt, locale) })}
        </>
      ),
    },
    {
      key: "action",
      head: t("people:list.action"),
      cell: ({ id, email, waits, own }) => (
        <>
          {waits && !own && (
            <p>
              <a href={addressOf(locale, "/desk/people/links/[link]", id)}>
                {t("people:link.confirmTitle")}
                <span className="unseen"> {email}</span>
              </a>
            </p>
          )}
          <form action={revoke}>
            <input type="hidden" name="locale" value={locale} />
            <input type="hidden" name="link" value={id} />
            <button type="submit" className="button quiet">
              {t("people:link.revoke")}
              <span className="unseen"> {email}</span>
            </button>
          </form>
        </>
      ),
    },
  ];
  return <Table columns={columns} rows={links} rowKey={({ id }) => id} />;
}

/** All that a second administrator has to know of what was asked for. */
export function LinkFacts({ locale, link }: { locale: Locale; link: LinkItem }) {
  const t = translator(locale);
  const { role, partner, expiresAt } = link;
  return (
    <Facts
      items={[
        { label: t("people:link.for"), value: purposeOf(link, locale) },
        { label: t("people:invite.role"), value: t(`people:roles.${role}`) },
        ...(partner
          ? [{ label: t("people:invite.partner"), value: <LocalizedText value={partner} locale={locale} /> }]
          : []),
        { label: t("people:link.made"), value: madeOf(link, locale) },
        { label: t("people:list.state"), value: t("people:link.until", { moment: formatMoment(expiresAt, locale) }) },
      ]}
    />
  );
}

function PurposeOf({ link, locale }: { link: LinkItem; locale: Locale }) {
  const t = translator(locale);
  const { role, partner } = link;
  return (
    <>
      {purposeOf(link, locale)}
      <br />
      <span className="small">{t(`people:roles.${role}`)}</span>
      {partner && (
        <>
          <br />
          <span className="small">
            <LocalizedText value={partner} locale={locale} />
          </span>
        </>
      )}
    </>
  );
}

function madeOf({ madeBy, madeAt }: LinkItem, locale: Locale): string {
  const t = translator(locale);
  return t("people:link.madeBy", { name: madeBy?.name ?? t("people:operator"), moment: formatMoment(madeAt, locale) });
}

function purposeOf({ resets, changes }: LinkItem, locale: Locale): string {
  const t = translator(locale);
  if (resets) return t("people:link.resets", { name: resets.name });
  return changes ? t("people:link.changes", { name: changes.name }) : t("people:link.invites");
}
