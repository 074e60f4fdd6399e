"use client";

import { Part } from "#desk/form-part.tsx";
import { useField } from "#ui/form/form-context.ts";
import { FoundCode, FoundWords } from "#ui/form/form-found.tsx";
import { alikeName } from "./alike-name.ts";

/** Records that are alike, where the author is asked whether it is one of them. */
export function Alike({ title }: { title: string }) {
  const { found, value } = useField(alikeName);
  return (
    <>
      {value() && <input key={value()} type="hidden" name={alikeName} defaultValue={value()} />}
      {found && (
        <Part id="alike" title={title}>
          <p>{found.message}</p>
          <ul>
            {found.records.map((record) => (
              <li key={record.code}>
                <FoundCode record={record} />
                <FoundWords record={record} />
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}
