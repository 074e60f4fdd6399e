import { expect, type Locator, type Page } from "@playwright/test";

/** Goes on with Tab, as somebody without a mouse does, until the keyboard is where it is wanted; never a click. */
export async function tabTo(page: Page, wanted: Locator, most = 250): Promise<void> {
  await expect(wanted).toBeVisible();
  for (let pressed = 0; pressed <= most; pressed += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the keyboard does not reach ${wanted}`);
}

export async function pressOn(page: Page, wanted: Locator): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press("Enter");
}

export async function typeInto(page: Page, wanted: Locator, text: string): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press("Control+A");
  await page.keyboard.type(text);
}

/** Of radio buttons the keyboard reaches the first or the chosen one; arrows lead to the others. */
export async function choose(page: Page, group: Locator, name: string): Promise<void> {
  const radios = group.getByRole("radio");
  const chosen = radios.and(page.locator(":checked"));
  await tabTo(page, (await chosen.count()) > 0 ? chosen : radios.first());
  await page.keyboard.press("Space");
  const wanted = group.getByRole("radio", { name, exact: true });
  for (let pressed = 0; pressed < (await radios.count()) && !(await wanted.isChecked()); pressed += 1) {
    await page.keyboard.press("ArrowDown");
  }
  await expect(wanted).toBeChecked();
}
