import { addressOf } from "#i18n/address.ts";
import { formatMoment } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Code } from "#ui/code.tsx";
import { GroupHead, RecordList, RecordRow } from "#ui/list.tsx";
import { EmptyState } from "#ui/page.tsx";
import { LocalizedText } from "#ui/text.tsx";
import { pages } from "./mistake-form-definition.ts";
import type { TakenBack } from "./mistake-queries.ts";

/** All that was taken back: what it was, who took it back, when and why, and the way into the record again. */
export function MistakeList({ locale, records }: { locale: Locale; records: readonly TakenBack[] }) {
  const t = translator(locale);
  if (records.length === 0) return <EmptyState>{t("mistakes:list.none")}</EmptyState>;
  return (["joined", "voided", "discarded"] as const).map((kind) => {
    const some = records.filter((record) => kindOf(record) === kind);
    if (some.length === 0) return null;
    return (
      <div key={kind}>
        <GroupHead title={t(`mistakes:list.${kind}`)} />
        <RecordList>
          {some.map((record) => (
            <Mistake key={`${record.noun} ${record.id}`} locale={locale} record={record} />
          ))}
        </RecordList>
      </div>
    );
  });
}

/** The way in which it was taken back. */
export function kindOf({ isJoined, isVoided }: Pick<TakenBack, "isJoined" | "isVoided">) {
  if (isJoined) return "joined";
  return isVoided ? "voided" : "discarded";
}

function Mistake({ locale, record }: { locale: Locale; record: TakenBack }) {
  const t = translator(locale);
  const { noun, id, called, isVoided, isJoined, words, at, by, reason, right, isWithMeeting } = record;
  const page = pages[noun];
  const moment = formatMoment(at, locale);
  const query = `?${new URLSearchParams({ noun, id: String(id) })}#restore`;
  return (
    <RecordRow
      number={<Code code={called} href={isVoided || isJoined ? addressOf(locale, page, called) : undefined} />}
    >
      <p>
        <LocalizedText value={words} locale={locale} />
      </p>
      <p className="small soft">{by ? t("mistakes:list.by", { moment, name: by }) : moment}</p>
      {(reason.en || reason.ru) && (
        <p>
          <LocalizedText value={reason} locale={locale} />
        </p>
      )}
      {right && (
        <p>
          <a href={addressOf(locale, page, right)}>
            {t(isJoined ? "mistakes:list.stays" : "mistakes:list.right", { code: right })}
          </a>
        </p>
      )}
      <p>
        {isWithMeeting ? (
          t("mistakes:list.withMeeting")
        ) : (
          <a href={addressOf(locale, "/desk/mistakes", query)}>
            {t("mistakes:list.restore")}
            <span className="unseen"> {called}</span>
          </a>
        )}
      </p>
    </RecordRow>
  );
}
