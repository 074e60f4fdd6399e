import { StringDecoder } from "node:string_decoder";
import sax from "sax";

/** Of each name what stands behind its prefix: "w:p" is "p". The key of a relation ("r:id") is `relation`. */
export type XmlReader = {
  open?(name: string, attributes: ReadonlyMap<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
};

/** Reads XML as it comes and keeps none of it; fetches nothing, and knows no entities but those of every XML. Throws where it is none. */
export async function readXml(bytes: AsyncIterable<unknown>, reader: XmlReader): Promise<void> {
  const parser = sax.parser(true, { position: false });
  parser.onerror = (error) => {
    throw error;
  };
  parser.onopentag = ({ name, attributes }) => {
    const named = Object.entries(attributes).map(
      ([key, value]) => [key.endsWith(":id") ? "relation" : local(key), String(value)] as const,
    );
    reader.open?.(local(name), new Map(named));
  };
  parser.onclosetag = (name) => reader.close?.(local(name));
  parser.ontext = (text) => reader.text?.(text);
  parser.oncdata = (text) => reader.text?.(text);
  let decoder: StringDecoder | null = null;
  for await (const chunk of bytes) {
    const part = chunk as Buffer;
    decoder ??= new StringDecoder(part[0] === 0xff && part[1] === 0xfe ? "utf16le" : "utf8");
    parser.write(decoder.write(part).replace(/^\uFEFF/, ""));
  }
  parser.write(decoder?.end() ?? "").close();
}

function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
