import { agendaKinds, mostDays, speakerRoles } from "#features/agenda/agenda.ts";
import { kindText } from "#features/agenda/agenda-words.ts";
import { nameOfLanguage } from "#features/documents/document-file.ts";
import type { DocumentItem } from "#features/documents/document-queries.ts";
import { daysCounted } from "#features/meetings/meeting.ts";
import { byName } from "#features/partners/partner.ts";
import type { PartnerItem } from "#features/partners/partner-queries.ts";
import { capital } from "#i18n/format.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import { inLanguage } from "#i18n/localized.ts";
import { plainWords } from "#i18n/record-words.ts";
import { translator } from "#i18n/t.ts";
import { pairLabels } from "#ui/form/language-words.ts";
import { titleText as documentTitle } from "#views/documents/document-words.tsx";
import { dayTitle } from "#views/meeting/agenda-rows.tsx";
import type { MeetingPage } from "#views/meeting/find-meeting.ts";

/** Languages into which meetings of the partnership are interpreted beside those of the portal. */
const interpreted = [...locales, "fa", "ps", "tr", "fr", "es", "ar", "zh"];

/** All that the controls of a row say: the browser gets these words, not the files of all texts. */
export function agendaFormWords(
  locale: Locale,
  meeting: MeetingPage,
  partners: readonly PartnerItem[],
  offered: string[],
  papers: readonly DocumentItem[],
) {
  const t = translator(locale);
  const held =
    daysCounted(meeting) ?? Math.min(mostDays, Math.max(0, ...meeting.agenda.map(({ day }) => day ?? 0)) + 2);
  return {
    pairs: { title: pairLabels("title"), function: pairLabels("function"), source: pairLabels("source") },
    offered,
    labels: {
      ...{ kind: t("agenda:kind"), session: t("agenda:session"), onDay: t("agenda:onDay"), number: t("agenda:number") },
      ...{ numberHint: t("agenda:numberHint"), starts: t("agenda:starts"), ends: t("agenda:ends") },
      ...{ speakers: t("agenda:speakers"), speakersHint: t("agenda:speakersHint") },
      ...{ addSpeaker: t("agenda:addSpeaker"), speakerRole: t("agenda:speakerRole") },
      ...{ speakerPartner: t("agenda:speakerPartner"), interpreted: t("agenda:interpreted") },
      interpretedHint: t("agenda:interpretedHint"),
      ...{ links: t("agenda:links"), papers: t("agenda:papers"), comeFrom: t("agenda:comeFrom") },
    },
    rows: Array.from({ length: 60 }, (_, index) => t("agenda:speakerRow", { count: index + 1 })),
    options: {
      kinds: agendaKinds.map((kind) => ({ value: kind as string, label: kindText({ kind }, locale) })),
      days: [
        { value: "", label: t("agenda:noDayChosen") },
        ...Array.from({ length: held }, (_, index) => ({
          value: String(index + 1),
          label: dayTitle(index + 1, meeting, locale),
        })),
      ],
      sessions: [
        { value: "", label: t("agenda:noSession") },
        ...meeting.agenda
          .filter(({ kind }) => kind === "session")
          .map((session) => ({ value: String(session.id), label: itemText(session, locale) })),
      ],
      roles: speakerRoles.map((role) => ({ value: role as string, label: t(`agenda:roles.${role}`, { count: 1 }) })),
      partners: [
        { value: "", label: t("staff:meeting.noPartner") },
        ...partners
          .toSorted(byName(locale))
          .map((partner) => ({ value: partner.code, label: plainWords(partner.name, locale) ?? partner.code })),
      ],
      documents: papers.map((document) => ({ value: document.code, label: documentTitle(document, locale) })),
      recommendations: meeting.recommendations
        .filter(({ kind }) => kind === "recommendation")
        .map(({ code, text }) => ({
          value: code,
          label: [code, shortened(plainWords(text, locale))].filter(Boolean).join(". "),
        })),
      languages: interpreted.map((code) => ({ value: code, label: nameOfLanguage(code, locale) })),
    },
  };
}

/** Enough of a text to know it again among the others. */
function shortened(text: string | null | undefined): string | null {
  return text && text.length > 80 ? `${text.slice(0, 80).trimEnd()}…` : (text ?? null);
}

export type AgendaFormWords = ReturnType<typeof agendaFormWords>;

/** By which a row is called in a sentence: its title with its number, else its kind. */
export function itemText(
  { number, title, kind }: Pick<MeetingPage["agenda"][number], "number" | "title" | "kind">,
  locale: Locale,
) {
  const words = inLanguage(title, locale)?.text;
  return words ? [number, words].filter(Boolean).join(" ") : capital(kindText({ kind }, locale), locale);
}
