import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { leave } from "./person-actions.ts";

/** Native all through: leaving needs no script. */
export function SignOutForm({ locale, quiet = false }: { locale: Locale; quiet?: boolean }) {
  return (
    <form action={leave}>
      <input type="hidden" name="locale" value={locale} />
      <button type="submit" className={quiet ? "button quiet" : "button"}>
        {translator(locale)("people:signOut.submit")}
      </button>
    </form>
  );
}
