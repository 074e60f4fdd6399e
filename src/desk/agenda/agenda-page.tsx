import type { MeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { sourcesAt } from "#desk/meetings/meeting-sources.ts";
import { agendaTree, directions, moved as placesAfter } from "#features/agenda/agenda.ts";
import { findRemoved } from "#features/agenda/agenda-queries.ts";
import type { DocumentItem } from "#features/documents/document-queries.ts";
import { keptAs } from "#features/drafts/draft-forms.ts";
import { daysCounted } from "#features/meetings/meeting.ts";
import { listPartners } from "#features/partners/partner-queries.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { resources } from "#i18n/resources.ts";
import { type TextKey, translator } from "#i18n/t.ts";
import type { Person } from "#policy.ts";
import { Outcome } from "#ui/desk.tsx";
import { Form } from "#ui/form/form.tsx";
import type { FormAction } from "#ui/form/form-state.ts";
import { toId } from "#ui/form/form-state.ts";
import { Note } from "#ui/note.tsx";
import { AgendaRows, dayTitle } from "#views/meeting/agenda-rows.tsx";
import { ZoneText } from "#views/meeting/meeting-agenda.tsx";
import { AgendaFields } from "./agenda-fields.tsx";
import { agendaItemValues, nextItemValues } from "./agenda-form-definition.ts";
import { AgendaKeys } from "./agenda-keys.tsx";
import { agendaFormWords, itemText } from "./agenda-words.ts";

type Press = (data: FormData) => Promise<void>;

type Props = {
  locale: Locale;
  actor: Person;
  meeting: MeetingForDesk;
  query: URLSearchParams;
  /** the papers of the meeting */
  papers: readonly DocumentItem[];
  save: FormAction;
  move: Press;
  remove: Press;
  restore: Press;
};

type Item = MeetingForDesk["agenda"][number];

/** The agenda with a handle at each row; the one that is worked on is open below itself, else the next can be added at the end. */
export async function AgendaDesk(props: Props) {
  const { locale, meeting, query, papers, move } = props;
  const t = translator(locale);
  const { agenda, code } = meeting;
  const open = agenda.find(({ id }) => id === toId(query.get("item") ?? ""));
  const handle = (item: Item) => (
    <a
      className="agenda-grip"
      data-handle=""
      href={addressOf(locale, "/meetings/[code]/agenda", code, `?item=${item.id}#item-${item.id}`)}
      aria-label={t("agenda:changeOf", { title: itemText(item, locale) })}
    >
      ↕
    </a>
  );
  return (
    <>
      <Told {...props} />
      <p>{t("agenda:lead")}</p>
      <p>
        <ZoneText {...{ locale, meeting }} />
      </p>
      {agenda.length === 0 && <p>{t("agenda:none")}</p>}
      <AgendaKeys
        carried={{ locale, code }}
        {...{ move }}
        moved={query.get("moved") ?? query.get("restored")}
        at={query.get("at") ?? ""}
      >
        <AgendaRows
          {...{ locale, meeting, handle, papers }}
          under={1}
          born={meeting.recommendations}
          below={open && { id: open.id, children: <AgendaRowForm {...props} item={open} /> }}
        />
      </AgendaKeys>
      {!open && <NewRow {...props} />}
    </>
  );
}

/** Politely, what was done last; the place of a row is told in words. */
async function Told({ locale, actor, meeting, query, restore }: Props) {
  const t = translator(locale);
  const { agenda } = meeting;
  const itemOf = (key: string) => agenda.find(({ id }) => id === toId(query.get(key) ?? ""));
  const removed = await findRemoved(actor, meeting.id, toId(query.get("removed") ?? ""));
  const problem = query.get("problem") ?? "";
  const [moved, saved, restored] = [itemOf("moved"), itemOf("saved"), itemOf("restored")];
  return (
    <>
      {moved && (
        <p className="outcome" role="status">
          {placeText(meeting, moved, locale)}
        </p>
      )}
      {saved && (
        <p className="outcome" role="status">
          {t("agenda:saved", { title: itemText(saved, locale) })}
        </p>
      )}
      {restored && (
        <p className="outcome" role="status">
          {t("agenda:restored", { title: itemText(restored, locale) })}
        </p>
      )}
      {Object.hasOwn(resources[locale].errors, problem) && (
        <p className="refusal">{t(`errors:${problem}` as TextKey, { count: daysCounted(meeting) ?? 0 } as never)}</p>
      )}
      {removed && (
        <Outcome id="outcome">
          {t("agenda:removed", { title: itemText(removed, locale) })}
          <Presses {...{ locale, meeting }} item={removed} action={restore} labels={{ back: t("agenda:undo") }} />
        </Outcome>
      )}
    </>
  );
}

function placeText(meeting: MeetingForDesk, item: Item, locale: Locale): string {
  const t = translator(locale);
  const tree = agendaTree(meeting.agenda);
  const title = itemText(item, locale);
  const session = tree.find((one) => one.item.id === item.parentId);
  const among = session ? session.within : tree.flatMap((one) => (one.item.day === item.day ? one.item : []));
  const place = { title, place: among.findIndex(({ id }) => id === item.id) + 1, count: among.length };
  return session
    ? t("agenda:movedWithin", { ...place, session: itemText(session.item, locale) })
    : t("agenda:moved", { ...place, day: dayTitle(item.day, meeting, locale) });
}

/** The form of a row, and its buttons: where it can go, and away. */
export async function AgendaRowForm(props: Props & { item: Item }) {
  const { locale, meeting, item, papers, save, move, remove } = props;
  const t = translator(locale);
  const days = daysCounted(meeting);
  const ways = directions.filter((to) => placesAfter(meeting.agenda, item.id, to, days) !== null);
  const words = agendaFormWords(locale, meeting, await listPartners(), sourcesAt(meeting), papers);
  return (
    <section className="agenda-work" aria-labelledby="row-heading">
      <p id="row-heading">
        <b>{t("agenda:edit")}</b>
      </p>
      <Presses
        {...{ locale, meeting, item }}
        action={move}
        legend={t("agenda:moving")}
        labels={Object.fromEntries(ways.map((to) => [to, t(`agenda:move.${to}`)]))}
      />
      <Form
        key={item.version}
        action={save}
        initial={agendaItemValues(meeting.code, item, papers, locale)}
        submit={t("agenda:save")}
        keptAs={keptAs("agenda", item.id, meeting)}
        others={
          <a
            className="button quiet"
            href={addressOf(locale, "/meetings/[code]/agenda", meeting.code, `#item-${item.id}`)}
          >
            {t("agenda:close")}
          </a>
        }
      >
        <AgendaFields words={words} first={nextItemValues(meeting.code, null, locale)} />
      </Form>
      <Presses {...{ locale, meeting, item }} action={remove} labels={{ away: t("agenda:remove") }} />
    </section>
  );
}

async function NewRow({ locale, meeting, query, papers, save }: Props) {
  const t = translator(locale);
  const after = meeting.agenda.find(({ id }) => id === toId(query.get("next") ?? "")) ?? meeting.agenda.at(-1) ?? null;
  const words = agendaFormWords(locale, meeting, await listPartners(), sourcesAt(meeting), papers);
  return (
    <section className="form-part mt-5" id="new" aria-labelledby="new-heading">
      <h2 id="new-heading">{t("agenda:new")}</h2>
      <Form
        key={query.get("at")}
        action={save}
        initial={nextItemValues(meeting.code, after, locale)}
        submit={t("agenda:add")}
        keptAs={keptAs("agenda", meeting.code, meeting)}
      >
        <AgendaFields words={words} first={nextItemValues(meeting.code, null, locale)} />
      </Form>
    </section>
  );
}

/** Buttons of a plain form: each says to where, and carries the version of the row that stands here. */
function Presses({
  locale,
  meeting,
  item,
  action,
  legend,
  labels,
}: Pick<Props, "locale" | "meeting"> & {
  item: Pick<Item, "id" | "version">;
  action: Press;
  legend?: string;
  labels: Record<string, string>;
}) {
  if (Object.keys(labels).length === 0) return null;
  return (
    <form action={action} className="actions mb-3" aria-label={legend}>
      {Object.entries({ locale, code: meeting.code, item: item.id, version: item.version }).map(([name, value]) => (
        <input type="hidden" key={name} name={name} value={value} />
      ))}
      {Object.entries(labels).map(([to, label]) => (
        <button key={to} type="submit" className="button quiet" name="to" value={to}>
          {label}
        </button>
      ))}
    </form>
  );
}

/** Beside the agenda, where there is room for it and a keyboard is likely. */
export function AgendaKeysNote({ locale }: { locale: Locale }) {
  const t = translator(locale);
  const keys = [
    ["Alt+↑", "Alt+↓", t("agenda:keyMove")],
    ["Alt+Shift+→", "Alt+Shift+←", t("agenda:keyInto")],
    ["Ctrl+Enter", "", t("agenda:keyNext")],
  ];
  return (
    <div className="hidden md:block">
      <Note locale={locale} title={t("agenda:keys")}>
        {keys.map(([one, other, does]) => (
          <p key={one}>
            <kbd>{one}</kbd> {other && <kbd>{other}</kbd>} {does}
          </p>
        ))}
      </Note>
    </div>
  );
}
