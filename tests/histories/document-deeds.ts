import { settleClaim } from "#features/claims/claim-commands.ts";
import { documentInput } from "#features/documents/document.ts";
import {
  correctDocument,
  publishDocument,
  recordDocument,
  withdrawDocument,
} from "#features/documents/document-commands.ts";
import { joinDocument } from "#features/documents/document-joining.ts";
import { nameReader } from "#features/documents/document-readers.ts";
import { discardDocument, restoreDocument, voidDocument } from "#features/documents/document-taking-back.ts";
import { locales } from "#i18n/locale.ts";
import type { TextPlace } from "#i18n/record-text.ts";
import { cited } from "#i18n/source.ts";
import { portal } from "#policy.ts";
import { database } from "#server/database.ts";
import { done } from "#tests/support/policy-meetings.ts";

const because = { en: "Recorded from the wrong page.", ru: "Внесено не с той страницы." };
const nothing = { en: null, ru: null };

/** A document of which nothing is known but its title. */
export const documentOf = (more: object) =>
  documentInput.parse({
    ...{ symbol: null, kind: "report", title: { en: "A report", ru: "Доклад" }, issued: null, address: null },
    ...{ titleState: { en: "original", ru: "unofficial" }, issuer: { partner: null, name: nothing }, access: "public" },
    ...{ meetings: [], recommendations: [], pillars: [], partners: [], programmes: [], places: [], source: [] },
    ...more,
  });

/** Everything that can happen to a document, once each at least. */
export async function keepDocuments(): Promise<void> {
  const input = documentOf({ symbol: "E/CN.7/2012/17", issued: "2012-02-16", partners: ["UZB"], mandate: true });
  const { code, version } = done(await recordDocument(portal, input));
  const corrected = done(await correctDocument(portal, code, version, { ...input, issued: "2012-02" }));
  const published = done(await publishDocument(portal, code, corrected.version, locales));
  const withdrawn = done(await withdrawDocument(portal, code, published.version, because, ["ru"]));
  const voided = done(await voidDocument(portal, withdrawn, { reason: because, right: null }));
  done(await restoreDocument(portal, voided, because));
  const title: TextPlace = { subject: "document", key: code, field: "title" };
  done(await settleClaim(title, { kind: "official", language: "ru", source: cited(because) }));
  const right = {
    kind: "erratum",
    language: "ru",
    told: null,
    provenance: null,
    reason: because,
    source: cited(because),
  } as const;
  done(await settleClaim(title, { ...right, words: "Название из доклада" }));
  const some = done(await recordDocument(portal, documentOf({ access: "named", issued: "2020" })));
  for (const { email } of await database().person.findMany({ take: 2, orderBy: { id: "asc" } })) {
    const { version } = await database().document.findUniqueOrThrow({ where: { code: some.code } });
    done(await nameReader(portal, { code: some.code, version }, email));
  }
  const english = { title: { en: "A study", ru: null }, titleState: { en: "original", ru: "missing" }, issued: "2018" };
  const stays = done(await recordDocument(portal, documentOf(english)));
  const russian = {
    title: { en: null, ru: "Исследование" },
    titleState: { en: "missing", ru: "original" },
    issued: "2018",
  };
  const goes = done(await recordDocument(portal, documentOf({ ...russian, partners: ["UZB"] })));
  done(await joinDocument(portal, goes, stays.code));
  const apart = await database().document.findUniqueOrThrow({ where: { id: goes.id } });
  done(await restoreDocument(portal, apart, nothing));
  done(await joinDocument(portal, { ...apart, version: apart.version + 1 }, stays.code));
  const draft = done(await recordDocument(portal, documentOf({ issued: "2021" })));
  const gone = done(await discardDocument(portal, draft));
  done(await restoreDocument(portal, gone, nothing));
}
