import { database } from "#server/database.ts";
import { readData } from "./seed-data.ts";

/** Other words for partners: a portal from before it kept them gets them when it next starts, too, for the partners that it has. */
export async function fillAliases(): Promise<void> {
  const ids = new Map(
    (await database().partner.findMany({ select: { id: true, code: true } })).map((row) => [row.code, row.id]),
  );
  const rows = (await readData("partner-aliases")).flatMap(({ partner, words, kind, loose }) => {
    const partnerId = ids.get(partner);
    return partnerId === undefined ? [] : [{ partnerId, words, kind, isLoose: loose }];
  });
  await database().partnerAlias.createMany({ data: rows, skipDuplicates: true });
}
