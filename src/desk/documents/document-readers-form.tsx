import type { NamedReader } from "#features/documents/document-readers.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import type { Role } from "#policy.ts";
import { Outcome } from "#ui/desk.tsx";
import { Form } from "#ui/form/form.tsx";
import { refusalText } from "#ui/form/form-answers.ts";
import { Fields, HiddenField, TextField } from "#ui/form/form-fields.tsx";
import type { FormAction } from "#ui/form/form-state.ts";
import { type Column, Table } from "#ui/table.tsx";
import { withBreaks } from "#ui/text.tsx";
import type { DocumentForDesk } from "./document-desk-queries.ts";
import { readerForm } from "./document-readers-form-definition.ts";

type Props = {
  locale: Locale;
  document: DocumentForDesk;
  readers: readonly NamedReader[];
  query: URLSearchParams;
  name: FormAction;
  end: (data: FormData) => Promise<void>;
};

const refusals = ["signedOut", "notAllowed", "notFound", "changedMeanwhile", "keeperMissing", "readerUnknown"] as const;

/** The people for whom a document is: who they are, and the form with which one more is named. */
export function DocumentReaders({ locale, document, readers, query, name, end }: Props) {
  const t = translator(locale);
  if (document.access !== "named") {
    return (
      <p>
        {t("documents:readers.notNamed")} <b>{t(`documents:access.${document.access}`)}.</b>{" "}
        <a href={addressOf(locale, "/documents/[code]/edit", document.code, "#whose-part")}>
          {t("documents:readers.change")}
        </a>
      </p>
    );
  }
  const { code, version } = document;
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
      cell: (person) => <EndForm {...{ locale, document, person, end }} />,
    },
  ];
  return (
    <>
      {refusal && <Outcome>{refusalText({ error: refusal }, locale)}</Outcome>}
      {query.has("ended") && <Outcome>{t("documents:readers.ended")}</Outcome>}
      <p>{t("documents:readers.lead")}</p>
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

function EndForm({
  locale,
  document,
  person,
  end,
}: Pick<Props, "locale" | "document" | "end"> & { person: NamedReader }) {
  return (
    <form action={end}>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="code" value={document.code} />
      <input type="hidden" name="version" value={document.version} />
      <input type="hidden" name="person" value={person.id} />
      <button type="submit" className="button quiet">
        {translator(locale)("documents:readers.end")}
        <span className="unseen"> {person.name}</span>
      </button>
    </form>
  );
}
