import type { ReactNode } from "react";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import type { Role } from "#policy.ts";
import { DeskBar } from "#ui/desk.tsx";

type Props = {
  locale: Locale;
  as: Role;
  /** the name of the partner for which somebody speaks */
  partner?: string | null;
  status?: ReactNode;
};

/** The bar over a page of the desk: whose desk it is, and in a few words how the thing at hand stands. */
export function DeskBarOf({ locale, as, partner, status }: Props) {
  const t = translator(locale);
  const where = (
    <>
      <b>{t("desk:title")}</b>, {[t(`people:roles.${as}`), partner].filter(Boolean).join(", ")}
    </>
  );
  return <DeskBar where={where} status={status} />;
}
