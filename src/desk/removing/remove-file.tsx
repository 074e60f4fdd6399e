import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Form } from "#ui/form/form.tsx";
import { Fields, HiddenField, LanguagePairField, SelectField } from "#ui/form/form-fields.tsx";
import type { FormAction } from "#ui/form/form-state.ts";
import { pairLabels } from "#ui/form/language-words.ts";
import { EmptyState } from "#ui/page.tsx";
import { removalForm } from "./removal-form-definition.ts";

type Props = {
  locale: Locale;
  /** of the record to which they belong */
  code: string;
  lead: string;
  /** by their ids */
  files: readonly { value: string; label: string }[];
  action: FormAction;
};

/** Takes one file away from that to which it belongs, with the reason. */
export function RemoveFile({ locale, code, lead, files, action }: Props) {
  const t = translator(locale);
  if (files.length === 0) {
    return (
      <EmptyState>
        <p>{t("documents:files.none")}</p>
      </EmptyState>
    );
  }
  return (
    <section className="form-part" aria-label={t("documents:files.remove")}>
      <p>{lead}</p>
      <Form
        action={action}
        initial={removalForm(locale).values({ code, file: "", reason: { en: null, ru: null } })}
        submit={t("documents:files.remove")}
        danger
      >
        <HiddenField name="code" />
        <Fields>
          <SelectField
            name="file"
            label={t("documents:files.removeWhich")}
            options={[{ value: "", label: t("documents:files.removeNone") }, ...files]}
            wide
          />
          <LanguagePairField name="reason" labels={pairLabels("reason")} rows={2} />
        </Fields>
      </Form>
    </section>
  );
}
