import { createReadStream } from "node:fs";
import { database, type Transaction } from "#server/database.ts";
import { keepFile, letFileGo, sweepFile } from "#server/files/file-rows.ts";
import { stageFile } from "#server/files/file-staging.ts";
import { folderStore } from "#server/files/file-store.ts";

// A portal's process that keeps a file, takes it away and keeps it again, and is killed before its step of that number. It
// says how many steps there were when it comes to its end.
const [folder = "", source = "", killedBefore = "0"] = process.argv.slice(2);

let step = 0;

/** The same thing, of which every call is a step. */
function stepwise<T extends object>(thing: T): T {
  return new Proxy(thing, {
    get(target, name) {
      const value = Reflect.get(target, name);
      if (typeof value === "function") {
        return (...given: unknown[]) => {
          step += 1;
          if (step === Number(killedBefore)) process.kill(process.pid, "SIGKILL");
          return value.apply(target, given);
        };
      }
      return typeof value === "object" && value !== null && name !== "then" ? stepwise(value) : value;
    },
  });
}

const store = stepwise(folderStore(folder));
const within = (work: (tx: Transaction) => Promise<unknown>) =>
  database().$transaction(async (tx) => {
    await work(stepwise(tx));
    stepwise({ settle: () => {} }).settle();
  });

for (const _ of ["first", "again"]) {
  const staged = await stageFile(createReadStream(source), store.incoming, 1e9);
  if (!staged.ok) throw new Error(staged.error);
  const file = stepwise(staged.value);
  await within((tx) => keepFile(tx, store, file, { kind: "txt", pages: null, isReadable: true }));
  await file.discard();
  await within((tx) => letFileGo(tx, file.sha256));
  await sweepFile(store, file.sha256);
}
console.log(step);
process.exit(0);
