import { anew, deskAction, type Outcome, type Sent } from "#desk/desk-action.ts";
import { newKey } from "#desk/desk-sending.ts";
import { saveChanges } from "#desk/saving.ts";
import { observationInput } from "#features/profiles/observation.ts";
import { enterObservation, verifyObservation } from "#features/profiles/observation-commands.ts";
import { type FigureToVerify, listToVerify, standingIn, standingNow } from "#features/profiles/observation-queries.ts";
import { listIndicators, standingFigures } from "#features/profiles/profile-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { formatList, formatPeriod } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import { type Actor, can, type Person } from "#policy.ts";
import { partOf } from "#server/sending.ts";
import { invalid, refusalText, refused } from "#ui/form/form-answers.ts";
import { type FormValues, idOf, keyName, textOf } from "#ui/form/form-state.ts";
import { withoutQuestions } from "#ui/merging/form-conflicts.ts";
import { saysTheSame } from "#ui/merging/form-meaning.ts";
import {
  figureFields,
  figureForm,
  figureValues,
  readFigure,
  readVerification,
  standsBeside,
} from "./observation-form-definition.ts";

export const saveFigure = deskAction("saveFigure", mayEnter, save, toYear);

async function save(actor: Person, sent: Sent): Promise<Outcome> {
  const { values, locale, before } = sent;
  const cell = {
    place: textOf(values, "place"),
    indicator: textOf(values, "indicator"),
    year: idOf(values, "year"),
  };
  const indicator = (await listIndicators()).find(({ code }) => code === cell.indicator);
  const isYear = observationInput.shape.year.safeParse(cell.year).success;
  if (!indicator || !isYear) return refused({ error: "notFound" }, locale, values);
  const form = figureForm(locale);
  const beside = standsBeside(values, locale);
  // Another figure after an answer was lost is a change of the one that was taken then.
  const own = before?.code === `${cell.place}/${cell.indicator}/${cell.year}` ? before.id : null;
  const [taken] = own === null ? [] : await standingFigures(actor, { id: own });
  const seen = own ?? (idOf(values, "supersedes") || null);
  const asSent = { ...(beside ? withoutQuestions(values) : values), ...(taken && { [keyName]: newKey() }) };
  /** A second figure stands beside all others, whatever they say, and is made once. */
  const findSame = async () => {
    const standing = await standingIn(actor, cell);
    return standing.find((figure) => saysTheSame(form.fields, figureValues(figure, locale), values)) ?? null;
  };
  return saveChanges({
    ...{ form, locale, values: asSent },
    ...(taken && { shown: figureValues(taken, locale) }),
    find: async () => {
      const standing = beside ? await findSame() : await standingNow(actor, cell, seen);
      return { record: standing && figureFields(standing), version: standing?.id ?? null };
    },
    read: (merged) => readFigure(merged, locale, cell, indicator),
    write: (input, supersedes) => enterObservation(actor, input, { supersedes, beside }),
    saved: (_, standing, entered) => toYear(sent, { id: entered?.id ?? standing }),
  });
}

function toYear({ values, locale }: Sent, { id }: { id: number | null }): Outcome {
  const query = new URLSearchParams({ year: textOf(values, "year"), entered: String(id) });
  return { to: addressOf(locale, "/profiles/[code]/edit", textOf(values, "place"), `?${query}`) };
}

export const verifyChosen = deskAction("verifyChosen", can.verifyFigures, async (actor, { values, locale, t }) => {
  const read = readVerification(values, locale);
  if (!read.ok) return invalid(read.problems, values);
  const chosen = read.value.figure;
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
