import { expect, test } from "@playwright/test";
import { signInAs } from "#tests/support/journey.ts";
import { dataFolder, startServing } from "#tests/support/portal.ts";

test("a new portal fills itself, says who may sign in, and goes on where it was", async ({ page }) => {
  const settings = { PORTAL_DATA: dataFolder("first-start") };
  const first = await startServing(settings);
  await expect.poll(first.said).toMatch(/\n {2}expert@example\.org +expert\n/);
  const password = /their password: (\S+)\n/.exec(first.said())?.[1] ?? "";
  expect(password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
  await page.goto(`${first.address}/en/desk`);
  await signInAs(page, "unit", password);
  await expect(page).toHaveURL(/\/en\/desk$/);
  await first.stop();

  const second = await startServing(settings);
  await expect.poll(second.said).toContain(`their password: ${password}\n`);
  await page.goto(`${second.address}/en/desk`);
  await expect(page).toHaveURL(/\/en\/desk$/);
  await second.stop();
});
