import { text } from "node:stream/consumers";
import { createElement, type ReactNode } from "react";
import { prerenderToNodeStream } from "react-dom/static";
import { addresses } from "#app/addresses.ts";
import type { Page } from "#i18n/address.ts";
import { pathWith } from "#i18n/address.ts";
import { ClientTexts } from "#i18n/client-texts.tsx";
import type { Locale } from "#i18n/locale.ts";
import { resources } from "#i18n/resources.ts";

type PageModule = {
  default: (props: unknown) => Promise<ReactNode>;
  generateMetadata: (props: unknown) => Promise<object>;
};

/** The words of a page as the one who asks gets it, and those of its head, in the order of the document. */
export async function pageText(
  page: Page,
  { locale, values, query = {} }: { locale: Locale; values: Record<string, string>; query?: Record<string, string> },
): Promise<{ head: string; body: string }> {
  const isPublic = page in addresses;
  const file = `../../src/app/[locale]/(${isPublic ? "public" : "desk"})${page}/page.tsx`;
  const { default: render, generateMetadata } = (await import(/* @vite-ignore */ file)) as PageModule;
  const props = { params: Promise.resolve({ locale, ...values }), searchParams: Promise.resolve(query) };
  const problems: unknown[] = [];
  const content = await render(props);
  const { form, near } = resources[locale];
  const whole = isPublic
    ? content
    : createElement(ClientTexts, { locale, files: { form, near } } as Parameters<typeof ClientTexts>[0], content);
  const { prelude } = await prerenderToNodeStream(whole, {
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
