import i18next, { type FormatterModule, type i18n } from "i18next";
import type * as english from "#locales/en/index.ts";
import type { Locale } from "./locale.ts";
import { formatNumber } from "./number.ts";
import { typeset } from "./typeset.ts";

export type Texts = typeof english;

type PluralForm = "one" | "few" | "many" | "other";

type Name<Key extends string> = Key extends `${infer Stem}_${PluralForm}` ? Stem : Key;

type Path<Node> = {
  [Key in keyof Node & string]: Node[Key] extends string
    ? Name<Key>
    : Node[Key] extends readonly unknown[]
      ? never
      : `${Key}.${Path<Node[Key]>}`;
}[keyof Node & string];

/** "file:path.to.text", as the English files have it. */
export type TextKey = { [File in keyof Texts & string]: `${File}:${Path<Texts[File]>}` }[keyof Texts & string];

/**
 * What fills the placeholders; `count` also chooses the plural form. Numbers are written as the language writes them,
 * except those of a placeholder that ends in "year".
 */
export type TextValues = Record<string, string | number>;

export type T = (key: TextKey, values?: TextValues) => string;

/** These files of interface texts in one language, for server and browser alike. */
export function textsOf(locale: Locale, files: Partial<Record<keyof Texts, object>>): i18n {
  const instance = i18next.createInstance();
  instance.use(valueFormatter(locale)).init({
    lng: locale,
    fallbackLng: false,
    initAsync: false,
    resources: { [locale]: { ...files } },
    ns: Object.keys(files),
    appendNamespaceToMissingKey: true,
    parseMissingKeyHandler(key) {
      throw new Error(`no text for ${key} in ${locale}`);
    },
    interpolation: { escapeValue: false, alwaysFormat: true },
    react: { useSuspense: false },
  });
  return instance;
}

/** Says them with their spaces set for print. */
export function speakerOf(instance: i18n, locale: Locale): T {
  const say = (key: TextKey, values: TextValues) =>
    typeset(instance.t(key, { replace: values, ...("count" in values && { count: values.count }) }), locale);
  // Most texts have no placeholder, and a page says many of them: set once, they stay as they are.
  const fixed = new Map<TextKey, string>();
  return (key, values) => {
    if (values) return say(key, values);
    const text = fixed.get(key) ?? say(key, {});
    fixed.set(key, text);
    return text;
  };
}

function valueFormatter(locale: Locale): FormatterModule {
  return {
    type: "formatter",
    init() {},
    add() {},
    addCached() {},
    format(value: unknown, _format, _language, options) {
      const name = String(options?.interpolationkey);
      if (value === undefined || value === null) throw new Error(`no value for {{${name}}}`);
      return typeof value === "number" && !/year$/i.test(name) ? formatNumber(value, locale) : String(value);
    },
  };
}
