import type { LinkItem } from "#features/people/person-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { formatMoment } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
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

/** All that a second administrator has to know of a link. */
export function LinkFacts({ locale, link }: { locale: Locale; link: LinkItem }) {
  return (
    <>
      <p>
        <PurposeOf link={link} locale={locale} />
      </p>
      <p>{madeOf(link, locale)}</p>
    </>
  );
}

function PurposeOf({ link: { resets, changes, role, partner }, locale }: { link: LinkItem; locale: Locale }) {
  const t = translator(locale);
  const purpose = resets
    ? t("people:link.resets", { name: resets.name })
    : changes
      ? t("people:link.changes", { name: changes.name })
      : t("people:link.invites");
  return (
    <>
      {purpose}
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
