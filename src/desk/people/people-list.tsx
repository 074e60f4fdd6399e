import type { PersonItem } from "#features/people/person-queries.ts";
import { dayOf, formatDate } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { type Column, Table } from "#ui/table.tsx";
import { LocalizedText, Tag, withBreaks } from "#ui/text.tsx";

type Props = {
  locale: Locale;
  changeActive: (data: FormData) => Promise<void>;
  people: readonly PersonItem[];
  own: number;
};

/** Everybody with an account. `own` is the account of who looks: nobody deactivates themselves. */
export function PeopleList({ locale, changeActive, people, own }: Props) {
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
      cell: ({ active, signedInSince }) => (
        <>
          {active ? t("people:list.active") : <Tag tone="stop">{t("people:list.inactive")}</Tag>}
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
      cell: (person) =>
        person.id === own ? (
          <span className="soft">{t("people:list.own")}</span>
        ) : (
          <ActiveForm {...{ locale, changeActive, person }} />
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

function ActiveForm({ locale, changeActive, person }: Pick<Props, "locale" | "changeActive"> & { person: PersonItem }) {
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
