import { DeskBarOf } from "#desk/desk-bar.tsx";
import type { PersonItem } from "#features/people/person-queries.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import type { Role } from "#policy.ts";
import { Crumbs, PageHead } from "#ui/page.tsx";

/** The head of a page on which one thing is done with somebody's account. */
export function AccountHead({
  locale,
  role,
  person: { id, name, email },
  title,
}: {
  locale: Locale;
  /** of whoever does it */
  role: Role;
  person: PersonItem;
  title: string;
}) {
  const t = translator(locale);
  return (
    <>
      <DeskBarOf locale={locale} as={role} />
      <Crumbs
        locale={locale}
        items={[
          { href: addressOf(locale, "/desk"), label: t("desk:title") },
          { href: addressOf(locale, "/desk/people"), label: t("people:list.title") },
          { href: addressOf(locale, "/desk/people/[id]", id), label: name },
        ]}
      />
      <PageHead title={title} lead={`${name}, ${email}`} />
    </>
  );
}
