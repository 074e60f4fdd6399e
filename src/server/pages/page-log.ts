/**
 * The framework warns of a form of an earlier build, or of an action that nobody made, with the stack of its own code, which
 * says nothing of either, and as often as somebody likes to send one. One line is what an operator can use.
 */
export function warnInOneLine(): void {
  const { warn } = console;
  console.warn = (...told: unknown[]) => warn(...told.map(firstLine));
}

export function firstLine(told: unknown): unknown {
  return told instanceof Error ? (told.message.split("\n", 1)[0] ?? "") : told;
}

const told = new WeakSet<object>();

/** As many as wait for a page meet the same fault: it is told once. */
export function tellOnce(error: unknown): void {
  if (typeof error === "object" && error !== null) {
    if (told.has(error)) return;
    told.add(error);
  }
  console.error(error);
}
