import type { OwnSession } from "#features/people/session-commands.ts";
import { formatMoment } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { type Column, Table } from "#ui/table.tsx";

type Props = { locale: Locale; sessions: readonly OwnSession[]; end: (data: FormData) => Promise<void> };

/** Where somebody is signed in; each of these sessions can be ended but the present one, for which there is signing out. */
export function SessionList({ locale, sessions, end }: Props) {
  const t = translator(locale);
  const columns: [Column<OwnSession>, ...Column<OwnSession>[]] = [
    {
      key: "browser",
      head: t("people:session.browser"),
      cell: ({ browser }) => browser || t("people:session.unknown"),
    },
    { key: "begun", head: t("people:session.begun"), cell: ({ begun }) => formatMoment(begun, locale) },
    { key: "seen", head: t("people:session.seen"), cell: ({ seen }) => formatMoment(seen, locale) },
    {
      key: "action",
      head: t("people:list.action"),
      cell: ({ isThis, name, browser, begun }) =>
        isThis ? (
          t("people:session.this")
        ) : (
          <EndForm {...{ locale, end, name }} label={t("people:session.end")}>
            {browser} {formatMoment(begun, locale)}
          </EndForm>
        ),
    },
  ];
  return (
    <>
      <Table columns={columns} rows={sessions} rowKey={({ name }) => name} />
      {sessions.length > 2 && <EndForm {...{ locale, end }} name="" label={t("people:session.endOthers")} />}
    </>
  );
}

function EndForm(props: {
  locale: Locale;
  end: Props["end"];
  name: string;
  label: string;
  children?: React.ReactNode;
}) {
  const { locale, end, name, label, children } = props;
  return (
    <form action={end}>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="session" value={name} />
      <button type="submit" className="button quiet">
        {label}
        {children && <span className="unseen"> {children}</span>}
      </button>
    </form>
  );
}
