import type { Localized } from "#i18n/localized.ts";
import { type FilesOf, jsonList } from "#server/respond.ts";
import { csvFile, type FileColumn } from "#server/table-files.ts";
import type { newsAddresses } from "./news-addresses.ts";

type Announcement = { title: Localized; publishedOn: string };

/** As on the page, there is none yet: whoever asks regularly gets an empty list, not an error. */
const announcements: readonly Announcement[] = [];

export const newsFiles: FilesOf<typeof newsAddresses> = {
  "/news": {
    json: async (request) => jsonList(announcements, request, ({ title, publishedOn }) => `${publishedOn}/${title.en}`),
    csv: async ({ locale }) => csvFile(columns, announcements, locale),
  },
};

const columns: readonly FileColumn<Announcement>[] = [
  { head: "title_en", cell: ({ title }) => title.en },
  { head: "title_ru", cell: ({ title }) => title.ru },
  { head: "published_on", cell: ({ publishedOn }) => publishedOn },
];
