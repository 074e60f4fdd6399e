import { expect, test, vi } from "vitest";
import { tellOnce, warnInOneLine } from "./page-log.ts";

test("what the framework warns of with an error is one line in the log, and all else stays as it is", () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const { warn: before } = console;
  warnInOneLine();
  const stale = 'Failed to find Server Action "40ab". This request might be from an older or newer deployment.';
  console.warn(new Error(`${stale}\nRead more: https://nextjs.org/docs/messages/failed-to-find-server-action`));
  console.warn("a sentence", { of: 2 });
  expect(warn.mock.calls).toEqual([[stale], ["a sentence", { of: 2 }]]);
  console.warn = before;
  warn.mockRestore();
});

test("a fault that many meet is told once", () => {
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  const fault = new Error("The page took too long");
  for (let reader = 0; reader < 300; reader += 1) tellOnce(fault);
  tellOnce(new Error("The page took too long"));
  expect(error).toHaveBeenCalledTimes(2);
  error.mockRestore();
});
