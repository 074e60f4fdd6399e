import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";

export type AskedText = {
  legend: string;
  name: string;
  /** as it was typed, right or wrong */
  value: string;
  hint?: string;
  problem?: string | null;
};

/** A control of a form that asks by its address: what could not be understood comes back with the reason. */
export function AskedTextField({
  legend,
  name,
  value,
  hint,
  problem,
  className = "",
}: AskedText & { className?: string }) {
  const id = `ask-${name}`;
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ");
  return (
    <div className={`form-field ${className}${problem ? " bad" : ""}`}>
      <label htmlFor={id}>{legend}</label>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {problem && (
        <p className="problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      <input
        type="text"
        id={id}
        name={name}
        defaultValue={value}
        aria-invalid={problem ? true : undefined}
        aria-describedby={described || undefined}
      />
    </div>
  );
}

/** Stands before the page where its address asks for what cannot be: each problem is a link to its control. */
export function Problems({
  locale,
  items,
}: {
  locale: Locale;
  /** `name` of the control, as in `AskedTextField` */
  items: readonly { name: string; message: string }[];
}) {
  const t = translator(locale);
  if (items.length === 0) return null;
  return (
    <div className="summary mt-4" role="alert" aria-labelledby="problems-title">
      <h2 id="problems-title">{t("form:problems", { count: items.length })}</h2>
      <ul>
        {items.map(({ name, message }) => (
          <li key={name}>
            <a href={`#ask-${name}`}>{message}</a>
          </li>
        ))}
      </ul>
      <p className="small">{t("form:kept")}</p>
    </div>
  );
}
