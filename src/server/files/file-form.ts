import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { Busboy } from "@fastify/busboy";
import { fail, type Result } from "#lib/result.ts";
import { type Staged, type StagingProblem, stageFile } from "./file-staging.ts";

/** A form that was sent with a file in it: the words of its fields, and the file on the disk. */
export type FileForm = {
  fields: Record<string, string>;
  /** as its sender calls it */
  name: string;
  file: Result<Staged, StagingProblem | "fileMissing" | "fileBrokenOff">;
};

const most = { fields: 20, fieldSize: 16 * 1024, files: 1, parts: 21, headerPairs: 20 };

/**
 * Reads a form as browsers send it without scripts, the file in it straight to the disk. `null` where it is no such form.
 * Throws where its sender has gone; nothing stays of it then.
 */
export async function readFileForm(
  request: IncomingMessage,
  incoming: string,
  mostBytes: number,
): Promise<FileForm | null> {
  const type = request.headers["content-type"] ?? "";
  if (!/^multipart\/form-data;.*boundary=/i.test(type)) return null;
  const fields: Record<string, string> = {};
  let name = "";
  let sent: Readable | undefined;
  let staging: Promise<FileForm["file"]> | undefined;
  let isWhole = true;
  const breakOff = () => {
    isWhole = false;
    sent?.destroy(new Error("The form ends before its end"));
  };
  const reader = new Busboy({
    headers: { ...request.headers, "content-type": type },
    limits: most,
    preservePath: true,
  });
  try {
    return await new Promise<FileForm | null>((resolve, reject) => {
      const end = async () => resolve({ fields, name, file: (await staging) ?? fail("fileMissing") });
      request.once("close", () => request.complete || reject(new Error("The sender of a file has gone")));
      reader.on("field", (field, value) => {
        fields[field] = value;
      });
      reader.on("file", (_field, stream, given) => {
        name = given;
        sent = stream;
        staging = stageFile(stream, incoming, mostBytes).catch((error) => {
          if (isWhole) reject(error);
          return fail("fileBrokenOff");
        });
        // Nobody reads more of a file that is not taken.
        staging.then((file) => {
          if (!file.ok) void end();
        });
      });
      reader.once("finish", end);
      reader.once("error", () => {
        breakOff();
        if (!staging) resolve(null);
      });
      request.pipe(reader);
    });
  } catch (error) {
    breakOff();
    const file = await staging;
    if (file?.ok) await file.value.discard();
    throw error;
  } finally {
    request.unpipe(reader);
  }
}
