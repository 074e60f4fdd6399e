import { readSheets } from "./sheet-reading.ts";

// `sheetsOf` starts this as a process of its own, for each file.
const [file = "", kind = ""] = process.argv.slice(2);
process.send?.(await readSheets(file, kind));
