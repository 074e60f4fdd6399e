import type { ReactNode } from "react";
import { useTexts } from "#i18n/client-texts.tsx";
import { ComparedWords } from "#ui/compared.tsx";
import { useField } from "./form-context.ts";
import { choiceName } from "./form-names.ts";

/** Every field is told this. */
export type Common = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** takes both columns */
  wide?: boolean;
};

export type Option = { value: string; label: ReactNode };

/** A colleague's value as it is said beside the control. */
export type Say = (value: string, part: string) => ReactNode;

/** One control with its label, hint and message. */
export function Field({ name, label, hint, wide, say, children }: Common & { say?: Say; children: ReactNode }) {
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
      <Theirs parts={[name]} name={name} say={say} />
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
  say,
  children,
}: Common & { theirs: string[]; say?: Say; children: ReactNode }) {
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
      <Theirs parts={theirs} name={name} say={say} />
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

/** A colleague's words beside one's own, word by word where they are words; and the choice, where both changed them. */
export function Theirs({ parts, name, say }: { parts: string[]; name: string; say?: Say }) {
  const field = useField(name);
  const { locale, t } = useTexts();
  const isAsked = field.isAsked();
  if (!isAsked && parts.every((part) => field.theirs(part) === null)) return null;
  const compared = say ? undefined : field.compared();
  const said = parts
    .flatMap((part) => (field.theirs(part) ?? []).map((value) => (say ? say(value, part) : value)))
    .filter(Boolean);
  const words =
    said.length === 0
      ? t("form:empty")
      : said.map((text, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list that is never reordered
          <span key={index}>
            {index > 0 && "; "}
            {text}
          </span>
        ));
  return (
    <div className="theirs">
      <p>
        <b>{t("form:theirs")}</b>{" "}
        {compared && said.length > 0 ? <ComparedWords pieces={compared} locale={locale} t={t} /> : words}
      </p>
      {isAsked && <WhoseWords name={name} />}
    </div>
  );
}

function WhoseWords({ name }: { name: string }) {
  const field = useField(name);
  const { t } = useTexts();
  return (
    <fieldset className="options">
      <legend>{t("form:conflict.choose")}</legend>
      {(["mine", "theirs"] as const).map((choice) => (
        <label className="check" key={choice}>
          <input type="radio" name={choiceName(name)} value={choice} defaultChecked={field.choice() === choice} />
          <span>{t(`form:conflict.${choice}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** Says a colleague's choice in the words of the option. */
export function chosenFrom(options: readonly Option[]): Say {
  return (value) => value && (options.find((option) => option.value === value)?.label ?? value);
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
