import { beforeEach, describe, expect, test } from "vitest";
import { answerFile } from "#app/api/formats/table.ts";
import type { MeetingInput } from "#features/meetings/meeting.ts";
import { publishMeeting, recordMeeting, withdrawMeeting } from "#features/meetings/meeting-commands.ts";
import type { HostInput, HostKept } from "#features/meetings/meeting-hosts.ts";
import { voidMeeting } from "#features/meetings/meeting-taking-back.ts";
import { portal, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { applyMigrations } from "#server/installation/migrate.ts";
import { portalAt, portalWith, tamper } from "#tests/support/database.ts";
import { personWith } from "#tests/support/people.ts";
import { done, meetingOf } from "#tests/support/policy-meetings.ts";
import { findMeeting } from "#views/meeting/find-meeting.ts";
import { findPartner } from "#views/partner/find-partner.ts";

const partner = (code: string, role: HostInput["role"] = "host"): HostInput => ({ role, partner: code, name: null });
const named = (en: string): HostInput => ({ role: "host", partner: null, name: { en, ru: null } });

const group = (change: Partial<MeetingInput>) =>
  meetingOf({ code: "EWG-2020-II", type: "ewg", pillar: 2, start: "2020-05-11", ...change });

const hostedBy = async (code: string, actor: Parameters<typeof findPartner>[0] = visitor) =>
  (await findPartner(actor, code))?.hosted.map((meeting) => [meeting.code, meeting.role]);

describe("the hosts of a meeting", () => {
  beforeEach(() => portalWith("sample"));

  test("are linked both ways: it names them, and each of them lists it with what it was to it", async () => {
    const hosts = (await findMeeting(visitor, "PCGM-2005"))?.hosts;
    expect(hosts?.map(({ role, partner }) => [role, partner?.code])).toEqual([
      ["host", "UNODC"],
      ["chair", "FRA"],
      ["chair", "GBR"],
    ]);
    expect(await hostedBy("FRA")).toEqual([
      ["MIN-3", "chair"],
      ["PCGM-2005", "chair"],
      ["PCGM-2004", "chair"],
      ["MIN-1", "host"],
    ]);
    expect(await hostedBy("CARICC")).toHaveLength(3);
    expect(await hostedBy("UZB")).toEqual([]);
  });

  test("are called what they were called then, and what their source calls them", async () => {
    const hosts = [partner("TUR"), partner("EUDA", "cooperation"), named("A university")];
    done(await recordMeeting(portal, group({ hosts, start: "2020-05-11" })));
    const found = (await findMeeting(portal, "EWG-2020-II"))?.hosts ?? [];
    expect(found.map(({ partner }) => partner?.nameThen?.en ?? null)).toEqual([
      "Turkey",
      "European Monitoring Centre for Drugs and Drug Addiction",
      null,
    ]);
    expect(found[2]).toEqual({ ...named("A university"), partner: null });
    const [secretariat] = (await findMeeting(visitor, "EWG-2018-I"))?.hosts ?? [];
    expect([secretariat?.name?.en, secretariat?.partner?.code]).toEqual(["SCO Secretariat", "SCO"]);
  });

  test("stand with the remark that belongs to a name", async () => {
    done(await recordMeeting(portal, group({ hosts: [partner("UNMIK")] })));
    expect((await findMeeting(portal, "EWG-2020-II"))?.hosts[0]?.partner?.remark.en).toContain("1244 (1999)");
  });

  test("keep their partner when its code changes", async () => {
    await database().partner.update({ where: { code: "SCO" }, data: { code: "SCO2" } });
    expect(await hostedBy("SCO2")).toHaveLength(2);
  });

  test("are partners that the record knows", async () => {
    const unknown = await recordMeeting(portal, group({ hosts: [partner("XXX")] }));
    expect(unknown).toMatchObject({ error: "notFound" });
  });

  test("tell of no meeting that the reader may not read, nor of one that was recorded by mistake", async () => {
    const meeting = done(await recordMeeting(portal, group({ hosts: [partner("UZB")] })));
    const code = meeting.code;
    expect([await hostedBy("UZB"), await hostedBy("UZB", await personWith("focal"))]).toEqual([[], []]);
    expect(await hostedBy("UZB", await personWith("unit"))).toEqual([[code, "host"]]);
    done(await publishMeeting(portal, code, meeting.version, ["en", "ru"]));
    expect(await hostedBy("UZB")).toEqual([[code, "host"]]);
    const reason = { en: "By mistake", ru: "По ошибке" };
    const withdrawn = done(await withdrawMeeting(portal, code, meeting.version + 1, reason));
    expect(await hostedBy("UZB")).toEqual([]);
    done(await publishMeeting(portal, code, withdrawn.version, ["en", "ru"]));
    const version = withdrawn.version + 1;
    done(await voidMeeting(portal, { code, version }, { reason, right: null, born: [] }));
    expect([await hostedBy("UZB"), await hostedBy("UZB", portal)]).toEqual([[], []]);
  });

  test("are in the files, and the list can be asked for them and for a country", async () => {
    const ask = async (path: string, format: "json" | "csv", query = "") => {
      const asked = { actor: visitor, locale: "en", path: path.split("/"), format } as const;
      return (await answerFile({ ...asked, query: new URLSearchParams(query) }))?.text() ?? "";
    };
    expect(JSON.parse(await ask("meetings/MIN-2", "json")).hosts).toMatchObject([
      { role: "host", name: null, partner: { code: "RUS" } },
      { role: "cooperation", partner: { code: "UNODC", name: { en: "United Nations Office on Drugs and Crime" } } },
    ]);
    expect(await ask("meetings/EWG-2019-III", "csv")).toContain(
      "SCO Secretariat; Shanghai University of Political Science and Law",
    );
    expect(JSON.parse(await ask("partners/RUS", "json")).hosted).toContainEqual(
      expect.objectContaining({ code: "MIN-2", role: "host", country: "RUS" }),
    );
    const codes = async (query: string) =>
      JSON.parse(await ask("meetings", "json", query)).items.map(({ code }: { code: string }) => code);
    expect(await codes("host=RUS&place=AUT")).toEqual(["MIN-3"]);
    expect(await codes("host=SCO")).toEqual(["EWG-2019-III", "EWG-2018-I"]);
    expect(await codes("place=XXX")).toEqual([]);
  });
});

test("words that were exactly a partner's name become that partner, and all others stay words", async () => {
  await portalAt("20261130180000_taken_back");
  const words: [string | null, string | null][] = [
    ["UNODC", "УНП ООН"],
    ["Government of France", "Правительство Франции"],
    ["Turkey", "Турция"],
    ["UNODC; co-chaired by France", "УНП ООН; сопредседатель – Франция"],
    ["UNODC", "УНП ООН, Вена"],
    [null, "Франция"],
    ["Government of France", "Правительство Франции и другие"],
    ["University", null],
    ["Common name", null],
    [null, null],
  ];
  const text = (value: string | null) => (value === null ? "NULL" : `'${value}'`);
  const partners = [
    ["UNODC", "organisation", "Office on Drugs and Crime", "Управление", "UNODC", "УНП ООН"],
    ["FRA", "state", "France", "Франция", null, null],
    ["TUR", "state", "Türkiye", "Турция", null, null],
    ["ONE", "organisation", "Common name", "Имя", null, null],
    ["TWO", "organisation", "Common name", "Имя", null, null],
  ];
  await tamper(
    ...partners.map(
      (values) => `INSERT INTO partner (code, kind, name_en, name_ru, acronym_en, acronym_ru, source_en, source_ru)
        VALUES (${values.map(text).join(", ")}, 'S', 'И')`,
    ),
    `INSERT INTO former_name (partner_id, code, name_en, name_ru, until)
      SELECT id, 'TUR', 'Turkey', 'Турция', '2022' FROM partner WHERE code = 'TUR'`,
    ...words.map(
      ([en, ru], index) => `INSERT INTO meeting (code, type, date_precision, host_en, host_ru)
        VALUES ('M-${index}', 'pcgm', 'unknown', ${text(en)}, ${text(ru)})`,
    ),
  );
  await applyMigrations(process.env.DATABASE_URL ?? "");
  const codes = new Map((await database().partner.findMany()).map(({ id, code }) => [id, code]));
  const rows = await database().meeting.findMany({ orderBy: { code: "asc" }, select: { hosts: true } });
  const hosts = rows.map((row) =>
    (row.hosts as HostKept[]).map(({ partner, name }) => [partner && codes.get(partner), name]),
  );
  const stay = (index: number) => [[null, { en: words[index]?.[0], ru: words[index]?.[1] }]];
  expect(hosts).toEqual([
    [["UNODC", null]],
    [["FRA", { en: "Government of France", ru: "Правительство Франции" }]],
    [["TUR", { en: "Turkey", ru: "Турция" }]],
    stay(3),
    stay(4),
    [["FRA", null]],
    stay(6),
    stay(7),
    stay(8),
    [],
  ]);
});
