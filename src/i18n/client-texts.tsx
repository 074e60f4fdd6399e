"use client";

import { type ReactNode, useMemo } from "react";
import { I18nextProvider, useTranslation } from "react-i18next";
import type { Locale } from "./locale.ts";
import { speakerOf, type T, type Texts, textsOf } from "./texts.ts";

type Props = { locale: Locale; files: Partial<Pick<Texts, keyof Texts>>; children: ReactNode };

/** Gives the components of the desk that run in the browser the files of texts that they need, in one language. */
export function ClientTexts({ locale, files, children }: Props) {
  const texts = useMemo(() => textsOf(locale, files), [locale, files]);
  return <I18nextProvider i18n={texts}>{children}</I18nextProvider>;
}

export function useTexts(): { locale: Locale; t: T } {
  const { i18n } = useTranslation();
  const locale = i18n.language as Locale;
  return useMemo(() => ({ locale, t: speakerOf(i18n, locale) }), [i18n, locale]);
}
