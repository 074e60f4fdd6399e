import type { FileRequest } from "#server/respond.ts";
import { findVoided, rightAddress } from "./voided.ts";

/** The file of a record that was recorded by mistake says so, as its page does; `null` where there is none. */
export async function answerVoided({
  actor,
  locale,
  path,
  format,
}: Omit<FileRequest, "asked" | "today">): Promise<Response | null> {
  const voided = await findVoided(actor, path);
  if (!voided) return null;
  const { code, reason, on } = voided;
  const right = rightAddress(voided, locale, `.${format}`);
  const status = 410;
  if (format === "json")
    return Response.json({ error: "recordedByMistake", code, reason, voided: on, right }, { status });
  const lines = [`${code} was recorded by mistake`, reason.en, right].filter((line) => line !== null);
  return new Response(`${lines.join("\n")}\n`, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
}
