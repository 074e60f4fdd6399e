import { countsOf, type Judged, unsettled } from "#features/imports/import.ts";
import type { PendingImport, tableOf } from "#features/imports/import-queries.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Outcome } from "#ui/desk.tsx";
import { Form } from "#ui/form/form.tsx";
import type { FormAction } from "#ui/form/form-state.ts";
import { answerName, columnField, samplesOf, widthOf } from "./import-form-definition.ts";
import { ColumnFields, ImportHidden } from "./import-parts.tsx";
import { ImportCounts, ImportLead, ImportRows } from "./import-preview.tsx";

type Option = { value: string; label: string };

type Props = {
  locale: Locale;
  code: string;
  pending: PendingImport;
  judged: { sheet: NonNullable<ReturnType<typeof tableOf>>; judged: readonly Judged<unknown>[]; seen: string };
  query: URLSearchParams;
  here: string;
  another: string;
  /** the fields that a column may hold */
  columns: readonly Option[];
  actions: { choose: FormAction; chooseSheet: (data: FormData) => Promise<void>; settle: FormAction };
};

/** Says of every row of a sheet what will happen, and asks what has to be asked: nothing is written before somebody says so. */
export function ImportPage({ locale, code, pending, judged: result, query, here, another, columns, actions }: Props) {
  const t = translator(locale);
  const { sheet, judged, seen } = result;
  const counts = countsOf(judged);
  const writing = counts.new + counts.changed;
  const open = unsettled(judged).length;
  const asked = judged.flatMap(({ questions }) => questions);
  const initial = {
    ...{ code, import: pending.id, seen },
    ...Object.fromEntries(asked.map(({ id }) => [answerName(id), pending.answers[id] ?? ""])),
  };
  return (
    <>
      <SheetNote {...{ locale, code, pending, sheet, another }} chooseSheet={actions.chooseSheet} />
      {sheet.found === null ? (
        <Columns {...{ locale, code, pending, sheet, columns }} choose={actions.choose} />
      ) : (
        <>
          {query.has("answered") && <Outcome>{t("imports:answered")}</Outcome>}
          <ImportLead locale={locale} judged={judged} />
          <ImportCounts locale={locale} judged={judged} />
          <Form
            key={seen}
            action={actions.settle}
            initial={initial}
            submit={writing > 0 ? t("imports:write", { count: writing }) : t("imports:keepAnswers")}
            others={
              <>
                {writing > 0 && asked.length > 0 && (
                  <button type="submit" className="button quiet" name="intent" value="answer">
                    {t("imports:keepAnswers")}
                  </button>
                )}
                {open > 0 && (
                  <a className="button quiet" href={`${here}.csv`}>
                    {t("imports:export", { count: open })}
                  </a>
                )}
              </>
            }
          >
            <ImportHidden />
            <ImportRows {...{ locale, judged, here }} all={query.getAll("all")} />
            <p>
              {t("imports:willWrite", { fresh: counts.new, changed: counts.changed, same: counts.same + counts.left })}
            </p>
            <p className="small">{t("imports:twice")}</p>
          </Form>
        </>
      )}
    </>
  );
}

type NoteProps = Pick<Props, "locale" | "code" | "pending" | "another"> & {
  sheet: Props["judged"]["sheet"];
  chooseSheet: Props["actions"]["chooseSheet"];
};

/** The file and its sheet, what of it is not read, and the other sheets. */
function SheetNote({ locale, code, pending, sheet: { index, sheet, found }, another, chooseSheet }: NoteProps) {
  const t = translator(locale);
  const others = pending.sheets.flatMap((one, at) => (at !== index && one.rows.length > 0 ? [{ ...one, at }] : []));
  const [first, last] = [found?.tables[0]?.from ?? 0, found?.tables.at(-1)?.to ?? 0];
  const unread = (found?.unread ?? []).map(({ column, heading }) => `${column} (${heading})`);
  return (
    <div className="import-sheet">
      <p>
        {pending.name || t("imports:pastedList")}
        {sheet.name && <>, {t("imports:sheetNamed", { name: sheet.name })}</>}
        {found && <>, {t("imports:rowsOf", { first, last })}</>}. <a href={another}>{t("imports:another")}</a>
      </p>
      {unread.length > 0 && <p className="small">{t("imports:unread", { columns: unread.join(", ") })}</p>}
      {sheet.hiddenColumns && <p className="small">{t("imports:hiddenColumns")}</p>}
      {others.map(({ at, name, isHidden }) => (
        <form key={at} action={chooseSheet}>
          {Object.entries({ locale, code, import: pending.id, sheet: String(at) }).map(([field, value]) => (
            <input type="hidden" key={field} name={field} value={value} />
          ))}
          <button type="submit" className="button quiet">
            {t(isHidden ? "imports:readHidden" : "imports:readOther", { name })}
          </button>
        </form>
      ))}
    </div>
  );
}

type ColumnProps = Pick<Props, "locale" | "code" | "pending" | "columns"> & {
  sheet: Props["judged"]["sheet"];
  choose: FormAction;
};

/** Asks which column is what, where the headings say too little. */
function Columns({ locale, code, pending, sheet: { sheet, guess }, columns, choose }: ColumnProps) {
  const t = translator(locale);
  const all = Array.from({ length: widthOf(sheet) }, (_, column) => column);
  const initial = Object.fromEntries(all.map((column) => [columnField(column), guess[column] ?? ""]));
  return (
    <>
      <p>{t("imports:columnsLead")}</p>
      <Form action={choose} initial={{ ...initial, code, import: pending.id }} submit={t("imports:see")}>
        <ColumnFields
          columns={all.map((column) => ({ name: columnField(column), label: samplesOf(sheet, column) }))}
          options={[{ value: "", label: t("imports:notRead") }, ...columns]}
        />
      </Form>
    </>
  );
}
