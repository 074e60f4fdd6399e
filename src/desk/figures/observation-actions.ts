import { anew, deskAction, type Outcome, type Sent } from "#desk/desk-action.ts";
import { newKey } from "#desk/desk-sending.ts";
import { saveChanges } from "#desk/saving.ts";
import { observationInput } from "#features/profiles/observation.ts";
import { enterObservation, verifyObservations } from "#features/profiles/observation-commands.ts";
import { findFiguresOf, standingIn, standingNow } from "#features/profiles/observation-queries.ts";
import { listIndicators, standingFigures } from "#features/profiles/profile-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { type Actor, can, type Person } from "#policy.ts";
import { invalid, refused, refusedAmong } from "#ui/form/form-answers.ts";
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
import { figureName } from "./observation-verification.tsx";

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

export const verifyChosen = deskAction("verifyChosen", can.verifyFigures, verify, toVerified);

async function verify(actor: Person, sent: Sent): Promise<Outcome> {
  const { values, locale } = sent;
  const read = readVerification(values, locale);
  if (!read.ok) return invalid(read.problems, values);
  const ids = read.value.figure;
  const verified = await verifyObservations(actor, ids);
  if (verified.ok) return toVerified(sent);
  const names = new Map((await findFiguresOf(actor, ids)).map((figure) => [figure.id, figureName(figure, locale)]));
  return anew(refusedAmong(verified, names, locale, values));
}

function toVerified({ values, locale }: Sent): Outcome {
  return { to: addressOf(locale, "/desk/figures", `?verified=${[values.figure ?? []].flat().join(",")}`) };
}

function mayEnter(actor: Actor, values: FormValues): boolean {
  return can.enterFigures(actor, { placeCode: textOf(values, "place") });
}
