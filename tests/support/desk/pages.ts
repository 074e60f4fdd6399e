import { addresses } from "#app/addresses.ts";
import { pages } from "#i18n/address.ts";
import { dayOf } from "#i18n/format.ts";
import type { Role } from "#policy.ts";

const records: Record<string, string> = {
  documents: "E-CN.7-2012-17",
  recommendations: "2021-III-4",
  meetings: "EWG-2021-III",
  partners: "UZB",
  profiles: "UZB",
  pillars: "3",
  invitation: "no-such-link",
};

/** Every page of the portal, at a record that there is. */
const everyPage = pages.map((page) =>
  page
    .replace("[noun]/[code]/[field]", "recommendation/2021-III-4/text")
    .replace("[year]", dayOf(new Date()).slice(0, 4))
    .replace("[id]", "3")
    .replace("[partner]", "UZB")
    .replace("[import]", "0".repeat(32))
    .replace(/\[\w+\]/, records[page.split("/")[1] ?? ""] ?? "x"),
);

/** Those of them that anybody may read. */
export const publicPages: ReadonlySet<string> = new Set(
  everyPage.filter((_, index) => (pages[index] ?? "") in addresses),
);

/** Each of them sees another desk; the unit may work on everything but what others say. */
export const desks: Record<Role, readonly string[]> = {
  unit: everyPage,
  focal: everyPage.filter((page) => /^\/desk|report$|\/evidence\/|delegations\/UZB$/.test(page)),
  liaison: everyPage.filter((page) => /^\/desk|^\/profiles/.test(page)),
  admin: everyPage.filter((page) => /^\/desk(\/people|$)/.test(page)),
  translator: [
    ...["/desk", "/desk/claims", "/desk/texts", "/recommendations/2021-III-4/edit"],
    ...["edit", "erratum", "not-official", "official"].map((job) => `/texts/recommendation/2021-III-4/text/${job}`),
  ],
  expert: ["/desk"],
};
