/** The floors of the house from the ground up: a file may import from its own floor and from those before it. */
export const floors = [
  ["lib"],
  ["i18n"],
  ["policy.ts", "release-steps.ts"],
  ["ui", "server"],
  ["features"],
  ["views"],
  ["desk"],
  ["app", "cli"],
] as const;

/** The nouns in their order: each may use only those before it. Views and desks have no order, but no circle either. */
export const nouns = [
  "portal",
  "glossary",
  "news",
  "programmes",
  "pillars",
  "partners",
  "imports",
  "liaison",
  "people",
  "drafts",
  "translations",
  "profiles",
  "recommendations",
  "decisions",
  "reports",
  "assessments",
  "rounds",
  "meetings",
  "delegations",
  "documents",
  "uploads",
  "texts",
  "claims",
  "history",
] as const;
