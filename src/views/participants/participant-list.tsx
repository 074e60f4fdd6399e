import { formatDate } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { plainWords } from "#i18n/record-words.ts";
import { translator } from "#i18n/t.ts";
import { Section } from "#ui/page.tsx";
import { Table } from "#ui/table.tsx";
import type { ListedDelegation } from "./find-participants.ts";

type Props = { locale: Locale; delegations: readonly ListedDelegation[]; days: readonly string[] };

type Person = ListedDelegation["people"][number];

/** Delegation by delegation, the head first: a page to print. */
export function ParticipantList({ locale, delegations, days }: Props) {
  const t = translator(locale);
  if (delegations.length === 0) return <p>{t("delegations:nobody")}</p>;
  return delegations.map((delegation) => {
    const { id, partner, name, kind, people } = delegation;
    const called = (partner && plainWords(partner.name, locale)) ?? name ?? "";
    const inOrder = people.toSorted((one, other) => Number(other.isHead) - Number(one.isHead));
    return (
      <Section
        key={id}
        id={`d-${id}`}
        title={kind === "partner" ? called : `${called} (${t(`delegations:kind.${kind}`)})`}
      >
        <Table
          steady
          rows={inOrder}
          rowKey={(one) => one.id}
          columns={[
            {
              key: "name",
              head: t("delegations:columns.name"),
              cell: (one: Person) => (one.isHead ? `${one.name}, ${t("delegations:columns.head")}` : one.name),
            },
            { key: "function", head: t("delegations:columns.function"), cell: (one: Person) => one.function ?? "" },
            {
              key: "service",
              head: t("delegations:columns.service"),
              cell: (one: Person) => (one.service ? t(`delegations:service.${one.service}`) : ""),
            },
            ...days.map((day) => ({
              key: day,
              head: formatDate(day, locale, { short: true }),
              cell: (one: Person) => t(`delegations:mode.${one.modes[day] ?? "unstated"}`),
            })),
          ]}
        />
      </Section>
    );
  });
}
