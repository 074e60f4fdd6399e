import type { ReactNode } from "react";
import { useTexts } from "#i18n/client-texts.tsx";
import { useField } from "./form.tsx";

/** What every field is told. */
export type Common = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** takes both columns */
  wide?: boolean;
};

export type Option = { value: string; label: ReactNode };

/** One control with its label, hint and message. */
export function Field({
  name,
  label,
  hint,
  wide,
  words,
  children,
}: Common & { words?: readonly Option[]; children: ReactNode }) {
  const field = useField(name);
  return (
    <div className={classes(field.problem(), wide)}>
      <label htmlFor={field.id()}>{label}</label>
      {hint && (
        <p className="hint" id={`${field.id()}-hint`}>
          {hint}
        </p>
      )}
      <Message name={name} />
      <Theirs parts={[name]} name={name} words={words} />
      {children}
    </div>
  );
}

/** Several controls under one legend, whose messages stand together. */
export function Group({
  name,
  label,
  hint,
  wide,
  theirs,
  words,
  children,
}: Common & { theirs: string[]; words?: readonly Option[]; children: ReactNode }) {
  const field = useField(name);
  const problems = [name, ...theirs].map((part) => field.problem(part));
  return (
    <fieldset className={classes(problems.find(Boolean), wide)}>
      <legend>{label}</legend>
      {hint && (
        <p className="hint" id={`${field.id()}-hint`}>
          {hint}
        </p>
      )}
      {[...new Set([name, ...theirs])].map((part) => (
        <Message key={part} name={part} />
      ))}
      <Theirs parts={theirs} name={name} words={words} />
      {children}
    </fieldset>
  );
}

export function Message({ name }: { name: string }) {
  const field = useField(name);
  const problem = field.problem();
  return (
    problem && (
      <p className="problem" id={`${field.id()}-problem`}>
        {problem}
      </p>
    )
  );
}

/** `words`: what is chosen from, so that a colleague's choice is said as it stands there. */
export function Theirs({ parts, name, words }: { parts: string[]; name: string; words?: readonly Option[] }) {
  const field = useField(name);
  const { t } = useTexts();
  const differing = parts.flatMap((part) => field.theirs(part) ?? []).filter(Boolean);
  if (parts.every((part) => field.theirs(part) === null)) return null;
  const said = differing.map((value) => words?.find((option) => option.value === value)?.label ?? value);
  return (
    <p className="theirs">
      <b>{t("form:theirs")}</b>{" "}
      {said.length === 0
        ? t("form:empty")
        : said.map((text, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list that is never reordered
            <span key={index}>
              {index > 0 && (words ? "; " : " ")}
              {text}
            </span>
          ))}
    </p>
  );
}

export function Options({ options }: { options: readonly { value: string; label: string }[] }) {
  return options.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}

/** Joins a control with its label, hint and message. `owner` is the group that the message may belong to. */
export function join(field: ReturnType<typeof useField>, name: string, hint: ReactNode, owner = name) {
  const problem = field.problem(name) ? name : field.problem(owner) ? owner : null;
  const described = [hint && `${field.id(owner)}-hint`, problem && `${field.id(problem)}-problem`].filter(Boolean);
  return {
    id: field.id(name),
    name,
    "aria-invalid": problem ? true : undefined,
    "aria-describedby": described.join(" ") || undefined,
  };
}

function classes(problem: string | undefined, wide: boolean | undefined): string {
  return ["form-field", problem && "bad", wide && "wide"].filter(Boolean).join(" ");
}
