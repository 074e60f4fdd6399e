import { betweenItems, formatDates, typeset } from "#i18n/format.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { compareWords } from "#lib/compared.ts";
import { Code } from "#ui/code.tsx";
import { Note } from "#ui/note.tsx";
import { Book, BookRow, Section } from "#ui/page.tsx";
import { LanguageState } from "#ui/state.tsx";
import { ComparedWords, LocalizedText, ParallelText, Tag } from "#ui/text.tsx";
import { type Step, steps } from "./lineage.ts";
import { LineageGraph } from "./lineage-graph.tsx";
import type { Lineage } from "./lineage-queries.ts";
import type { RecommendationItem } from "./recommendation-queries.ts";
import { ProvenanceTag } from "./recommendation-words.tsx";

type Props = {
  lineage: Lineage;
  /** the one whose page this is */
  code: string;
  locale: Locale;
  /** what the links carry on, with its question mark */
  search: string;
};

/** What it continues and what became of it: drawn, told step by step, and compared with its neighbours word by word. */
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

function StepRow({ step, lineage, code, locale, search }: Props & { step: Step }) {
  const t = translator(locale);
  const { meeting } = lineage.members.get(step.to[0] ?? "") ?? {};
  const { source, sample } =
    lineage.edges.find(({ from, to }) => step.from.includes(from) && step.to.includes(to)) ?? {};
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
    <BookRow
      label={meeting && formatDates(meeting, locale)}
      note={
        (source?.en || source?.ru) && (
          <Note locale={locale}>
            <LocalizedText value={source} locale={locale} />
          </Note>
        )
      }
    >
      <p>
        {names(step.from)} {t(`recommendations:lineage.kinds.${step.kind}`)} {names(step.to)}.{" "}
        {sample && <Tag>{t("recommendations:lineage.sample")}</Tag>}
      </p>
    </BookRow>
  );
}

function Member({
  code,
  isThis,
  item,
  locale,
  search,
}: Pick<Props, "code" | "locale" | "search"> & { isThis: boolean; item: RecommendationItem | undefined }) {
  return (
    <>
      <Code code={code} href={isThis ? undefined : `/${locale}/recommendations/${code}${search}`} />
      {item?.status && (
        <span className="soft">{` (${translator(locale)(`states:text.${item.status}`, { count: 1 })})`}</span>
      )}
    </>
  );
}

/** Both texts as one, in each language: the later with what it left out of the earlier. */
function Comparison({
  before,
  after,
  locale,
}: {
  before: RecommendationItem | undefined;
  after: RecommendationItem | undefined;
  locale: Locale;
}) {
  const t = translator(locale);
  if (!before || !after) return null;
  const compared = locales.map((lang) => {
    const [old, present] = [before.text[lang], after.text[lang]];
    const pieces = old && present ? compareWords(typeset(old, lang), typeset(present, lang), lang) : null;
    return { lang, pieces, isEqual: pieces?.every(({ kind }) => kind === "same") ?? false };
  });
  const found = compared.filter(({ pieces }) => pieces !== null);
  const isSample = [before, after].some(({ provenance }) => provenance === "sample");
  return (
    <div className="mt-5">
      <h3>
        {t("recommendations:lineage.pair")}
        {betweenItems(2, locale).map((between, index) => (
          <span key={between}>
            {between || " "}
            <Code code={index === 0 ? before.code : after.code} />
          </span>
        ))}
      </h3>
      {found.length === 0 ? (
        <p className="soft mt-2">{t("recommendations:lineage.noTexts")}</p>
      ) : (
        <>
          <p className="small mb-3">
            {t(
              found.every(({ isEqual }) => isEqual) ? "recommendations:lineage.equal" : "recommendations:lineage.marks",
            )}
          </p>
          <ParallelText
            locale={locale}
            texts={compared.map(({ lang, pieces, isEqual }) => ({
              lang,
              paragraphs: pieces ? [<ComparedWords key={lang} pieces={pieces} locale={locale} />] : [],
              sample: isSample,
              marks: (
                <>
                  {isSample && <ProvenanceTag provenance="sample" locale={locale} />}
                  {[before, after].some(({ textState }) => textState[lang] === "unofficial") && (
                    <LanguageState state="unofficial" lang={lang} locale={locale} />
                  )}
                  {isEqual && found.some((other) => !other.isEqual) && (
                    <span className="small">{t("recommendations:lineage.equalIn")}</span>
                  )}
                </>
              ),
              absent: <span className="soft">{t("recommendations:lineage.noText")}</span>,
            }))}
          />
        </>
      )}
    </div>
  );
}
