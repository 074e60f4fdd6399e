import { z } from "zod";
import { tellings } from "#desk/text-telling.tsx";
import { documentInput } from "#features/documents/document.ts";
import type { DocumentItem } from "#features/documents/document-queries.ts";
import { statesOfWords, statesToFill } from "#i18n/language-state.ts";
import type { Locale } from "#i18n/locale.ts";
import { choices, citations, citing, pair, partialDate, states, words } from "#ui/form/field-kinds.ts";
import { defineForm } from "#ui/form/form-definition.ts";
import type { FormValues } from "#ui/form/form-state.ts";
import { withShown } from "#ui/merging/form-conflicts.ts";

/** Everything that a document's page shows, in its order; what it belongs to by code. */
export const documentForm = defineForm(() =>
  z.object({
    symbol: words({ label: "documents:form.symbol", problem: "documents:problem.symbol" }),
    kind: words({ label: "documents:form.kind", problem: "documents:problem.kind" }),
    title: pair({ label: "staff:pair.title", problem: "documents:problem.title" }),
    titleTold: tellings(),
    described: choices({ label: "documents:form.described" }),
    titleState: states({ en: "documents:form.titleState.en", ru: "documents:form.titleState.ru" }),
    summary: pair({ label: "staff:pair.summary" }),
    summaryTold: tellings(),
    issued: partialDate({ label: "documents:form.issued", problem: "staff:problem.date" }),
    issuerPartner: words({ label: "documents:form.issuerPartner", problem: "staff:problem.choose" }),
    issuerName: pair({ label: "staff:pair.issuer" }),
    access: words({ label: "documents:form.access", problem: "staff:problem.choose" }),
    meetings: choices({ label: "documents:form.meetings" }),
    recommendations: words({ label: "documents:form.recommendations" }),
    pillars: choices({ label: "documents:form.pillars" }),
    partners: choices({ label: "documents:form.partners" }),
    programmes: choices({ label: "documents:form.programmes" }),
    places: choices({ label: "documents:form.places" }),
    mandate: choices({ label: "documents:form.mandate" }),
    address: words({ label: "documents:form.address", problem: "staff:problem.address" }),
    source: citations(),
  }),
);

type Fields = z.output<ReturnType<typeof documentForm>["fields"]>;

const yes = "yes";
const none = { en: null, ru: null };

/** A document as the form holds it. */
export function documentFields(document: DocumentItem): Fields {
  const { title, summary, issuer, described, mandate } = document;
  const codes = (all: readonly { code: string }[]) => all.map(({ code }) => code);
  return {
    ...{ symbol: document.symbol, kind: document.kind, issued: document.issued, access: document.access },
    ...{ title, titleState: statesToFill(title.state), titleTold: [], summary, summaryTold: [] },
    ...{ described: described ? [yes] : [], mandate: mandate ? [yes] : [] },
    ...{ issuerPartner: issuer.partner?.code ?? null, issuerName: issuer.name },
    meetings: codes(document.meetings),
    recommendations: document.recommendations.join(", ") || null,
    pillars: document.pillars.map(String),
    ...{ partners: codes(document.partners), programmes: codes(document.programmes), places: codes(document.places) },
    ...{ address: document.address, source: citing(document.source) },
  };
}

/** The form of a document that is recorded, with what its author is shown. */
export function documentValues(document: DocumentItem, locale: Locale): FormValues {
  return { code: document.code, ...withShown(documentForm(locale).values(documentFields(document))) };
}

/** Before anybody has typed: a working paper, of a meeting where it is entered from one. */
export function newDocumentValues(locale: Locale, meeting: string | null = null): FormValues {
  return documentForm(locale).values({
    ...{ symbol: null, kind: "working-paper", title: none, titleState: { en: "original", ru: "draft" }, titleTold: [] },
    ...{ described: [], summary: none, summaryTold: [], issued: null, issuerPartner: null, issuerName: none },
    ...{ access: "public", meetings: meeting ? [meeting] : [], recommendations: null, pillars: [], partners: [] },
    ...{ programmes: [], places: [], mandate: [], address: null, source: citing([]) },
  });
}

/** Reads tidy values. */
export function readDocument(values: FormValues, locale: Locale) {
  return documentForm(locale).read(values, documentInput, (fields) => ({
    ...fields,
    titleState: statesOfWords(fields.title, fields.titleState),
    ...{ described: fields.described.length > 0, mandate: fields.mandate.length > 0 },
    issuer: { partner: fields.issuerPartner, name: fields.issuerName },
    recommendations: (fields.recommendations ?? "").split(/[\s,;]+/).filter(Boolean),
    pillars: fields.pillars.map(Number),
  }));
}
