import { folderStore } from "#server/files/file-store.ts";
import { readWaiting } from "#server/files/words/waiting-words.ts";

// A portal's process that reads the words of the file that waits, until somebody kills it.
process.stdout.write("begun\n");
await readWaiting(folderStore(process.argv[2] ?? ""));
process.exit(0);
