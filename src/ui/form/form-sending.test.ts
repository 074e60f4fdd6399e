import { describe, expect, test } from "vitest";
import { locales } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { type Fault, LineFault } from "./form-line.ts";
import { guarded } from "./form-sending.ts";
import { type FormAction, idle, keyName } from "./form-state.ts";

const typed = new FormData();
typed.append("text.ru", "Набранные слова");
typed.append(keyName, "k".repeat(24));
typed.append("newPassword", "secret");

const throwing =
  (thrown: unknown): FormAction =>
  async () => {
    throw thrown;
  };

describe.each(locales)("A sending that went wrong (%s)", (locale) => {
  const t = translator(locale);
  const sent = (thrown: unknown) => guarded(throwing(thrown), t)(idle, typed);
  const values = { "text.ru": "Набранные слова", [keyName]: "k".repeat(24) };

  test.each(["noAnswer", "late", "restarting", "failed", "foreign"] satisfies Fault[])(
    "on the line (%s) leaves every word and the key in the form, and says that nobody knows what came of it",
    async (fault) => {
      expect(await sent(new LineFault(fault))).toEqual({
        status: "refused",
        title: t("form:fault.unknown"),
        message: t(`form:fault.${fault}`),
        values,
      });
    },
  );

  test("because it was too much, or of a portal before, was not taken, and that is said", async () => {
    const title = { title: undefined };
    const tooMuch = { status: "refused", message: t("form:fault.tooMuch"), values };
    expect({ ...title, ...(await sent(new LineFault("tooMuch"))) }).toEqual({ ...title, ...tooMuch });
    expect(await sent(new LineFault("outdated"))).toEqual({
      status: "refused",
      message: t("form:fault.outdated"),
      anew: true,
      values,
    });
  });

  test("in any other way is a failure of the portal, and keeps the form as well", async () => {
    const message = t("form:fault.failed");
    for (const thrown of [new Error("An error occurred"), { digest: "123" }, undefined, "words"]) {
      expect(await sent(thrown)).toMatchObject({ status: "refused", message, values });
    }
  });

  test("is none where the portal leads on", async () => {
    const redirect = Object.assign(new Error("NEXT_REDIRECT"), { digest: "NEXT_REDIRECT;push;/en/desk;303;" });
    await expect(sent(redirect)).rejects.toBe(redirect);
  });
});
