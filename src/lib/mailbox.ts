import { domainToASCII, domainToUnicode } from "node:url";
import { z } from "zod";
import { cleanWords } from "./clean-text.ts";
import { isHostName } from "./web-address.ts";

/**
 * The address of a mailbox, in whatever script, as it is kept and compared: cleaned, in small letters, its domain in the letters
 * of its owner ("минюст.рф") however it was written ("xn--..."). A text that is no address stays as it was typed.
 */
export function mailboxOf(typed: string): string {
  const text = cleanWords(typed).toLowerCase();
  const at = text.lastIndexOf("@");
  const domain = at < 0 ? "" : domainToUnicode(domainToASCII(text.slice(at + 1)));
  return domain ? `${text.slice(0, at)}@${domain}` : text;
}

export const mailbox = z.string().max(1000).transform(mailboxOf).refine(isMailbox);

/** Zod knows the form of a name in ASCII: letters of other scripts stand in the same places. */
function isMailbox(text: string): boolean {
  const [, name = "", domain = ""] = /^(.+)@(.+)$/.exec(text) ?? [];
  const plain = name.replace(/[\p{L}\p{M}\p{N}]/gu, "x");
  return text.length <= 254 && isHostName(domainToASCII(domain)) && z.email().safeParse(`${plain}@example.org`).success;
}
