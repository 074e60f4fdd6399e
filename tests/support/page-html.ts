import { text } from "node:stream/consumers";
import type { ReactNode } from "react";
import { prerenderToNodeStream } from "react-dom/static";
import type { Page } from "#i18n/address.ts";
import { pathWith } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";

type PageModule = {
  default: (props: unknown) => Promise<ReactNode>;
  generateMetadata: (props: unknown) => Promise<object>;
};

/** The words of a public page as a visitor gets it, and those of its head, in the order of the document. */
export async function pageText(
  page: Page,
  { locale, values, query = {} }: { locale: Locale; values: Record<string, string>; query?: Record<string, string> },
): Promise<{ head: string; body: string }> {
  const file = `../../src/app/[locale]/(public)${page}/page.tsx`;
  const { default: render, generateMetadata } = (await import(/* @vite-ignore */ file)) as PageModule;
  const props = { params: Promise.resolve({ locale, ...values }), searchParams: Promise.resolve(query) };
  const problems: unknown[] = [];
  const { prelude } = await prerenderToNodeStream(await render(props), {
    onError: (problem) => {
      problems.push(problem);
    },
  });
  const html = await text(prelude);
  if (problems.length > 0) throw new Error(`/${locale}${pathWith(page, values)}`, { cause: problems[0] });
  return {
    head: Object.values(await generateMetadata(props))
      .filter((value) => typeof value === "string")
      .join(" "),
    body: textOf(html),
  };
}

/** The texts that a reader sees, and the attributes that are read out. */
function textOf(html: string): string {
  return html
    .replace(/<wbr\s*\/?>|\u00AD/g, "")
    .replace(
      /<[^>]*>/g,
      (tag) =>
        [...tag.matchAll(/\b(?:aria-label|title|alt|placeholder|label)="([^"]*)"/g)]
          .map(([, said]) => ` ${said} `)
          .join("") || " ",
    );
}
