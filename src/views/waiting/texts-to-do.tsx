import {
  chooseTexts,
  type TextGroup,
  type TextsQuery,
  textGroups,
  textsSearch,
  wordsToDo,
} from "#features/texts/text-filter.ts";
import type { TextToDo } from "#features/texts/text-queries.ts";
import { textName } from "#features/texts/text-words.ts";
import { addressOf } from "#i18n/address.ts";
import { capital } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { summaryOf } from "#i18n/summary.ts";
import { type TextKey, translator } from "#i18n/t.ts";
import { isOneOf } from "#lib/question.ts";
import { ChosenFilters, Filters } from "#ui/filters.tsx";
import { RecordList, RecordRow } from "#ui/list.tsx";
import { LanguageState } from "#ui/state.tsx";
import { sinceWords } from "./next-step-words.tsx";

type Props = { locale: Locale; texts: readonly TextToDo[] };

/** Each text with what is wanting, how much there is to do, and the way to where it is done. */
export function TextsToDo({ locale, texts }: Props) {
  const t = translator(locale);
  return (
    <RecordList>
      {texts.map(({ place, name, called, text, from, into, trouble, since, words }) => {
        const [noun = "", ...rest] = name.split("/");
        const field = rest.at(-1) ?? "";
        return (
          <RecordRow
            key={`${name}-${into}`}
            number={<span className="small">{into.toUpperCase()}</span>}
            below={
              <>
                {trouble === "missing" ? (
                  <LanguageState state="missing" lang={into} locale={locale} />
                ) : (
                  <LanguageState state={text.state[into]} lang={into} locale={locale} of={text} />
                )}{" "}
                {since && `${sinceWords({ days: { from: since, on: since }, meeting: null }, locale)}; `}
                {t("texts:list.wordsIn", {
                  words: t("texts:list.words", { count: words }),
                  inLanguage: t(`ui:language.in.${from}`),
                })}
              </>
            }
          >
            <a href={addressOf(locale, "/texts/[noun]/[code]/[field]/edit", noun, place.key, field)}>
              {textName({ place, called }, locale)}
            </a>
            <br />
            <span className="rec" lang={from}>
              {summaryOf(text[from] ?? "")}
            </span>
          </RecordRow>
        );
      })}
    </RecordList>
  );
}

/** "31 texts, 1204 words". */
export function sumOfTexts(texts: readonly TextToDo[], locale: Locale): string {
  const t = translator(locale);
  return t("texts:list.sum", {
    texts: t("texts:list.texts", { count: texts.length }),
    words: t("texts:list.words", { count: wordsToDo(texts) }),
  });
}

const groups = Object.keys(textGroups) as TextGroup[];

type FilterProps = Props & { query: TextsQuery };

export function TextFilters({ locale, texts, query }: FilterProps) {
  const t = translator(locale);
  const { counts } = chooseTexts(texts, query);
  return (
    <Filters
      locale={locale}
      action={addressOf(locale, "/desk/texts")}
      groups={groups.map((group) => ({
        legend: t(`texts:list.${group}`),
        name: group,
        options: textGroups[group]
          .filter((value) => counts[group].has(value) || query[group].includes(value))
          .map((value) => ({
            value,
            label: valueName(group, value, locale),
            count: counts[group].get(value) ?? 0,
            checked: query[group].includes(value),
          })),
      }))}
      chosen={groups.reduce((sum, group) => sum + query[group].length, 0)}
    />
  );
}

export function ChosenTextFilters({ locale, query }: Omit<FilterProps, "texts">) {
  const t = translator(locale);
  return (
    <ChosenFilters
      locale={locale}
      items={groups.flatMap((group) =>
        query[group].map((value) => ({
          label: isOneOf<string>(textGroups[group], value) ? valueName(group, value, locale) : null,
          value,
          of: t(`texts:list.${group}`),
          href: addressOf(
            locale,
            "/desk/texts",
            textsSearch({ ...query, [group]: query[group].filter((one) => one !== value) }),
          ),
        })),
      )}
      clearHref={addressOf(locale, "/desk/texts")}
    />
  );
}

function valueName(group: TextGroup, value: string, locale: Locale): string {
  const keys: Record<TextGroup, string> = {
    trouble: `texts:trouble.${value}`,
    noun: `texts:noun.${value.replaceAll("-", "_")}`,
    into: `ui:language.self.${value}`,
  };
  return capital(translator(locale)(keys[group] as TextKey), locale);
}
