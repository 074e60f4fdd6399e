import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { portalFiles } from "./page-files.ts";

test("a file that could not be read once is read when it is asked for again", async () => {
  const folder = mkdtempSync(join(tmpdir(), "portal-files-"));
  const styles = join(folder, ".next", "static", "a.css");
  try {
    mkdirSync(join(folder, ".next", "static"), { recursive: true });
    writeFileSync(styles, "a {}");
    const files = await portalFiles(folder, [], false);
    rmSync(styles);
    await expect(files.find("/_next/static/a.css")).rejects.toThrow("ENOENT");
    writeFileSync(styles, "a {}");
    expect((await files.find("/_next/static/a.css"))?.variants.identity.body.toString()).toBe("a {}");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
