import type { Metadata } from "next";
import type { ReactNode } from "react";
import { findPortal, portalFoundLast } from "#features/portal/portal-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { dayOf, typeset } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import { currentActor } from "#server/session.ts";
import { Footer } from "#ui/footer.tsx";
import { Masthead } from "#ui/masthead.tsx";
import { currentAddress, isDatabaseAway } from "./address.ts";
import { origin } from "./metadata.ts";
import { iconInPage } from "./portal-sign.ts";

const sections = [
  "recommendations",
  "meetings",
  "partners",
  "profiles",
  "pillars",
  "liaison",
  "documents",
  "news",
] as const;

const more = ["programmes", "glossary", "about", "contact", "privacy", "accessibility"] as const;

/** Puts around its content what every page has, public or at the desk. */
export async function Face({ locale, children }: { locale: Locale; children: ReactNode }) {
  const t = translator(locale);
  const actor = (await isDatabaseAway()) ? undefined : await currentActor();
  const address = await currentAddress();
  const link = (section: (typeof sections | typeof more)[number]) => ({
    href: addressOf(locale, `/${section}`),
    label: t(`${section}:title`),
  });
  return (
    <>
      <Masthead
        locale={locale}
        name={await nameOfPortal(locale)}
        address={address}
        sections={sections.map(link)}
        person={actor && (actor.kind === "person" ? actor : null)}
      />
      {children}
      <Footer
        locale={locale}
        sections={[...sections, ...more].map(link)}
        address={`${origin()}${address.path}${address.search}`}
        today={dayOf(new Date())}
      />
    </>
  );
}

/** "Recommendations – Paris Pact Initiative"; the home page is named after the partnership alone. */
export async function metadataOf(locale: Locale): Promise<Metadata> {
  const name = await nameOfPortal(locale);
  return {
    ...(origin() && { metadataBase: new URL(origin()) }),
    // A browser that takes no such icon asks for `/favicon.ico` or `/apple-touch-icon.png`.
    icons: { icon: iconInPage },
    title: { template: `%s – ${name}`, default: name },
  };
}

async function nameOfPortal(locale: Locale): Promise<string> {
  const portal = (await isDatabaseAway()) ? portalFoundLast() : await findPortal();
  const name = inLanguage(portal?.name, locale);
  return name ? typeset(name.text, name.lang) : translator(locale)("ui:title");
}
