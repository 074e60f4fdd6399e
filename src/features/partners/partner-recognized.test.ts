import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Alias, Findable } from "./partner.ts";
import { countriesBut, recognizer } from "./partner-recognized.ts";

const data = <T>(file: string): T => JSON.parse(readFileSync(`prisma/data/${file}.json`, "utf8"));
type Told = Omit<Findable, "aliases" | "acronym"> & { acronym: Findable["acronym"] | null; place: string | null };
const aliases = data<{ partner: string; words: string; kind: Alias["kind"]; loose: boolean }[]>("partner-aliases");
const places = new Map(data<{ code: string; iso2: string }[]>("places").map(({ code, iso2 }) => [code, iso2]));
const told = data<Told[]>("partners");
const partners = told.map(
  (partner): Findable => ({
    ...partner,
    acronym: partner.acronym ?? { en: null, ru: null },
    aliases: aliases.filter((one) => one.partner === partner.code).map((one) => ({ ...one, isLoose: one.loose })),
  }),
);
const ofPartners = told.flatMap(({ place }) => places.get(place ?? "") ?? []);
const recognize = recognizer(partners, countriesBut(ofPartners));

/** Names as they stand in lists of participants, typed by many hands: none of them is in the data as it stands here. */
const spellings: Record<string, string> = {
  AFG: "afghanistan|AFGHANISTAN|Afganistan|Afghanstan|Islamic Rep. of Afghanistan|Афганистана|Афганстан|Делегация Афганистана",
  ALB: "Albania |The Republic of Albania|Албании|Республики Албания",
  ARM: "armenia|Armenia, Republic of|Армении|Республика Армения|Армеиня",
  AUS: "Australia (Commonwealth of)|Австралии|Australa",
  AUT: "AUSTRIA|Austira|Австрии|Republic of Austria",
  AZE: "Azerbaidjan|Azerbaijan Republic|Азербайджана|Азербаджан|Azerbaijan Rep.",
  BLR: "Belarus (Republic of)|Bielarus|Беларуси|Республики Беларусь|Белоруссии|Беларус",
  BEL: "Belgium / Бельгия|Бельгии|Kingdom of Belgium",
  BIH: "Bosnia-Herzegovina|Bosnia & Herzegovina|Bosnia and Hercegovina|Босния-Герцеговина|Боснии и Герцеговины|BOSNIA AND HERZEGOVINA",
  BGR: "bulgaria|Bulgary|Болгарии|Republic of Bulgaria",
  CAN: "CANADA|Канады|Canda",
  CHN: "P.R. China|Peoples Republic of China|China (People's Republic of)|Китая|Китайской Народной Республики|China, PRC",
  HRV: "Croatia|Croatia (Republic of)|Хорватии|Croatie",
  CYP: "Republic of Cyprus|Кипра|cyprus",
  CZE: "The Czech Republic|Czechia (Czech Republic)|Чехии|Чешской Республики|Czech Rep.",
  DNK: "Denmark|Дании|Danmark",
  EST: "Estonia|Эстонии|Эстонской Республики|Estonja",
  FIN: "Finland|Финляндии|Finnland",
  FRA: "FRANCE|Франции|Republic of France",
  GEO: "georgia|Грузии|Republic of Georgia",
  DEU: "Germany (Federal Republic of)|Germany, Federal Republic of|Германии|Федеративной Республики Германия|Germny",
  GRC: "Greece|Греции|Hellenic Rep.|Republic of Greece",
  HUN: "Hungary|Венгрии|Hungray",
  IND: "India|Индии|Republic of India",
  IRN: "Iran|IRAN|I.R. Iran|Islamic Rep. of Iran|Iran, Islamic Republic of|Iran (I.R.)|Ирана|Исламской Республики Иран|Иран (Исламской Республики)|Iran (Islamic Republic)",
  IRL: "Ireland|Republic of Ireland|Ирландии",
  ITA: "Italy|Италии|Итальянской Республики|Itally",
  JPN: "Japan|Японии|japan",
  KAZ: "Kazakstan|Kazahstan|Kazakhstan (Republic of)|Казахстана|Республики Казахстан|Казакстан|Казахстан, Республика",
  KGZ: "Kirgizstan|Kyrgizstan|Kyrgyz Rep.|Kyrghyzstan|Киргизстан|Кыргызстана|Кыргызской Республики|Киргизии|Kirghizstan",
  LVA: "Latvia|Латвии|Латвийской Республики",
  LTU: "Lithuania|Lituania|Литвы|Литовской Республики",
  LUX: "Luxemburg|Люксембурга|Luxembourg (Grand Duchy of)",
  MLT: "MALTA|Мальты|Republic of Malta",
  MDA: "Moldova|Moldova, Republic of|Rep. of Moldova|Молдовы|Республики Молдова|Moldava",
  MNE: "Montenegro|Montenegro (Crna Gora)|Черногории",
  NLD: "The Netherlands|Netherlands|Kingdom of Netherlands|Нидерландов|Королевства Нидерландов|Netherland",
  MKD: "N. Macedonia|Republic of Macedonia|Северной Македонии|Северная Македония|Former Yugoslav Republic of Macedonia|North Macedonia (Republic of)",
  NOR: "Norway|Норвегии|Kingdom of Norway",
  PAK: "Pakistan|Islamic Rep. of Pakistan|Пакистана|Исламской Республики Пакистан|Pakisthan",
  POL: "Poland|Польши|Republic of Poland|Poland (Republic of)",
  PRT: "Portugal|Португалии|Republic of Portugal",
  ROU: "Romania|Румынии|Rumania|Roumania",
  RUS: "Russia|RUSSIAN FEDERATION|Russian Fed.|The Russian Federation|Российской Федерации|России|Россия (РФ)|Rossia|Российская федерация|Russian Federaton",
  SRB: "Serbia|Сербии|Republic of Serbia",
  SVK: "Slovakia|Slovak Rep.|Словакии|Словацкой Республики",
  SVN: "Slovenia|Словении|Republic of Slovenia",
  ESP: "Spain|Испании|Kingdom of Spain",
  SWE: "Sweden|Швеции|Sweeden",
  CHE: "Switzerland|Швейцарии|Switzerland (Swiss Confederation)|Swizerland",
  TJK: "Tadjikistan|Tajikstan|Tadzhikistan|Republic of Tadjikistan|Таджикистана|Таджикстан|Республики Таджикистан|Tajikistan/Таджикистан",
  TUR: "Turkiye|TÜRKİYE|Türkiye (Turkey)|Turkey/Türkiye|Турции|Турецкой Республики|Republic of Turkey|Türkyie",
  TKM: "Turkmenia|Turkmenistan|Turkmenstan|Туркменистана|Туркмении|Туркменстан",
  UKR: "Ukraine|Украины|Ukrain|The Ukraine",
  ARE: "U.A.E.|UAE|United Arab Emirate|Объединенных Арабских Эмиратов|Объединённые Арабские Эмираты|UAE (United Arab Emirates)",
  GBR: "U.K.|UK|United Kingdom|The United Kingdom|Great Britain|Великобритании|Соединенного Королевства|UK / Великобритания|United Kingdom of Great Britain & Northern Ireland|United Kindom",
  USA: "U.S.A.|USA|United States|The United States of America|Соединенных Штатов Америки|США|Соединённые Штаты|US|United States (USA)",
  UZB: "Uzbekstan|Uzbekistan (Republic of)|Узбекистана|Республики Узбекистан|Узбекстан|Uzbekistan Republic|Uzbekiston",
  CARICC:
    "CARICC|ЦАРИКЦ|caricc|Central Asian Regional Information & Coordination Centre|Central Asian Regional Information and Coordination Center (CARICC)|ЦАРИКЦ (CARICC)",
  CSTO: "CSTO|ОДКБ|Collective Security Treaty Organisation|Collective Security Treaty Organization (CSTO)|Организации Договора о коллективной безопасности",
  CIS: "CIS|СНГ|Commonwealth of the Independent States|Содружество независимых государств (СНГ)",
  COE: "CoE|Council of Europe (CoE)|Совета Европы",
  ECO: "ECO|Economic Co-operation Organization|Организация экономического сотрудничества (ОЭС)",
  EAG: "EAG|ЕАГ|Eurasian group",
  EUDA: "EMCDDA|EUDA (formerly EMCDDA)|European Monitoring Center for Drugs and Drug Addiction|EUDA",
  EUROPOL: "Europol|EUROPOL|Европол|Европола",
  EU: "EU|European Union (EU)|ЕС|Европейского союза|the European Union",
  FATF: "FATF|ФАТФ|FATF/GAFI",
  "GCC-CICCD": "GCC-CICCD|GCC – CICCD|GCCCICCD",
  INCB: "INCB|МККН|International Narcotics Control Board (INCB)|Intl Narcotics Control Board",
  INTERPOL: "Interpol|INTERPOL|ICPO-Interpol|Интерпол|Интерпола",
  NATO: "NATO|НАТО|North Atlantic Treaty Organisation|NATO (НАТО)",
  OSCE: "OSCE|ОБСЕ|Organization for Security and Co-operation in Europe|Organisation for Security and Co-operation in Europe (OSCE)",
  SCO: "SCO|ШОС|Shanghai Co-operation Organisation|Шанхайской организации сотрудничества",
  SELEC: "SELEC|SELEC (SECI)|South East European Law Enforcement Center|Southeast European Law Enforcement Centre",
  UNAIDS: "UNAIDS|ЮНЭЙДС|Joint UN Programme on HIV/AIDS",
  UNAMA: "UNAMA|UN Assistance Mission in Afghanistan|МООНСА",
  UNMIK: "UNMIK|МООНК",
  UNODC:
    "UNODC|UN Office on Drugs and Crime|United Nations Office on Drugs & Crime (UNODC)|УНП ООН|ЮНОДК|Управление ООН по наркотикам и преступности (УНП ООН)",
  WCO: "WCO|ВТамО|World Customs Organisation|World Customs Organization (WCO)",
  WHO: "WHO|ВОЗ|World Health Organisation|Всемирной организации здравоохранения",
};

