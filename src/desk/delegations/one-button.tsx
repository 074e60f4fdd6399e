import type { ReactNode } from "react";

/** One button that does one thing, without anything to type. */
export function OneButton({
  action,
  values,
  danger = false,
  children,
}: {
  action: (data: FormData) => Promise<void>;
  values: Readonly<Record<string, string>>;
  danger?: boolean;
  children: ReactNode;
}) {
  return (
    <form action={action} className="mt-3">
      {Object.entries(values).map(([name, value]) => (
        <input type="hidden" key={name} name={name} value={value} />
      ))}
      <button type="submit" className={danger ? "button danger" : "button quiet"}>
        {children}
      </button>
    </form>
  );
}
