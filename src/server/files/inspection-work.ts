import { inspectContent } from "./file-content.ts";

// `inspectFile` starts this as a process of its own, for each file.
process.send?.(await inspectContent(process.argv[2] ?? "", process.argv[3] ?? ""));
