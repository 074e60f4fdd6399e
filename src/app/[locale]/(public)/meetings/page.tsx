import { publicPage } from "#app/[locale]/(public)/public-page.tsx";
import { listAbsences } from "#features/meetings/absence-queries.ts";
import { chooseMeetings, searchOf } from "#features/meetings/meeting-filter.ts";
import { listPillars } from "#features/pillars/pillar-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { Crumbs, DataLinks, PageHead } from "#ui/page.tsx";
import { meetingAddresses } from "#views/meeting/meeting-addresses.ts";
import { ChosenMeetingFilters, MeetingFilters } from "#views/meeting/meeting-filters.tsx";
import { MeetingList } from "#views/meeting/meeting-list.tsx";
import { listMeetingsWithNumbers } from "#views/meeting/meeting-outcome-queries.ts";

const { Page, generateMetadata } = publicPage(
  meetingAddresses,
  "/meetings",
  ({ t, query }) => ({
    title: t("meetings:title"),
    description: t("meetings:description"),
    search: searchOf(query),
  }),
  async ({ locale, t, actor, query, today }) => {
    const all = await listMeetingsWithNumbers(actor);
    const { matching, counts } = chooseMeetings(all, query);
    const pillars = await listPillars();
    return (
      <>
        <Crumbs locale={locale} items={[]} />
        <PageHead title={t("meetings:title")} />
        <div className="listing">
          <MeetingFilters {...{ locale, query, counts, pillars, all }} />
          <div>
            <p className="results" role="status">
              {t("meetings:found", { count: matching.length })}
            </p>
            <ChosenMeetingFilters {...{ locale, query, pillars, all }} />
            <MeetingList
              {...{ locale, matching, all, query, pillars: pillars.map(({ number }) => number) }}
              absences={await listAbsences()}
              today={today}
            />
          </div>
        </div>
        <DataLinks
          locale={locale}
          path={addressOf(locale, "/meetings")}
          search={searchOf(query)}
          formats={["json", "csv", "ics"]}
        />
      </>
    );
  },
);

export { generateMetadata, Page as default };
