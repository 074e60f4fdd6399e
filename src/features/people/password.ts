import { z } from "zod";
import { commonPasswords } from "./common-passwords.ts";

export const minimalPasswordLength = 12;

/** Of what is left of a password without words that anybody would try, so many letters and digits are needed. */
const leastOfItsOwn = 6;

const leastDifferent = 5;

/** The reason why others would guess it soon; `null` where nothing speaks against it. */
export type PasswordWeakness = "newPassword" | "commonPassword" | "ownWords";

/** A password that somebody chooses; `own` holds what others know of them and of this portal: names and addresses. */
export function newPassword(own: readonly string[]) {
  return z
    .string()
    .max(200)
    .superRefine((password, context) => {
      const weakness = weaknessOf(password, own);
      if (!weakness) return;
      const params = { problem: `people:problem.${weakness}`, count: minimalPasswordLength };
      context.addIssue({ code: "custom", params });
    });
}

export function weaknessOf(password: string, own: readonly string[]): PasswordWeakness | null {
  if ([...password].length < minimalPasswordLength) return "newPassword";
  if (new Set(password).size < leastDifferent) return "commonPassword";
  const plain = foldedOf(password);
  if ([plain, ...inLatin(plain)].some((text) => commonPasswords.has(text.replaceAll(" ", "")))) return "commonPassword";
  const left = without(plain, commonWords);
  if (ownOf(left) < leastOfItsOwn) return "commonPassword";
  return ownOf(without(left, own.flatMap(wordsIn))) < leastOfItsOwn ? "ownWords" : null;
}

/** Small letters, and letters for the digits and signs that are often written for them. */
function foldedOf(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

const writtenFor: Record<string, string> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  $: "s",
  "@": "a",
};

function withLetters(text: string): string {
  return text.replace(/[013457$@]/g, (sign) => writtenFor[sign] ?? sign);
}

const keysOfRussian = "йцукенгшщзхъфывапролджэячсмитьбю";
const keysOfLatin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.";

/** The same keys on a keyboard that was left in the other alphabet. */
function inLatin(text: string): string[] {
  if (!/[а-я]/.test(text)) return [];
  return [[...text].map((letter) => keysOfLatin[keysOfRussian.indexOf(letter)] ?? letter).join("")];
}

/** The text without these words, wherever they stand in it, also with digits for letters. */
function without(text: string, words: readonly string[]): string {
  return words
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, word) => {
      const at = withLetters(left).indexOf(withLetters(word));
      return at < 0 ? left : without(`${left.slice(0, at)} ${left.slice(at + word.length)}`, [word]);
    }, text);
}

function ownOf(text: string): number {
  return new Set(text.match(/[\p{L}\p{N}]/gu)).size;
}

/** The words in a name or an address, short ones left out: they are in many another. */
function wordsIn(text: string): string[] {
  return foldedOf(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 3);
}

const commonWords = [
  ...["password", "passwort", "parol", "passw", "qwerty", "qwertz", "azerty", "asdfgh", "zxcvbn", "qazwsx", "1qaz2wsx"],
  ...["123456", "654321", "1234", "111111", "000000", "123123", "abcdef", "abc123", "admin", "administrator", "user"],
  ...[
    "welcome",
    "letmein",
    "iloveyou",
    "changeme",
    "change",
    "secret",
    "login",
    "test",
    "default",
    "master",
    "monkey",
    "portal",
  ],
  ...["dragon", "sunshine", "football", "hello", "summer", "winter", "spring", "autumn", "internet", "computer"],
  ...[
    "пароль",
    "привет",
    "йцукен",
    "фывапр",
    "ячсмит",
    "админ",
    "администратор",
    "портал",
    "любовь",
    "солнышко",
    "люблю",
  ],
  ...["секрет", "лето", "зима", "весна", "осень", "здравствуйте", "gfhjkm", "ghbdtn"],
];
