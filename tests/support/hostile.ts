import { longestText } from "#features/recommendations/recommendation.ts";

/** Text that people and machines send in earnest or in malice; each form is walked with all of it. */
export const hostile: Record<string, string> = {
  "spaces alone": " \t\u00A0\u2003\n ",
  "characters that nobody sees": "Ко\u00ADор\u200Bди\uFEFFна\u2060ция",
  "marks of direction": "\u202EUnit\u202C \u2066Vienna\u2069\u200F",
  "a control character": "Vienna\u0000\u0007\u001B[31m",
  "half a letter": "Vienna \uD83D",
  "letters of another alphabet": "Пpекурcоры",
  "accents that combine": "cafe\u0301 и\u0306",
  "a hundred accents": `Z${"\u0317\u0345".repeat(50)}`,
  markup: "<img src=x onerror=alert(1)><script>alert(1)</script></textarea>",
  "a line for another program": "'; DROP TABLE meeting; -- $(id) {{7*7}} %s %n",
  "a formula": '=HYPERLINK("http://evil.example","x")',
  "the name of a property": "__proto__",
  "another place": "//evil.example/..%2f..%2f\r\nSet-Cookie: a=b",
  "cells of a table": "1\t2\r\n3\t4",
  "lines of another system": "one\rtwo\r\nthree\u2028four",
  "a number beyond all numbers": "9".repeat(400),
  "a word without end": "я".repeat(20_000),
  "more than anything may be": "Мера. ".repeat(longestText),
};

/** As PostgreSQL writes them: nothing that is stored holds any of these. */
export const neverStored = "[\\u00AD\\u200B\\u202A-\\u202E\\u2060\\u2066-\\u2069\\uFEFF\\u0001-\\u0008\\u000E-\\u001F]";