/** Nobody here, though they look like it. */
const strangers = [
  ...["Republic of Korea", "Republic of China", "Iraq", "Ирак", "Ирака", "Niger", "Нигер", "Mali", "Guinea", "Congo"],
  ...["Mongolia", "Монголия", "Austral Islands", "Malawi", "Dominica", "Oman", "Sudan", "Colombia", "Kuwait", "Israel"],
  ...["Lebanon", "Libya", "Belize", "Jordan", "Iceland", "Исландия", "Gambia", "Zambia", "Liberia", "Nigeria", "Chad"],
  ...["Taiwan", "Palestine", "Yugoslavia", "Slavonia", "World Bank", "WTO", "UNESCO", "UNICEF", "IAEA", "ICRC"],
  ...[
    "Vienna University of Technology",
    "Independent expert",
    "n/a",
    "—",
    "???",
    "12",
    "",
    " ",
    "Guest",
    "Приглашенный",
  ],
  ...[
    "Turks and Caicos Islands",
    "French Guiana",
    "Papua New Guinea",
    "Equatorial Guinea",
    "South Georgia",
    "Swaziland",
  ],
];

/** One of them has to be chosen. */
const doubtful: [string, string][] = [
  ["Ministry of the Interior of Tajikistan", "TJK"],
  ["МВД Республики Таджикистан", "TJK"],
  ["АКН при Президенте Республики Таджикистан", "TJK"],
  ["ФСКН России", "RUS"],
  ["Anti-Narcotics Force, Pakistan", "PAK"],
  ["РТ", "TJK"],
  ["РК", "KAZ"],
  ["Англия", "GBR"],
  ["DEA", "USA"],
  ["Pompidou Group", "COE"],
  ["Slovania", "SVN"],
  ["UNODC Regional Office for Central Asia", "UNODC"],
  ["Mission of Pakistan and Tajikistan", "PAK"],
];

