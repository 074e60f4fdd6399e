"use client";

import { type Locale, locales } from "#i18n/locale.ts";
import en from "#locales/en/errors-pages.json" with { type: "json" };
import ru from "#locales/ru/errors-pages.json" with { type: "json" };
import "./styles.css";

const texts: Record<Locale, typeof en> = { en, ru: { ...en, ...ru } };

/** The last page that a browser shows where the frame itself broke: in both languages, with a way back. */
export default function BrokenPortal() {
  return (
    <html lang={locales[0]}>
      <body>
        <main id="content" className="page" tabIndex={-1}>
          {locales.map((locale) => (
            <section key={locale} lang={locale}>
              <h1>{texts[locale].failed.title}</h1>
              <p className="lead">{texts[locale].failed.explanation}</p>
              <p>
                <button type="button" className="button" onClick={() => location.reload()}>
                  {texts[locale].failed.again}
                </button>
              </p>
            </section>
          ))}
        </main>
      </body>
    </html>
  );
}
