import type { NamedReader } from "#features/meetings/meeting-readers.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import type { Access, Role } from "#policy.ts";
import { Outcome } from "#ui/desk.tsx";
import { Form } from "#ui/form/form.tsx";
import { refusalText } from "#ui/form/form-answers.ts";
import { Fields, HiddenField, TextField } from "#ui/form/form-fields.tsx";
import type { FormAction } from "#ui/form/form-state.ts";
import { type Column, Table } from "#ui/table.tsx";
import { withBreaks } from "#ui/text.tsx";
import { readerForm } from "./document-readers-form-definition.ts";

type Props = {
  locale: Locale;
  record: { code: string; version: number; access: Access };
  /** tells who they are, that nobody is named, and that somebody reads it no more */
  words: { lead: string; notNamed: string; ended: string };
  /** where it is chosen who may read it */
  change: string;
  readers: readonly NamedReader[];
  query: URLSearchParams;
  name: FormAction;
  end: (data: FormData) => Promise<void>;
};

const refusals = ["signedOut", "notAllowed", "notFound", "changedMeanwhile", "keeperMissing", "readerUnknown"] as const;

/** The people for whom a record is: who they are, and the form with which one more is named. */
export function NamedReaders({ locale, record, words, change, readers, query, name, end }: Props) {
  const t = translator(locale);
  if (record.access !== "named") {
    return (
      <p>
        {words.notNamed} <b>{t(`documents:access.${record.access}`)}.</b>{" "}
        <a href={change}>{t("documents:readers.change")}</a>
      </p>
    );
  }
  const { code, version } = record;
  const refusal = refusals.find((one) => one === query.get("refused"));
  const columns: [Column<NamedReader>, ...Column<NamedReader>[]] = [
    {
      key: "name",
      head: t("people:list.person"),
      cell: (person) => (
        <>
          {withBreaks(person.name)}
          <br />
          <span className="small">{withBreaks(person.email)}</span>
        </>
      ),
    },
    {
      key: "role",
      head: t("people:list.role"),
      cell: ({ role, partner }) => [t(`people:roles.${role as Role}`), partner].filter(Boolean).join(", "),
    },
    {
      key: "end",
      head: t("people:list.action"),
      cell: (person) => <EndForm {...{ locale, record, person, end }} />,
    },
  ];
  return (
    <>
      {refusal && <Outcome>{refusalText({ error: refusal }, locale)}</Outcome>}
      {query.has("ended") && <Outcome>{words.ended}</Outcome>}
      <p>{words.lead}</p>
      <Table columns={columns} rows={readers} rowKey={({ id }) => id} />
      <section className="form-part mt-6" aria-label={t("documents:readers.name")}>
        <Form
          action={name}
          initial={readerForm(locale).values({ code, version, email: null })}
          submit={t("documents:readers.name")}
        >
          <HiddenField name="code" />
          <HiddenField name="version" />
          <Fields>
            <TextField
              name="email"
              type="email"
              label={t("documents:readers.email")}
              hint={t("documents:readers.emailHint")}
              wide
            />
          </Fields>
        </Form>
      </section>
    </>
  );
}

function EndForm({ locale, record, person, end }: Pick<Props, "locale" | "record" | "end"> & { person: NamedReader }) {
  return (
    <form action={end}>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="code" value={record.code} />
      <input type="hidden" name="version" value={record.version} />
      <input type="hidden" name="person" value={person.id} />
      <button type="submit" className="button quiet">
        {translator(locale)("documents:readers.end")}
        <span className="unseen"> {person.name}</span>
      </button>
    </form>
  );
}
