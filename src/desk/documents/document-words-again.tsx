import type { DocumentFileShown } from "#features/documents/document-file-queries.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Form } from "#ui/form/form.tsx";
import { HiddenField } from "#ui/form/form-fields.tsx";
import type { FormAction } from "#ui/form/form-state.ts";
import { readingForm } from "./document-file-form-definition.ts";

type Props = { locale: Locale; files: readonly DocumentFileShown[]; action: FormAction };

/** For each file of which the words could not be read a button that tries again. */
export function ReadWordsAgain({ locale, files, action }: Props) {
  const t = translator(locale);
  return files
    .filter(({ words }) => words === "unreadable")
    .map(({ id, name }) => (
      <Form
        key={id}
        action={action}
        initial={readingForm(locale).values({ file: String(id) })}
        submit={t("documents:files.readAgain", { name })}
      >
        <HiddenField name="file" />
      </Form>
    ));
}