test("Names of partners are recognized as people write them, and nobody is taken for another", () => {
  const cases = Object.entries(spellings).flatMap(([code, written]) =>
    written.split("|").map((words) => ({ code, words })),
  );
  const answers = cases.map((one) => ({ ...one, answer: recognize(one.words) }));
  const wrong = answers.filter(({ code, answer }) => answer.certainty === "sure" && answer.code !== code);
  const open = answers.filter(({ answer }) => answer.certainty !== "sure");
  console.log(
    `${cases.length} spellings: ${cases.length - open.length - wrong.length} recognized, ${wrong.length} wrong`,
  );
  expect(wrong).toEqual([]);
  expect(
    open.length / cases.length,
    open.map(({ words, answer }) => `${words}: ${Object.values(answer)}`).join("\n"),
  ).toBeLessThanOrEqual(0.05);
  expect(cases.length).toBeGreaterThanOrEqual(200);
});

test.each(strangers)("%j is no partner", (words) => {
  expect(recognize(words).certainty).not.toBe("sure");
});

test.each(doubtful)("for %j a person has to say who is meant", (words, code) => {
  expect(recognize(words)).toMatchObject({ certainty: "asked", codes: expect.arrayContaining([code]) });
});

test("a name that two partners share is asked for", () => {
  const two = recognizer(
    partners.map((partner) =>
      ["TJK", "UZB"].includes(partner.code)
        ? {
            ...partner,
            aliases: [...(partner.aliases ?? []), { words: "Northern neighbour", kind: "everyday", isLoose: false }],
          }
        : partner,
    ),
    [],
  );
  expect(two("northern neighbour")).toEqual({ certainty: "asked", codes: ["TJK", "UZB"] });
});
