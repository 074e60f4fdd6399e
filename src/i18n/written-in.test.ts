import { describe, expect, it } from "vitest";
import { writtenIn } from "./written-in.ts";

describe("the language of a text", () => {
  it("is the chosen one where its letters allow it", () => {
    expect(writtenIn("Courses were held.", "en")).toBe("en");
    expect(writtenIn("Проведены курсы UNODC.", "ru")).toBe("ru");
    expect(writtenIn("2022: 40", "ru")).toBe("ru");
    expect(writtenIn("", "en")).toBe("en");
  });

  it("is that of its letters where they contradict what was left chosen", () => {
    expect(writtenIn("Проведены курсы для 40 сотрудников CARICC.", "en")).toBe("ru");
    expect(writtenIn("Courses were held in Ташкент.", "ru")).toBe("en");
  });

  it("stays as chosen where both scripts weigh about the same", () => {
    expect(writtenIn("Central Asian Centre ЦАРИКЦ провел", "en")).toBe("en");
    expect(writtenIn("Central Asian Centre ЦАРИКЦ провел", "ru")).toBe("ru");
  });
});
