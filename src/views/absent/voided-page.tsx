import { addressOf } from "#i18n/address.ts";
import { formatDate } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { type Actor, can } from "#policy.ts";
import { Code } from "#ui/code.tsx";
import { PageHead, Section } from "#ui/page.tsx";
import { LocalizedText } from "#ui/text.tsx";
import { rightAddress, type Voided } from "./voided.ts";

/** At the address of a record that was recorded by mistake: that it was, why, and which is the right one. */
export function VoidedPage({ locale, actor, voided }: { locale: Locale; actor: Actor; voided: Voided }) {
  const t = translator(locale);
  const { code, reason, on, right } = voided;
  const address = rightAddress(voided, locale);
  return (
    <div data-gone="">
      <PageHead
        kicker={t("mistakes:page.title")}
        title={<Code as="h1" code={code} />}
        lead={t("mistakes:page.lead", { code, date: formatDate(on, locale) })}
      />
      <Section id="why" title={t("mistakes:page.why")}>
        <p>
          <LocalizedText value={reason} locale={locale} />
        </p>
      </Section>
      <Section id="right" title={t("mistakes:page.right")}>
        {right && address ? (
          <p>
            <Code code={right.code} href={address} />
          </p>
        ) : (
          <p>{t("mistakes:page.none")}</p>
        )}
        {can.takeBack(actor) && (
          <p>
            <a href={addressOf(locale, "/desk/mistakes")}>{t("mistakes:page.list")}</a>
          </p>
        )}
      </Section>
    </div>
  );
}
