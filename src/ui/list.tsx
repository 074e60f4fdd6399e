import type { ReactNode } from "react";

/** Label, dotted line, value, as in a table of contents. Not in a table, not where the value is a sentence. */
export function Leaders({ items }: { items: readonly { key?: string; label: ReactNode; value: ReactNode }[] }) {
  return (
    <ul className="leaders">
      {items.map(({ key, label, value }, index) => (
        <li key={key ?? index}>
          <span>{label}</span>
          <span className="dots" />
          <span>{value}</span>
        </li>
      ))}
    </ul>
  );
}

export function Facts({ items }: { items: readonly { key?: string; label: ReactNode; value: ReactNode }[] }) {
  return (
    <dl className="facts">
      {items.map(({ key, label, value }, index) => (
        <div key={key ?? index}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Records under one another. Put `GroupHead` before a list that belongs to a meeting or a pillar. */
export function RecordList({ children }: { children: ReactNode }) {
  return <ol className="records">{children}</ol>;
}

/** One record: number | text with its tags | state. Where there is no state column, the state stands in `below`. */
export function RecordRow({
  number,
  children,
  state,
  below,
  brief = false,
}: {
  /** `<Code code=… href=… />` */
  number: ReactNode;
  /** the words in a `<span className="rec">`, then tags; or a sentence of the portal */
  children: ReactNode;
  state?: ReactNode;
  /** a small line under the text: state and date */
  below?: ReactNode;
  /** the words are but a name */
  brief?: boolean;
}) {
  return (
    <li className={`record${state ? "" : " stateless"}${brief ? " brief" : ""}`}>
      <div className="number">{number}</div>
      <div className="words">
        {children}
        {below && <p className="below">{below}</p>}
      </div>
      {state && <div className="standing">{state}</div>}
    </li>
  );
}

/** The heading of a group of records, with its place and dates at the right. */
export function GroupHead({
  title,
  aside,
  as: Heading = "h2",
}: {
  title: ReactNode;
  aside?: ReactNode;
  as?: "h2" | "h3";
}) {
  return (
    <div className="group-head">
      <Heading>{title}</Heading>
      {aside && <p>{aside}</p>}
    </div>
  );
}

export type TimelineEvent = {
  key: string;
  /** "15–16 November 2021", or that it is not known */
  date: ReactNode;
  /** `<TextState …/>` */
  state: ReactNode;
  sentence: ReactNode;
  /** `<Note …/>` */
  source?: ReactNode;
};

/** Newest first: date | mark on a line with state and sentence | source. */
export function Timeline({ events }: { events: readonly TimelineEvent[] }) {
  return (
    <ol className="timeline">
      {events.map(({ key, date, state, sentence, source }) => (
        <li className="book" key={key}>
          <div className="label">{date}</div>
          <div className="event">
            {state}
            <div>{sentence}</div>
          </div>
          {source && <div className="notes">{source}</div>}
        </li>
      ))}
    </ol>
  );
}
