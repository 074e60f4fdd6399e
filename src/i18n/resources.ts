import * as en from "#locales/en/index.ts";
import * as ru from "#locales/ru/index.ts";
import type { Locale } from "./locale.ts";

type Files = Record<keyof typeof en, object>;

/** Every file of interface texts: a new one is one line in `locales/<language>/index.ts`. */
export const resources = { en, ru } satisfies Record<Locale, Files>;
