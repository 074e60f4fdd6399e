import { anew, deskAction, type Outcome, type Sent } from "#desk/desk-action.ts";
import { absences, impossibility, observationInput } from "#features/profiles/observation.ts";
import { enterObservation, verifyObservation } from "#features/profiles/observation-commands.ts";
import { type FigureToVerify, listToVerify, standingNow } from "#features/profiles/observation-queries.ts";
import { type Indicator, listIndicators } from "#features/profiles/profile-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { formatList, formatPeriod } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage } from "#i18n/localized.ts";
import { keptDecimals } from "#i18n/number.ts";
import { type NumberReading, numberProblem, readNumber } from "#i18n/number-reading.ts";
import { translator } from "#i18n/t.ts";
import { type Actor, can, type Person } from "#policy.ts";
import { partOf } from "#server/sending.ts";
import { invalid, refusalText, refused } from "#ui/form/form-answers.ts";
import { type FormValues, idOf, idsOf, listOf, localizedOf, type Problem, textOf } from "#ui/form/form-state.ts";
import { figureValues } from "./observation-form-values.ts";

export const saveFigure = deskAction(mayEnter, save, toYear);

async function save(actor: Person, sent: Sent): Promise<Outcome> {
  const { values, locale, before } = sent;
  const cell = {
    place: textOf(values, "place"),
    indicator: textOf(values, "indicator"),
    year: idOf(values, "year"),
  };
  const indicator = (await listIndicators()).find(({ code }) => code === cell.indicator);
  if (!indicator) return refused({ error: "notFound" }, locale, values);
  const reading = readNumber(textOf(values, "value"), locale, { decimals: keptDecimals });
  const problems = problemsOf(values, reading, indicator, locale);
  const certainty = listOf(values, "certainty");
  const input = observationInput.safeParse({
    ...cell,
    value: reading.ok ? reading.value : null,
    absence: textOf(values, "absence") || null,
    provisional: certainty.includes("provisional"),
    secondary: certainty.includes("secondary"),
    source: localizedOf(values, "source"),
    method: textOf(values, "method"),
  });
  if (problems.length > 0) return invalid(problems, values);
  if (!input.success) return invalid(tooLong(input.error.issues, locale), values);

  const beside = textOf(values, "beside") !== "";
  // Another figure after an answer was lost replaces the one that was taken then.
  const own = before?.code === `${cell.place}/${cell.indicator}/${cell.year}` ? before.id : null;
  const seen = own ?? (idOf(values, "supersedes") || null);
  const entered = await enterObservation(actor, input.data, { supersedes: beside ? null : seen, beside });
  if (entered.ok) return toYear(sent, entered.value);
  // The notes beside the form, and the frame around it, are to know what stands now.
  if (entered.error !== "changedMeanwhile") return anew(refused(entered, locale, values));
  const theirs = await standingNow(actor, cell, seen);
  const now = { ...values, supersedes: String(theirs?.id ?? "") };
  return anew(refused(entered, locale, now, theirs ? figureValues(theirs, locale) : undefined));
}

function toYear({ values, locale }: Sent, { id }: { id: number | null }): Outcome {
  const query = new URLSearchParams({ year: textOf(values, "year"), entered: String(id) });
  return { to: addressOf(locale, "/profiles/[code]/edit", textOf(values, "place"), `?${query}`) };
}

export const verifyChosen = deskAction(can.verifyFigures, async (actor, { values, locale, t }) => {
  const chosen = idsOf(values, "figure");
  if (chosen.length === 0) return invalid([{ field: "figure", message: t("figures:verify.notChosen") }], values);
  const waiting = new Map((await listToVerify(actor)).map((figure) => [figure.id, figure]));
  const left: { id: number; reason: string }[] = [];
  for (const id of chosen) {
    const verified = await verifyObservation(partOf(actor, String(id)), id);
    if (!verified.ok) left.push({ id, reason: refusalText(verified, locale) });
  }
  const count = chosen.length - left.length;
  if (left.length === 0) return { to: addressOf(locale, "/desk/figures", `?verified=${count}`) };
  const reasons = [...Map.groupBy(left, ({ reason }) => reason)].map(([reason, refusals]) => {
    const names = refusals.map(({ id }) => nameOf(waiting.get(id), locale) ?? String(id));
    return t("figures:verify.notDone", { figures: formatList(names, locale), reason });
  });
  const message = [count > 0 ? t("figures:verify.some", { count }) : "", ...reasons].join(" ").trim();
  return anew({ status: "refused", message, values: { ...values, figure: left.map(({ id }) => String(id)) } });
});

function mayEnter(actor: Actor, values: FormValues): boolean {
  return can.enterFigures(actor, { placeCode: textOf(values, "place") });
}

function nameOf(figure: FigureToVerify | undefined, locale: Locale): string | null {
  if (!figure) return null;
  const indicator = inLanguage(figure.of.name, locale)?.text ?? figure.indicator;
  return translator(locale)("figures:verify.row", { indicator, period: formatPeriod(figure.period, locale) });
}

function problemsOf(values: FormValues, reading: NumberReading, indicator: Indicator, locale: Locale): Problem[] {
  const t = translator(locale);
  const hasReason = absences.some((absence) => absence === textOf(values, "absence"));
  const source = localizedOf(values, "source");
  const ofValue = () => {
    if (!reading.ok) return numberProblem(reading.problem, t);
    if (reading.value === null) return hasReason ? null : t("figures:problem.missing");
    const problem = impossibility(reading.value, indicator);
    if (problem) return t(`figures:problem.${problem}`, { text: textOf(values, "value").trim() });
    return hasReason ? t("figures:problem.both") : null;
  };
  const hasSource = [source.en, source.ru].some((text) => text?.trim());
  return [
    { field: "value", message: ofValue() },
    { field: "source", message: hasSource ? null : t("figures:problem.source") },
  ].flatMap(({ field, message }) => (message ? [{ field, message }] : []));
}

function tooLong(issues: readonly { path: readonly PropertyKey[] }[], locale: Locale): Problem[] {
  const fields = new Set(issues.map(({ path }) => path.join(".")));
  return [...fields].map((field) => ({ field, message: translator(locale)("figures:problem.tooLong") }));
}
