import { randomBytes } from "node:crypto";
import type { Prisma, SheetImport } from "#generated/prisma/client.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import type { Sheet } from "#lib/sheets/sheet.ts";
import type { ChosenColumns } from "#lib/sheets/table-finding.ts";
import { type Actor, can, kept, readable } from "#policy.ts";
import { change, database, type Transaction } from "#server/database.ts";
import { type Answers, abandonedBefore, type ImportNoun, mostImports } from "./import.ts";

export type ImportRefusal = "notAllowed" | "notFound" | "tooManyImports";

type BroughtIn = { noun: ImportNoun; meeting: string; name: string; sheets: readonly Sheet[] };

/** Keeps a sheet that was brought in, with what its sender will answer, until all of its rows are settled. */
export async function keepImport(
  actor: Actor,
  { noun, meeting, name, sheets }: BroughtIn,
): Promise<Result<SheetImport, ImportRefusal>> {
  if (actor.kind !== "person" || !can.keepDelegations(actor)) return fail("notAllowed");
  return change<SheetImport, ImportRefusal>(async (tx) => {
    const found = await tx.meeting.findFirst({
      where: { AND: [readable.meetings(actor), { code: meeting, ...kept }] },
      select: { id: true },
    });
    if (!found) return fail("notFound");
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`imports of ${actor.id}`}, 0))`;
    if ((await tx.sheetImport.count({ where: { personId: actor.id } })) >= mostImports) {
      return fail("tooManyImports", { most: mostImports });
    }
    const [id, now] = [randomBytes(16).toString("hex"), new Date()];
    const data = { id, noun, meetingId: found.id, personId: actor.id, name, begunAt: now, seenAt: now };
    return ok(await tx.sheetImport.create({ data: { ...data, sheets: sheets as unknown as Prisma.InputJsonArray } }));
  });
}

/** The sheet of the file, and which of its columns is what. */
export type Chosen = { sheet?: number; columns?: ChosenColumns };

export async function chooseOfImport(actor: Actor, id: string, chosen: Chosen): Promise<Result<null, ImportRefusal>> {
  return update(actor, id, { chosen: chosen as Prisma.InputJsonObject });
}

/** `answers` are all that are given so far. */
export async function answerImport(actor: Actor, id: string, answers: Answers): Promise<Result<null, ImportRefusal>> {
  return update(actor, id, { answers });
}

export async function dropImport(actor: Actor, id: string): Promise<Result<null, ImportRefusal>> {
  if (!can.keepDelegations(actor)) return fail("notAllowed");
  const { count } = await database().sheetImport.deleteMany({ where: { AND: [readable.imports(actor), { id }] } });
  return count === 0 ? fail("notFound") : ok(null);
}

/** Of two who write the same import at once the second waits here. */
export async function holdImport(tx: Transaction, actor: Actor, id: string): Promise<SheetImport | null> {
  await tx.$queryRaw`SELECT id FROM sheet_import WHERE id = ${id} FOR UPDATE`;
  return tx.sheetImport.findFirst({ where: { AND: [readable.imports(actor), { id }] } });
}

/** Takes away what nobody has gone on with, written or not. */
export async function sweepImports(now: Date): Promise<number> {
  return (await database().sheetImport.deleteMany({ where: { seenAt: { lt: abandonedBefore(now) } } })).count;
}

async function update(
  actor: Actor,
  id: string,
  data: Prisma.SheetImportUpdateManyMutationInput,
): Promise<Result<null, ImportRefusal>> {
  if (!can.keepDelegations(actor)) return fail("notAllowed");
  const { count } = await database().sheetImport.updateMany({
    where: { AND: [readable.imports(actor), { id }] },
    data: { ...data, seenAt: new Date() },
  });
  return count === 0 ? fail("notFound") : ok(null);
}
