"use client";

import { useState } from "react";
import { defaultLocale, type Locale, locales } from "#i18n/locale.ts";
import en from "#locales/en/errors-pages.json" with { type: "json" };
import ru from "#locales/ru/errors-pages.json" with { type: "json" };
import "./styles.css";

const texts: Record<Locale, typeof en> = { en, ru: { ...en, ...ru } };

/**
 * The last page that a browser shows, where the portal could not make even the frame of a page anew: the one that stood there
 * stays around it, and so does its language. Where none stood, it speaks all.
 */
export default function BrokenPortal() {
  const [{ before, after, spoken }] = useState(standing);
  return (
    <html lang={spoken[0]}>
      <body>
        <title>{texts[spoken[0] ?? defaultLocale].failed.title}</title>
        <div className="contents" ref={(place) => place?.replaceChildren(...before)} />
        <main id="content" className="page" tabIndex={-1}>
          {spoken.map((locale) => (
            <section key={locale} lang={locale}>
              <header className="head">
                <div>
                  <h1>{texts[locale].failed.title}</h1>
                  <p className="lead">{texts[locale].failed.explanation}</p>
                </div>
              </header>
              <p>
                <button type="button" className="button" onClick={() => location.reload()}>
                  {texts[locale].failed.again}
                </button>
              </p>
            </section>
          ))}
        </main>
        <div className="contents" ref={(place) => place?.replaceChildren(...after)} />
      </body>
    </html>
  );
}

type Standing = { before: Element[]; after: Element[]; spoken: readonly Locale[] };

function standing(): Standing {
  const content = typeof document === "undefined" ? null : document.getElementById("content");
  if (!content) return { before: [], after: [], spoken: locales };
  const frame = [...document.body.children].filter((element) => element.matches("a, header, nav, footer"));
  const isBefore = (element: Element) =>
    (element.compareDocumentPosition(content) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const spoken = locales.filter((locale) => locale === document.documentElement.lang);
  return {
    before: frame.filter(isBefore),
    after: frame.filter((element) => !isBefore(element)),
    spoken: spoken.length > 0 ? spoken : locales,
  };
}
