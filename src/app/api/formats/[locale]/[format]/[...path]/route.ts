import { answerFile } from "#app/api/formats/table.ts";
import { isLocale } from "#i18n/locale.ts";
import { type Format, formats } from "#lib/formats.ts";
import { currentActor } from "#server/session.ts";

type Context = { params: Promise<{ locale: string; format: string; path: string[] }> };

/** Reached only through the rewriting of `/en/recommendations.json` and its like. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { locale, format, path } = await params;
  if (!isLocale(locale) || !isFormat(format)) return missing(format);
  const query = new URL(request.url).searchParams;
  const answer = await answerFile({ actor: await currentActor(), locale, path, format, query });
  return answer ? markedAsFile(answer) : missing(format);
}

function isFormat(format: string): format is Format {
  return formats.includes(format as Format);
}

function missing(format: string): Response {
  const status = 404;
  return markedAsFile(
    format === "json"
      ? Response.json({ error: "notFound" }, { status })
      : new Response("not found\n", { status, headers: { "content-type": "text/plain; charset=utf-8" } }),
  );
}

/** The page server keeps what has `x-document`, and programs of other sites may read what is public anyway. */
function markedAsFile(answer: Response): Response {
  const headers = new Headers(answer.headers);
  headers.set("x-document", "1");
  headers.set("access-control-allow-origin", "*");
  return new Response(answer.body, { status: answer.status, headers });
}
