import { raiseContentVersion } from "#server/content-version.ts";
import type { Transaction } from "#server/database.ts";
import type { WordState } from "#server/files/file-rows.ts";

/** Its words wait again, as if it had just come; what was read of it before is forgotten. */
export async function readAgain(tx: Transaction, sha256: string): Promise<void> {
  await tellWordState(tx, sha256, "waiting");
  await raiseContentVersion(tx);
}

export async function tellWordState(tx: Transaction, sha256: string, words: WordState): Promise<void> {
  await tx.file.update({ where: { sha256 }, data: { words, wordsTries: 0, wordsUntil: null } });
}
