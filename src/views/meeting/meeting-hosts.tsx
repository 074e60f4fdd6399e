import { hostWords, type MeetingHost } from "#features/meetings/meeting-hosts.ts";
import type { MeetingItem } from "#features/meetings/meeting-queries.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage, recordWordsIn } from "#i18n/localized.ts";
import { plainWords } from "#i18n/record-words.ts";
import { translator } from "#i18n/t.ts";
import { LocalizedText } from "#ui/text.tsx";

type Props = { locale: Locale; meeting: Pick<MeetingItem, "hosts"> };

/** Each host on a line of its own; a partner is a link, under the name that its source gives it or that of then. */
export function MeetingHosts({ locale, meeting: { hosts } }: Props) {
  return hosts.map((host, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a list that is never reordered
    <p key={index}>
      <Host locale={locale} host={host} />
    </p>
  ));
}

function Host({ locale, host: { role, partner, name } }: { locale: Locale; host: MeetingHost }) {
  const t = translator(locale);
  const named = inLanguage(name, locale);
  const words = <LocalizedText value={named ? name : hostWords({ role, partner, name: null })} locale={locale} />;
  const then = inLanguage(partner?.nameThen, locale)?.text;
  return (
    <>
      {partner ? <a href={addressOf(locale, "/partners/[code]", partner.code)}>{words}</a> : words}
      {partner && !named && then && then !== partner.name[locale] && (
        <> ({t("meetings:facts.now", { name: plainWords(partner.name, locale) ?? partner.code })})</>
      )}
      {role !== "host" && `, ${t(`meetings:hostRoles.${role}`)}`}
      {partner && recordWordsIn(partner.remark, locale) && (
        <>
          {". "}
          <span className="small">
            <LocalizedText value={partner.remark} locale={locale} changes />
          </span>
        </>
      )}
    </>
  );
}
