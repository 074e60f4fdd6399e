import type { PersonItem } from "#features/people/person-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { dayOf, formatDate, formatMoment } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { type Column, Table } from "#ui/table.tsx";
import { LocalizedText, Tag, withBreaks } from "#ui/text.tsx";

type Props = {
  locale: Locale;
  people: readonly PersonItem[];
  own: number;
  lift: (data: FormData) => Promise<void>;
};

/** Everybody with an account. `own` is the account of who looks, which somebody else changes. */
export function PeopleList({ locale, people, own, lift }: Props) {
  const t = translator(locale);
  const columns: [Column<PersonItem>, ...Column<PersonItem>[]] = [
    {
      key: "name",
      head: t("people:list.person"),
      cell: ({ name, email, sample }) => (
        <>
          {withBreaks(name)} {sample && <Tag>{t("people:list.sample")}</Tag>}
          <br />
          <span className="small">{withBreaks(email)}</span>
        </>
      ),
    },
    { key: "role", head: t("people:list.role"), cell: (person) => <RoleOf person={person} locale={locale} /> },
    {
      key: "state",
      head: t("people:list.state"),
      cell: ({ active, signedInSince, heldUntil }) => (
        <>
          {active ? t("people:list.active") : <Tag tone="stop">{t("people:list.inactive")}</Tag>}
          {heldUntil && (
            <>
              <br />
              <Tag tone="stop">{t("people:list.held", { moment: formatMoment(heldUntil, locale) })}</Tag>
            </>
          )}
          {active && (
            <>
              <br />
              <span className="small">
                {signedInSince
                  ? t("people:list.signedInSince", {
                      date: formatDate(dayOf(signedInSince), locale, { of: true }),
                    })
                  : t("people:list.neverSignedIn")}
              </span>
            </>
          )}
        </>
      ),
    },
    {
      key: "action",
      head: t("people:list.action"),
      cell: (person) => (
        <>
          {person.id === own ? (
            <span className="soft">{t("people:list.own")}</span>
          ) : (
            <a href={addressOf(locale, "/desk/people/[id]", person.id)}>
              {t("people:list.change")}
              <span className="unseen"> {person.name}</span>
            </a>
          )}
          {person.heldUntil && <LiftForm {...{ locale, lift, person }} />}
        </>
      ),
    },
  ];
  return <Table columns={columns} rows={people} rowKey={({ id }) => id} />;
}

function RoleOf({ person, locale }: { person: PersonItem; locale: Locale }) {
  const t = translator(locale);
  const { role, partner, post } = person;
  return (
    <>
      {t(`people:roles.${role}`)}
      {partner && (
        <>
          <br />
          <span className="small">
            <LocalizedText value={partner.name} locale={locale} />
          </span>
        </>
      )}
      {role === "liaison" && (
        <>
          <br />
          <span className="small">
            {post ? (
              <LocalizedText
                value={post.station}
                locale={locale}
                absent={<LocalizedText value={post.place} locale={locale} />}
              />
            ) : (
              t("people:list.noPost")
            )}
          </span>
        </>
      )}
    </>
  );
}

type ActiveProps = { locale: Locale; changeActive: (data: FormData) => Promise<void>; person: PersonItem };

export function ActiveForm({ locale, changeActive, person }: ActiveProps) {
  const t = translator(locale);
  return (
    <form action={changeActive}>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="person" value={person.id} />
      <input type="hidden" name="active" value={person.active ? "no" : "yes"} />
      <button type="submit" className={person.active ? "button danger" : "button quiet"}>
        {t(person.active ? "people:list.deactivate" : "people:list.reactivate")}
        <span className="unseen"> {person.name}</span>
      </button>
    </form>
  );
}

function LiftForm({ locale, lift, person }: Pick<Props, "locale" | "lift"> & { person: PersonItem }) {
  return (
    <form action={lift}>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="person" value={person.id} />
      <button type="submit" className="button quiet">
        {translator(locale)("people:list.lift")}
        <span className="unseen"> {person.name}</span>
      </button>
    </form>
  );
}
