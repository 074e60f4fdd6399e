import { isUnsettled } from "#i18n/language-state.ts";
import { locales } from "#i18n/locale.ts";
import type { RecordText } from "#i18n/localized.ts";
import type { FileColumn } from "#server/table-files.ts";
import { textJson } from "#server/text-files.ts";
import { type Addressed, findAddressed, type Named } from "./addressee-queries.ts";

type WithAddressed = { addressed: Addressed | null };

/** With whom each is addressed to, as of a day; `null` where no source tells. */
export async function withAddressed<Item extends { id: number }>(
  items: readonly Item[],
  asof: string | null,
): Promise<(Item & WithAddressed)[]> {
  const addressed = await findAddressed(
    items.map(({ id }) => id),
    asof,
  );
  return items.map((item) => ({ ...item, addressed: addressed.get(item.id) ?? null }));
}

/** `partners` are those named themselves; a group has the members that it had when it was addressed. */
export function addressedJson({ partners, groups, bodies, programmes }: Addressed) {
  return {
    partners: partners.map(({ code, name }) => ({ code, ...textJson("name", name) })),
    groups: groups.map((group) => ({ ...named(group), members: group.members.map(({ code }) => code) })),
    bodies: bodies.map(named),
    programmes: programmes.map(named),
  };
}

function named({ code, name }: Named) {
  return { code, ...textJson("name", name), nameRuUnofficial: isUnsettled(name.state.ru) };
}

const listed = (head: string, of: (addressed: Addressed) => readonly { code: string; name: RecordText }[]) => [
  column(`addressed_${head}`, ({ addressed }) => addressed && of(addressed).map(({ code }) => code)),
  column(`addressed_${head}_en`, ({ addressed }) => addressed && of(addressed).map(({ name }) => name.en ?? "")),
  column(`addressed_${head}_ru`, ({ addressed }) => addressed && of(addressed).map(({ name }) => name.ru ?? "")),
];

/** In each language the codes of those whose name is outdated. */
const outdated = (head: string, of: (addressed: Addressed) => readonly { code: string; name: RecordText }[]) =>
  locales.map((locale) =>
    column(
      `addressed_${head}_${locale}_outdated`,
      ({ addressed }) => addressed && of(addressed).flatMap(({ code, name }) => (name.outdated[locale] ? [code] : [])),
    ),
  );

function column(
  head: string,
  cell: (row: WithAddressed) => readonly string[] | null | undefined,
): FileColumn<WithAddressed> {
  return { head, cell: (row) => cell(row)?.join("; ") };
}

export const addressedColumns: readonly FileColumn<WithAddressed>[] = [
  ...listed("partners", ({ partners }) => partners),
  ...listed("groups", ({ groups }) => groups),
  column("addressed_group_sizes", ({ addressed }) => addressed?.groups.map(({ members }) => String(members.length))),
  ...listed("bodies", ({ bodies }) => bodies),
  ...listed("programmes", ({ programmes }) => programmes),
  ...outdated("partners", ({ partners }) => partners),
  ...outdated("groups", ({ groups }) => groups),
  ...outdated("bodies", ({ bodies }) => bodies),
  ...outdated("programmes", ({ programmes }) => programmes),
];
