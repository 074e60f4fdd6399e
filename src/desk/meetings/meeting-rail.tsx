import { addressOf } from "#i18n/address.ts";
import { capital } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import type { PartItem } from "#ui/desk.tsx";
import { Note } from "#ui/note.tsx";
import type { MeetingForDesk } from "./meeting-desk-queries.ts";
import { type Lack, type MeetingPart, meetingParts, type Standing } from "./meeting-missing.ts";

/** Those that are parts of one page, the form of the meeting itself. */
const formParts: readonly MeetingPart[] = [
  ...(["name", "dates", "attendance", "outcome", "reported", "conflicts"] as const),
];

type RailItem = PartItem & { part: MeetingPart };

/** The parts of a meeting with what each holds and lacks; of one that is not recorded yet (`null`) those of its form. */
export function railOf(
  locale: Locale,
  meeting: MeetingForDesk | null,
  current: MeetingPart | "edit" | "void",
): RailItem[] {
  const t = translator(locale);
  const base = meeting ? addressOf(locale, "/meetings/[code]", meeting.code) : "";
  const standings = meeting?.standings;
  return meetingParts
    .filter((part) => (standings ? part in standings : formParts.includes(part)))
    .map((part) => {
      const isOfForm = formParts.includes(part);
      return {
        part,
        href: isOfForm ? `${current === "edit" ? "" : `${base}/edit`}#${part}-part` : `${base}/${part}`,
        label: t(`staff:parts.${part}`),
        current: part === (current === "edit" ? "name" : current),
        ...(meeting && lineOf(meeting, part, locale)),
      };
    });
}

/** The number of what is there, and in words what is missing: nothing where most meetings have none of it. */
function lineOf({ standings }: MeetingForDesk, part: MeetingPart, locale: Locale): Partial<PartItem> {
  const t = translator(locale);
  const { count, lacks, empty }: Standing = standings[part] ?? { lacks: [] };
  const say = (kind: NonNullable<PartItem["standing"]>["kind"], words: string) => ({
    count,
    standing: { kind, words },
  });
  if (part === "publish") {
    const left = linesLeft(standings).length;
    if (!empty) return say("complete", t("missing:public"));
    return say("soft", left > 0 ? t("missing:left", { count: left }) : t("missing:notPublic"));
  }
  if (lacks.length > 0) return say("missing", lacks.map((lack) => lackText(lack, locale)).join("; "));
  if (!empty) return say("complete", t("missing:complete"));
  return empty === "seldom" ? {} : say("soft", t("missing:notBegun"));
}

function lackText({ what, count }: Lack, locale: Locale): string {
  return translator(locale)(`missing:lack.${what}`, { count });
}

/** Each thing that is left to be done before it is public; a part in which nothing is there yet is one. */
function linesLeft(standings: MeetingForDesk["standings"]): { part: MeetingPart; lack: Lack | null }[] {
  return meetingParts.flatMap((part): { part: MeetingPart; lack: Lack | null }[] => {
    const { lacks, empty } = standings[part] ?? { lacks: [] };
    if (lacks.length > 0) return lacks.map((lack) => ({ part, lack }));
    return empty === "expected" ? [{ part, lack: null }] : [];
  });
}

/** The parts that are complete, and each thing that is left as a link to where it is done. */
export function BeforeNote({
  locale,
  meeting,
  rail,
}: {
  locale: Locale;
  meeting: MeetingForDesk;
  rail: readonly RailItem[];
}) {
  const t = translator(locale);
  const left = linesLeft(meeting.standings);
  const complete = rail.filter(({ standing }) => standing?.kind === "complete");
  return (
    <Note locale={locale} title={t("missing:before")}>
      <ul className="checklist">
        {complete.length > 0 && (
          <li className="complete">{capital(complete.map(({ label }) => label).join(", "), locale)}</li>
        )}
        {left.map(({ part, lack }) => {
          const item = rail.find((one) => one.part === part);
          return (
            <li key={`${part} ${lack?.what}`}>
              <a href={item?.href}>
                {item?.label}
                {lack && `: ${lackText(lack, locale)}`}
              </a>
            </li>
          );
        })}
      </ul>
    </Note>
  );
}
