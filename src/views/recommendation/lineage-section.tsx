import { type Step, steps } from "#features/recommendations/lineage.ts";
import type { RecommendationItem } from "#features/recommendations/recommendation-item.ts";
import { TextComparison } from "#features/recommendations/text-comparison.tsx";
import { addressOf } from "#i18n/address.ts";
import { betweenItems, formatDates } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Code } from "#ui/code.tsx";
import { Note } from "#ui/note.tsx";
import { Book, BookRow, Section } from "#ui/page.tsx";
import { SourceWords } from "#ui/source.tsx";
import { Tag } from "#ui/text.tsx";
import { LineageGraph } from "./lineage-graph.tsx";
import type { Lineage, LineageEdge } from "./lineage-queries.ts";

type Props = {
  lineage: Lineage;
  /** the one whose page this is */
  code: string;
  locale: Locale;
  /** the query that the links carry on, with its question mark */
  search: string;
};

/**
 * Shows what it continues and what became of it: drawn, told step by step, and compared with its neighbours word by
 * word.
 */
export function LineageSection(props: Props) {
  const { lineage, code, locale } = props;
  const t = translator(locale);
  if (lineage.edges.length === 0) return null;
  const hasDescendants = lineage.edges.some(({ from }) => from === code);
  const title = lineage.ancestors.length === 0 ? "descendants" : hasDescendants ? "both" : "ancestors";
  const neighbours = lineage.edges.filter(
    ({ from, to, kind }) => (from === code || to === code) && kind !== "superseded",
  );
  return (
    <Section id="lineage" title={t(`recommendations:lineage.${title}`)}>
      <LineageGraph {...props} />
      <Book>
        {steps(lineage.edges).map((step) => (
          <StepRow key={`${step.kind} ${step.from} ${step.to}`} step={step} {...props} />
        ))}
      </Book>
      {neighbours.map(({ from, to }) => (
        <Comparison
          key={`${from} ${to}`}
          before={lineage.members.get(from)}
          after={lineage.members.get(to)}
          locale={locale}
        />
      ))}
    </Section>
  );
}

function StepRow(props: Props & { step: Step }) {
  const { step, lineage, locale } = props;
  const { meeting } = lineage.members.get(step.to[0] ?? "") ?? {};
  const { source = [] } = edgeOf(lineage, step) ?? {};
  return (
    <BookRow
      label={meeting && formatDates(meeting, locale)}
      note={
        source.length > 0 && (
          <Note locale={locale}>
            <SourceWords source={source} locale={locale} />
          </Note>
        )
      }
    >
      <p>
        <StepSentence {...props} />
      </p>
    </BookRow>
  );
}

/** "2019-III-2 (superseded) and 2019-III-3 (superseded) were merged into 2021-III-2 (endorsed)."; no links without `search`. */
export function StepSentence({
  step,
  lineage,
  code,
  locale,
  search,
}: Omit<Props, "search"> & { search: string | null; step: Step }) {
  const t = translator(locale);
  const names = (codes: readonly string[]) => {
    const before = betweenItems(codes.length, locale);
    return codes.map((one, index) => (
      <span key={one}>
        {before[index]}
        <Member code={one} isThis={one === code} item={lineage.members.get(one)} {...{ locale, search }} />
      </span>
    ));
  };
  return (
    <>
      {names(step.from)} {t(`recommendations:lineage.kinds.${step.kind}`)} {names(step.to)}.{" "}
      {edgeOf(lineage, step)?.sample && <Tag>{t("recommendations:lineage.sample")}</Tag>}
    </>
  );
}

function edgeOf({ edges }: Lineage, step: Step): LineageEdge | undefined {
  return edges.find(({ from, to }) => step.from.includes(from) && step.to.includes(to));
}

function Member({
  code,
  isThis,
  item,
  locale,
  search,
}: Pick<Props, "code" | "locale"> & { search: string | null; isThis: boolean; item: RecommendationItem | undefined }) {
  return (
    <>
      <Code
        code={code}
        href={isThis || search === null ? undefined : addressOf(locale, "/recommendations/[code]", code, search)}
      />
      {item?.status && (
        <span className="soft">{` (${translator(locale)(`states:text.${item.status}`, { count: 1 })})`}</span>
      )}
    </>
  );
}

/** Two neighbours, word by word in each language. */
function Comparison({
  before,
  after,
  locale,
}: {
  before: RecommendationItem | undefined;
  after: RecommendationItem | undefined;
  locale: Locale;
}) {
  if (!before || !after) return null;
  const title = (
    <>
      {translator(locale)("recommendations:lineage.pair")}
      {betweenItems(2, locale).map((between, index) => (
        <span key={between}>
          {between || " "}
          <Code code={index === 0 ? before.code : after.code} />
        </span>
      ))}
    </>
  );
  return <TextComparison title={title} before={before} after={after} locale={locale} />;
}
