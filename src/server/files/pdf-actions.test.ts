import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { madePdf } from "#tests/support/made-files.ts";
import { writtenPdf } from "#tests/support/written-files.ts";
import { actionsIn } from "./pdf-actions.ts";

const script = "/S /JavaScript /JS (app.alert(1))";
const launch = "/S /Launch /Win << /F (cmd.exe) /P (/c calc) >>";
const onPage = (entry: string) =>
  Buffer.from(madePdf(1).toString("latin1").replace("/MediaBox", `${entry} /MediaBox`), "latin1");
const link = (action: string) =>
  onPage(`/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << ${action} >> >>]`);

/** Objects in a stream of their own, as programs of today write them. */
function packed(objects: string): Buffer {
  const data = deflateSync(Buffer.from(objects, "latin1")).toString("latin1");
  return Buffer.from(
    `%PDF-1.7\n7 0 obj\n<< /Type /ObjStm /N 1 /First 5 /Filter /FlateDecode /Length ${data.length} >>\nstream\n${data}\nendstream\nendobj\n%%EOF`,
    "latin1",
  );
}

describe("a PDF is refused that starts a program or runs a script, wherever in it that hangs", () => {
  const refused: Record<string, [Buffer, string]> = {
    "as it opens": [madePdf(1, { more: `/OpenAction << ${launch} >>` }), "fileHasProgram"],
    "after another action": [madePdf(1, { more: `/OpenAction << /S /GoTo /Next << ${script} >> >>` }), "fileHasMacros"],
    "on a link": [link(launch), "fileHasProgram"],
    "by a script on a link": [link(script), "fileHasMacros"],
    "as a page is turned to": [onPage(`/AA << /O << /S/Launch /F (evil.exe) >> >>`), "fileHasProgram"],
    "under a name in numbers": [link(launch.replace("Launch", "#4caunch")), "fileHasProgram"],
    "within packed objects": [packed(`8 0 << ${launch} >>`), "fileHasProgram"],
    "as a film that runs": [onPage("/Annots [<< /Subtype /RichMedia >>]"), "fileHasMacros"],
    "as a file that is pinned to a page": [
      onPage("/Annots [<< /Subtype /FileAttachment /FS << /Type /Filespec /F (a.pdf) /UF (\\376\\377 run.exe) >> >>]"),
      "fileHasProgram",
    ],
  };
  test.each(Object.entries(refused))("%s", (_, [pdf, problem]) => expect(actionsIn(pdf)).toBe(problem));
});

describe("a PDF is taken", () => {
  test.each<[string, Buffer]>([
    ["that is plain", madePdf(3)],
    ["whose words speak of it", writtenPdf(["To write /S /Launch and /S /JavaScript is no deed."])],
    ["with links and a table pinned to it", link("/S /URI /URI (https://unodc.org) /F (table.xlsx) /Type /Filespec")],
    ["with packed objects", packed("8 0 << /S /GoTo >>")],
    [
      "whose packed objects are broken",
      Buffer.from(packed("8 0 << >>").toString("latin1").replace("x\x9c", "x"), "latin1"),
    ],
    ["that is empty", Buffer.alloc(0)],
  ])("%s", (_, pdf) => expect(actionsIn(pdf)).toBeNull());
});
