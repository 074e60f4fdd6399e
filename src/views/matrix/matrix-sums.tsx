import type { ReactNode } from "react";
import type { PillarItem } from "#features/pillars/pillar-queries.ts";
import { shareDone, type Tally } from "#features/reports/matrix.ts";
import { PartnerState } from "#features/reports/partner-state.tsx";
import { implementationStates, silenceWords } from "#features/reports/report.ts";
import { formatNumber } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import { roman } from "#lib/roman.ts";
import { Leaders } from "#ui/list.tsx";
import { Note } from "#ui/note.tsx";
import { Section } from "#ui/page.tsx";
import { LocalizedText } from "#ui/text.tsx";
import type { Matrix } from "./matrix-queries.ts";
import { hasUnasked } from "./matrix-table.tsx";

type Props = { matrix: Matrix; locale: Locale };

/** Adds up what was reported over all that was asked for. Silence has a column of its own and is part of no other. */
export function MatrixSums({ matrix, pillars, locale }: Props & { pillars: readonly PillarItem[] }) {
  const t = translator(locale);
  const { all, byPillar, byYear } = matrix.sums;
  const nameOf = (number: number | null) => {
    if (number === null) return t("recommendations:matrix.rollUp.noPillar");
    const short = inLanguage(pillars.find((pillar) => pillar.number === number)?.short, locale)?.text;
    return t("recommendations:filter.pillarOption", { numeral: roman(number), name: short ?? "" });
  };
  return (
    <Section id="sums" title={t("recommendations:matrix.rollUp.title")}>
      <p>{t("recommendations:matrix.rollUp.what")}</p>
      <h3 className="mt-4">{t("recommendations:matrix.rollUp.byPillar")}</h3>
      <Tallies
        {...{ matrix, locale }}
        blocks={[
          ...[...byPillar]
            .sort(([a], [b]) => (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY))
            .map(([number, tally]) => ({ key: String(number), name: nameOf(number), tally })),
          { key: "all", name: t("recommendations:matrix.rollUp.all"), tally: all },
        ]}
      />
      <h3 className="mt-4">{t("recommendations:matrix.rollUp.byYear")}</h3>
      <Tallies
        {...{ matrix, locale }}
        blocks={[...byYear]
          .sort(([a], [b]) => (b ?? 0) - (a ?? 0))
          .map(([year, tally]) => ({
            key: String(year),
            name: year === null ? t("recommendations:matrix.rollUp.yearUnknown") : String(year),
            tally,
          }))}
      />
      <details className="mt-4">
        <summary>{t("recommendations:matrix.rollUp.byPartner")}</summary>
        <Tallies
          {...{ matrix, locale }}
          blocks={matrix.rows.map(({ code, name, tally }) => ({
            key: code,
            name: <LocalizedText value={name} locale={locale} />,
            tally,
          }))}
        />
      </details>
      <div className="mt-4">
        <Note kind="look" locale={locale} title={t("partners:reports.silence")}>
          {t("recommendations:matrix.rollUp.note")}{" "}
          {hasUnasked(matrix) && t("recommendations:matrix.rollUp.noteUnasked")}
        </Note>
      </div>
    </Section>
  );
}

type TallyBlock = { key: string; name: ReactNode; tally: Tally };

/** Side by side, each as long as it has states: a table of seven long words would not fit a small screen in Russian. */
function Tallies({ matrix, locale, blocks }: Props & { blocks: readonly TallyBlock[] }) {
  const t = translator(locale);
  return (
    <div className="tallies">
      {blocks.map(({ key, name, tally }) => (
        <div key={key}>
          <p>
            <b>{name}</b>
          </p>
          <Leaders
            items={[
              ...implementationStates
                .toReversed()
                .filter((state) => tally[state] > 0)
                .map((state) => ({
                  key: state,
                  label: <PartnerState {...{ state, locale }} sight={matrix.sight} />,
                  value: formatNumber(tally[state], locale),
                })),
              {
                key: "share",
                label: t("recommendations:matrix.rollUp.share"),
                value: <Share {...{ tally, matrix, locale }} />,
              },
            ]}
          />
        </div>
      ))}
    </div>
  );
}

/** Two numbers, never one: whoever is silent may have done it. */
function Share({ tally, matrix, locale }: Props & { tally: Tally }) {
  const t = translator(locale);
  const share = shareDone(tally);
  if (share) return t("recommendations:matrix.rollUp.shareOf", { done: share.done, count: share.of });
  return <span className="soft">{t(`recommendations:matrix.rollUp.noShare${silenceWords[matrix.sight]}`)}</span>;
}
