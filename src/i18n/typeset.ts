import type { Locale } from "./locale.ts";

const tie = "\u00A0";
const joiner = "\u2060";
const hyphen = "\u2011";

/**
 * Sets the spaces of a text for print: what belongs together stays on one line. Stored texts keep plain spaces; nothing
 * but spaces, joiners and the hyphen of a Russian ordinal is changed, setting a text twice changes nothing, and `cleanText`
 * undoes it.
 */
export function typeset(text: string, locale: Locale): string {
  if (!settable.test(text)) return text;
  return rules[locale].reduce((set, [pattern, replacement]) => set.replace(pattern, replacement), text);
}

/** Every rule is about one of these. */
const settable = /[ –-]/;

type Rule = [pattern: RegExp, replacement: string];

const everywhere: Rule[] = [
  // before a dash and before what is left out; around the dash of a range
  [/ (?=[–—](?:[ \u00A0]|$)|…)/g, tie],
  [/(?<=[\p{L}\p{N}.])–(?=[\p{L}\p{N}])/gu, `${joiner}–${joiner}`],
  // a ratio
  [/(?<=\d) (?=:[ \u00A0]\d)/g, tie],
  [/(?<=\d[ \u00A0]:) (?=\d)/g, tie],
  // initials
  [/(?<=(?<![\p{L}\p{N}])\p{Lu}\.) (?=\p{Lu}(?:\.|\p{Ll}))/gu, tie],
  // the numeral of a pillar before its name
  [/(?<=(?<![\p{L}\p{N}])(?:I{2,3}|IV)\.) (?=\p{L})/gu, tie],
];

const englishMonths =
  "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:tember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?";

/** Words after a number that are not its noun or unit. */
const unbound = "и|а|но|да|или|в|во|на|по|из|к|ко|с|со|о|об|у|за|от|до|не|ни|для|при|как|что";

const rules: Record<Locale, Rule[]> = {
  en: [
    ...everywhere,
    [new RegExp(`(?<=\\d) (?=(?:${englishMonths}|per cent)\\b)`, "g"), tie],
    // so many of so many
    [/(?<=\d) of (?=\d)/g, `${tie}of${tie}`],
    // the year of a report
    [/(?<=\b[Ff]or) (?=\d{4}\b)/g, tie],
    [/(?<=\b(?:[Pp]aras?\.?|[Pp]illars?|[Nn]o\.)) (?=[\dIVX])/g, tie],
  ],
  ru: [
    ...everywhere,
    // a word of one or two letters stays with the next one: не and ни are among them
    [/(?<=(?<![\p{L}\p{N}\u2011-])(?!(?:ли|же|бы)(?!\p{L}))[А-Яа-яЁё]{1,2}) (?=\S)/gu, tie],
    // a particle stays with the word that it belongs to
    [/ (?=(?:ли|же|бы)(?!\p{L}))/gu, tie],
    // a number with its groups, its unit and its noun, and with the number out of which it is
    [/(?<=\d) (?=из[ \u00A0]\d)/g, tie],
    [/(?<=(?<![\d.,])\d{1,3}(?:[ \u00A0]\d{3})*) (?=\d{3}(?![\d]))/g, tie],
    [new RegExp(`(?<=\\d) (?=(?!(?:${unbound})[ \\u00A0])[А-Яа-яЁё])`, "gu"), tie],
    [/(?<=(?:тыс\.|млн|млрд)) (?=[А-Яа-яЁё])/gu, tie],
    // the sign, the paragraph and the pillar with their number
    [/(?<=№|(?<!\p{L})(?:пп?\.|[Пп]ункт\p{Ll}{0,2})) (?=\d)/gu, tie],
    [/(?<=[Нн]аправлени\p{Ll}{1,2}) (?=[IVX]+(?![\p{L}]))/gu, tie],
    [/(?<=Парижск\p{Ll}{2,3}) (?=[Пп]акт)/gu, tie],
    // ordinals: 15-е
    [/(?<=\d)-(?=(?:й|е|я|го|му|м|ми|х|ю|ой|ый|ая|ое|ые|ых|ому|ого)(?!\p{L}))/gu, hyphen],
  ],
};
