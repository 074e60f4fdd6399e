import { tellingWords } from "#desk/text-telling.tsx";
import { documentAccess, documentKinds } from "#features/documents/document.ts";
import { titleText } from "#features/meetings/meeting-words.ts";
import { byName } from "#features/partners/partner.ts";
import { formatDates } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage, type Localized } from "#i18n/localized.ts";
import { plainName } from "#i18n/record-words.ts";
import { translator } from "#i18n/t.ts";
import { roman } from "#lib/roman.ts";
import { inOrder, languageStateOptions, pairLabels } from "#ui/form/language-words.ts";
import type { DocumentChoices } from "./document-desk-queries.ts";

/** All that the controls of the form of a document say: the browser gets these words, not the files of all texts. */
export function documentFormWords(locale: Locale, choices: DocumentChoices) {
  const t = translator(locale);
  const named = (things: readonly { code: string; name: Localized }[]) =>
    things.toSorted(byName(locale)).map(({ code, name }) => ({ value: code, label: plainName(name, locale) ?? code }));
  const label = <Key extends string>(...keys: Key[]) =>
    Object.fromEntries(keys.map((key) => [key, t(`documents:form.${key}` as "documents:form.symbol")])) as Record<
      Key,
      string
    >;
  return {
    labels: label(
      ...(["what", "symbol", "symbolHint", "kind", "issued", "issuedHint", "issuer", "issuerPartner"] as const),
      ...(["described", "describedBox", "whose", "access", "accessLead", "belongs", "meetings"] as const),
      ...(["recommendations", "belongsHint", "pillars", "partners", "programmes", "places", "mandate"] as const),
      ...(["mandateBox", "address", "addressHint", "source", "more"] as const),
    ),
    alike: t("documents:alike.title"),
    pairs: {
      title: pairLabels("title"),
      summary: pairLabels("summary"),
      issuer: pairLabels("issuer"),
      source: pairLabels("source"),
    },
    telling: tellingWords(locale),
    titleStates: inOrder(locale).map((language) => ({ language, label: t(`documents:form.titleState.${language}`) })),
    options: {
      kinds: documentKinds.map((value) => ({ value: value as string, label: t(`documents:kinds.${value}`) })),
      states: languageStateOptions(locale),
      access: documentAccess.map((value) => ({ value: value as string, label: t(`documents:access.${value}`) })),
      issuers: [{ value: "", label: t("documents:form.noPartner") }, ...named(choices.partners)],
      meetings: choices.meetings.map((meeting) => ({
        value: meeting.code,
        label: `${titleText(meeting, locale)}, ${formatDates(meeting, locale)}`,
      })),
      pillars: choices.pillars.map(({ number, short }) => ({
        value: String(number),
        label: `${roman(number)}. ${inLanguage(short, locale)?.text ?? ""}`,
      })),
      partners: named(choices.partners),
      programmes: named(choices.programmes),
      places: named(choices.places),
    },
  };
}

export type DocumentFormWords = ReturnType<typeof documentFormWords>;
