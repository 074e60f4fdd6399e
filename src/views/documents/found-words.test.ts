import { describe, expect, test } from "vitest";
import { foundMark, markedAs, plainSentence, sentenceAround } from "./found-words.ts";

/** Writes marks as brackets. */
const marks = (text: string) => text.replaceAll("[", foundMark.begin).replaceAll("]", foundMark.end);
const shown = (text: string) =>
  sentenceAround(marks(text))
    .map((part) => (part.isFound ? `[${part.text}]` : part.text))
    .join("");

describe("the sentence in which a word was found", () => {
  test.each([
    ["Agreed in Vienna. The [precursors] were seized in 2021. Then all left.", "The [precursors] were seized in 2021."],
    ["[Прекурсоры] изъяты. Все ушли.", "[Прекурсоры] изъяты."],
    [
      "в 2021 г. Ташкент сообщил о [прекурсорах] и [маршрутах]",
      "… в 2021 г. Ташкент сообщил о [прекурсорах] и [маршрутах] …",
    ],
    ["of the No. 4 [route] and", "… of the No. 4 [route] and …"],
    ["It began. [Seizures] of [anhydride]. It ended.", "[Seizures] of [anhydride]."],
    ["Сказано «так». О [хавале] не сказано.", "О [хавале] не сказано."],
  ])("%s", (text, sentence) => expect(shown(text)).toBe(sentence));

  test("is cut where it is long, and keeps the word", () => {
    const long = `Слово ${"очень ".repeat(100)}[прекурсоры] ${"много ".repeat(100)}слов.`;
    const sentence = shown(long);
    expect(sentence.length).toBeLessThan(340);
    expect(sentence).toMatch(/^… очень .*\[прекурсоры\] много .* …$/);
    expect(plainSentence(sentenceAround("Без слов."))).toBe("Без слов.");
  });
});

test("the words that were found are marked as the file writes them", () => {
  expect(markedAs("Отчёт о мерах", marks("[Отчет] о мерах"))).toBe(marks("[Отчёт] о мерах"));
  expect(markedAs("another", marks("[Отчет]"))).toBe(marks("[Отчет]"));
});
