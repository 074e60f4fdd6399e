import yauzl, { type Entry } from "yauzl";
import { readXml, type XmlReader } from "./xml-reading.ts";

/** The parts of an Office file, each read as it is unpacked. */
export type PackedFile = {
  /** Whether there is that part, which then was read through. */
  read(name: string, reader: XmlReader): Promise<boolean>;
  /** Where the part leads to: of each key the kind of the target, by its last word, and its name. */
  relationsOf(name: string): Promise<Map<string, { kind: string; target: string }>>;
};

export async function withPackedFile<T>(file: string, work: (packed: PackedFile) => Promise<T>): Promise<T> {
  const zip = await yauzl.openPromise(file, { autoClose: false, validateEntrySizes: true, strictFileNames: true });
  try {
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    const packed: PackedFile = {
      async read(name, reader) {
        const entry = entries.get(name);
        if (!entry) return false;
        await readXml(await zip.openReadStreamPromise(entry), reader);
        return true;
      },
      async relationsOf(name) {
        const relations = new Map<string, { kind: string; target: string }>();
        const at = name.lastIndexOf("/") + 1;
        await packed.read(`${name.slice(0, at)}_rels/${name.slice(at)}.rels`, {
          open(element, attributes) {
            const target = attributes.get("Target");
            if (element !== "Relationship" || !target || attributes.get("TargetMode") === "External") return;
            const kind = attributes.get("Type")?.split("/").at(-1) ?? "";
            relations.set(attributes.get("Id") ?? "", { kind, target: partAt(name, target) });
          },
        });
        return relations;
      },
    };
    return await work(packed);
  } finally {
    zip.close();
  }
}

/** The name of the part to which `target` leads from another. */
function partAt(from: string, target: string): string {
  return new URL(target, `part:///${from}`).pathname.slice(1);
}
