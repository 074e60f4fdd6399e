import { createHash } from "node:crypto";
import type { Answers, Question } from "#features/imports/import.ts";
import { fold, type Named, namesOf } from "#features/partners/partner.ts";
import type { Recognize } from "#features/partners/partner-recognized.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import type { Whose } from "./delegation.ts";

/** For whom somebody comes; or why that cannot be said, or the question that has to be answered first. */
export type ReadWhose = {
  whose: Whose | null;
  /** the name of the partner, where the list writes another */
  means: string | null;
  why: string[];
  wrong: string[];
  question: Question | null;
};

export type Partners = {
  partners: readonly (Named & { acronym: { en: string | null; ru: string | null } })[];
  recognize: Recognize;
};

const asked = { guest: "guest", observer: "observer" } as const;

/** Reads the name of a partner as somebody typed it. One spelling is asked about once. */
export function readWhose(
  typed: string,
  { partners, recognize }: Partners,
  others: readonly Whose[],
  answers: Answers,
  locale: Locale,
): ReadWhose {
  const t = translator(locale);
  const nothing = { whose: null, means: null, why: [], wrong: [], question: null };
  if (typed === "") return { ...nothing, wrong: [t("delegations:why.noPartner")] };
  const other = others.find((one) => "name" in one && fold(one.name) === fold(typed));
  if (other) return { ...nothing, whose: other };
  const nameOf = (code: string) => {
    const partner = partners.find((one) => one.code === code);
    return (partner && inLanguage(partner.name, locale)?.text) ?? code;
  };
  const found = recognize(typed);
  if (found.certainty === "sure") {
    const name = nameOf(found.code);
    const why = fold(name) === fold(typed) ? [] : [howRead(typed, found.code, partners, locale)];
    return { ...nothing, whose: { partner: found.code }, means: why.length > 0 ? name : null, why };
  }
  const id = `partner-${createHash("sha256").update(fold(typed)).digest("hex").slice(0, 12)}`;
  const codes = found.certainty === "asked" ? found.codes.slice(0, 6) : [];
  const options = [
    ...codes.map((code) => ({ value: code, label: nameOf(code) })),
    ...Object.keys(asked).map((kind) => ({ value: kind, label: t(`delegations:ask.${kind as "guest"}`) })),
  ];
  const answer = answers[id];
  if (answer && codes.includes(answer)) return { ...nothing, whose: { partner: answer }, means: nameOf(answer) };
  if (answer === "guest" || answer === "observer") {
    return { ...nothing, whose: { kind: answer, name: typed.slice(0, 200) }, means: t(`delegations:kind.${answer}`) };
  }
  const question = { id, at: "partner", title: t("delegations:ask.whose", { typed }), options };
  const count = codes.length;
  return { ...nothing, why: [t(count > 0 ? "delegations:why.asked" : "delegations:why.unknown", { count })], question };
}

/** Another name of theirs, an acronym, a code, or a slip of the pen. */
function howRead(typed: string, code: string, partners: Partners["partners"], locale: Locale): string {
  const t = translator(locale);
  const partner = partners.find((one) => one.code === code);
  if (!partner) return t("delegations:why.other");
  const is = (names: readonly (string | null)[]) => names.some((name) => name !== null && fold(name) === fold(typed));
  if (is([partner.acronym.en, partner.acronym.ru])) return t("delegations:why.acronym");
  if (is([partner.code])) return t("delegations:why.code");
  if (is([partner.name.en, partner.name.ru])) return t("delegations:why.language");
  if (is(partner.formerNames.flatMap(({ name }) => [name.en, name.ru]))) return t("delegations:why.former");
  return t(is(namesOf(partner)) ? "delegations:why.other" : "delegations:why.spelling");
}
