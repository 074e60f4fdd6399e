import type { FileKind } from "#server/files/file-kind.ts";
import { wordsOfFile } from "./words-of-file.ts";

// `readWaiting` starts this as a process of its own, for each file. Of one that is not what it says nobody can read the words.
const [file = "", kind] = process.argv.slice(2);
process.send?.(await wordsOfFile(file, kind as FileKind).catch(() => null));
