import { chartExamples } from "./chart-examples.tsx";
import { deskExamples } from "./desk-examples.tsx";
import { filterExamples } from "./filter-examples.tsx";
import { frameExamples } from "./frame-examples.tsx";
import type { Examples } from "./gallery.tsx";
import { listExamples } from "./list-examples.tsx";
import { markExamples } from "./mark-examples.tsx";
import { textExamples } from "./text-examples.tsx";

/** Of components that are complete without scripts. */
export const documentExamples: Examples = {
  ...frameExamples,
  ...markExamples,
  ...textExamples,
  ...listExamples,
  ...chartExamples,
  ...filterExamples,
  ...deskExamples,
};
