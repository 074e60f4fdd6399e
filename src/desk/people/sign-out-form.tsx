import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";

type Props = { locale: Locale; leave: (data: FormData) => Promise<void>; quiet?: boolean };

/** Native all through: leaving needs no script. */
export function SignOutForm({ locale, leave, quiet = false }: Props) {
  return (
    <form action={leave}>
      <input type="hidden" name="locale" value={locale} />
      <button type="submit" className={quiet ? "button quiet" : "button"}>
        {translator(locale)("people:signOut.submit")}
      </button>
    </form>
  );
}
