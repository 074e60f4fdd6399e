/** The codes of the documents of each level. */
export const documents = {
  public: "D-2022-1",
  language: "D-2022-2",
  voided: "D-2022-3",
  unit: "D-2023-1",
  draft: "D-2024-1",
  partners: "D-2025-1",
  named: "D-2026-1",
} as const;
