import type { ReactNode } from "react";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import type { Person } from "#policy.ts";
import { Desk, Parts } from "#ui/desk.tsx";
import { Note } from "#ui/note.tsx";
import { Crumbs, PageHead } from "#ui/page.tsx";
import { nameOf, openTo } from "#views/documents/document-words.tsx";
import type { DocumentForDesk } from "./document-desk-queries.ts";

type Props = {
  locale: Locale;
  actor: Person;
  /** `null` while it is not recorded yet */
  document: DocumentForDesk | null;
  title: string;
  current?: "edit" | "files" | "readers" | "publish";
  notes?: ReactNode;
  children: ReactNode;
};

const formParts = ["what", "whose", "belongs", "source"] as const;

/** The frame of every page on which the unit works on a document: where I am, its parts, who sees it. */
export function DocumentFrame({ locale, actor, document, title, current = "edit", notes, children }: Props) {
  const t = translator(locale);
  const edit = document ? addressOf(locale, "/documents/[code]/edit", document.code) : "";
  const crumbs = [
    { href: addressOf(locale, "/desk"), label: t("desk:title") },
    { href: addressOf(locale, "/documents"), label: t("documents:title") },
    ...(document ? [{ href: addressOf(locale, "/documents/[code]", document.code), label: nameOf(document) }] : []),
  ];
  const parts = [
    ...formParts.map((part, index) => ({
      href: current === "edit" ? `#${part}-part` : `${edit}#${part}-part`,
      label: t(`documents:form.${part}`),
      current: current === "edit" && index === 0,
    })),
    ...(document
      ? [
          {
            href: addressOf(locale, "/documents/[code]/files", document.code),
            label: t("documents:files.title"),
            current: current === "files",
          },
          ...(document.access === "named"
            ? [
                {
                  href: addressOf(locale, "/documents/[code]/readers", document.code),
                  label: t("documents:readers.title"),
                  current: current === "readers",
                },
              ]
            : []),
          {
            href: addressOf(locale, "/documents/[code]/publish", document.code),
            label: t("staff:parts.publish"),
            current: current === "publish",
          },
        ]
      : []),
  ];
  return (
    <>
      <DeskBarOf
        locale={locale}
        as={actor.role}
        status={document ? openTo(document.access, document.publicIn, locale) : t("staff:bar.new")}
      />
      <Crumbs locale={locale} items={crumbs} />
      <PageHead title={title} />
      <Desk
        parts={<Parts locale={locale} items={parts} />}
        notes={
          <>
            <Note locale={locale} title={t("staff:notes.address")}>
              {document ? (
                <>
                  <b>
                    /{locale}/documents/{document.code}
                  </b>
                  <br />
                  {t("documents:page.addressStays")}
                </>
              ) : (
                t("documents:form.symbolHint")
              )}
            </Note>
            {notes}
          </>
        }
      >
        {children}
      </Desk>
    </>
  );
}
