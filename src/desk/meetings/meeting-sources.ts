import { distinct, keyOf, type Source } from "#i18n/source.ts";
import type { MeetingPage } from "#views/meeting/find-meeting.ts";

/** Of a longer list nobody would read the end. */
const most = 12;

/**
 * The citations that a meeting and its recommendations have already, each as `keyOf` writes it: typed once, they are chosen again
 * for everything else. Those that stand in the form, in `shown`, need no second offer.
 */
export function sourcesAt(
  meeting: Pick<
    MeetingPage,
    "source" | "attendance" | "reported" | "agenda" | "conflicts" | "told" | "recommendations"
  >,
  shown: Source = [],
): string[] {
  const { source, attendance, reported, agenda, conflicts, told, recommendations } = meeting;
  const others = [
    ...[...attendance, ...reported, ...agenda, ...told, ...recommendations],
    ...conflicts.flatMap(({ statements }) => statements),
  ];
  const all = distinct([...source, ...others.flatMap((one) => one.source)]).map(keyOf);
  const there = new Set(shown.map(keyOf));
  return all.filter((key) => !there.has(key)).slice(0, most);
}
