import type { ReactNode } from "react";
import { keptAs } from "#features/drafts/draft-forms.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import type { Person } from "#policy.ts";
import { Form } from "#ui/form/form.tsx";
import type { Autosave } from "#ui/form/form-autosave.ts";
import { HiddenField } from "#ui/form/form-fields.tsx";
import type { FormAction } from "#ui/form/form-state.ts";
import { rowName, sheetValues } from "./sheet-form-definition.ts";
import type { Sheet } from "./sheet-queries.ts";
import { SheetRowFields } from "./sheet-row.tsx";

type Props = {
  locale: Locale;
  action: FormAction;
  autosave: Autosave;
  actor: Person;
  partner: string;
  year: number;
  sheet: Sheet;
  /** the answers that were sent or saved just before */
  outcome: ReactNode;
};

/** Ten rows, one button; what is typed in any of them is saved as it is typed. */
export function SheetForm({ locale, action, autosave, actor, partner, year, sheet, outcome }: Props) {
  const t = translator(locale);
  const back = <a href={addressOf(locale, "/desk")}>{t("rounds:sheet.back")}</a>;
  const isSettled = sheet.rows.every(({ answer, draft }) => answer && !draft);
  return (
    <div className={isSettled ? "sheet settled" : "sheet"}>
      <Form
        action={action}
        autosave={autosave}
        initial={sheetValues({ ...sheet, year, writer: crypto.randomUUID() }, actor.language)}
        outcome={outcome}
        submit={t("rounds:sheet.submit")}
        keptAs={keptAs("sheet", `${actor.partner?.code}-${year}-${sheet.page}`)}
        others={isSettled ? null : back}
      >
        <HiddenField name="year" />
        <HiddenField name="page" />
        <HiddenField name="carried.writer" />
        {/* First in the form: a key that sends a form by itself saves the draft and sends nothing. */}
        <p className="actions">
          <button type="submit" name="intent" value="draft" className="button quiet">
            {t("rounds:sheet.save")}
          </button>
        </p>
        {sheet.rows.map((row) => (
          <div key={row.recommendation.code}>
            {(["seen", "corrects", "repeats"] as const).map((what) => (
              <HiddenField key={what} name={rowName(row.recommendation.code, what)} />
            ))}
            <SheetRowFields {...{ locale, actor, partner, year, row }} />
          </div>
        ))}
      </Form>
      {isSettled && (
        <p className="mt-5">
          {t("rounds:sheet.settled")} {back}
        </p>
      )}
    </div>
  );
}
