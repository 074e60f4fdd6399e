"use client";

import type { Locale } from "#i18n/locale.ts";
import { draftExamples } from "./draft-examples.tsx";
import { fieldExamples } from "./field-examples.tsx";
import { formExamples as wholeExamples } from "./form-examples.tsx";
import { type Examples, Gallery } from "./gallery.tsx";

/** Of the components that run in the browser, where there are scripts. */
export const formExamples: Examples = { ...wholeExamples, ...draftExamples, ...fieldExamples };

export function FormGallery({ locale }: { locale: Locale }) {
  return <Gallery examples={formExamples} locale={locale} />;
}
