import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import {
  chooseColumns,
  chooseSheet,
  forgetImport,
  settleImport,
} from "#app/[locale]/(desk)/meetings/[code]/delegations/actions.ts";
import { delegationColumnsOf } from "#desk/delegations/delegation-import-queries.ts";
import { OneButton } from "#desk/delegations/one-button.tsx";
import { ImportPage } from "#desk/importing/import-page.tsx";
import { MeetingDesk } from "#desk/meetings/meeting-desk.tsx";
import { findMeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { judgeImport } from "#features/delegations/delegation-import.ts";
import { recordForSheets } from "#features/delegations/delegation-record.ts";
import { findImport } from "#features/imports/import-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { database } from "#server/database.ts";

const { Page, generateMetadata } = deskPage(
  "/meetings/[code]/delegations/import/[import]",
  { title: ({ t }) => t("imports:title"), of: findMeetingForDesk },
  async ({ locale, t, actor, params, query, record: meeting }) => {
    const { code } = meeting;
    const pending = await findImport(actor, { id: params.import, noun: "delegations", meetingId: meeting.id });
    const record = await recordForSheets(database(), meeting);
    const judged = pending && judgeImport(pending, record, locale);
    const here = addressOf(locale, "/meetings/[code]/delegations/import/[import]", code, params.import);
    const another = addressOf(locale, "/meetings/[code]/delegations/import", code);
    return (
      <MeetingDesk {...{ locale, meeting }} current="delegations" title={t("imports:title")}>
        {pending && judged ? (
          <>
            <ImportPage
              {...{ locale, code, pending, judged, query, here, another }}
              columns={delegationColumnsOf(record, locale)}
              actions={{ choose: chooseColumns, chooseSheet, settle: settleImport }}
            />
            <OneButton action={forgetImport} values={{ locale, code, import: pending.id }} danger>
              {t("imports:forget")}
            </OneButton>
          </>
        ) : (
          <p>
            {t("imports:gone")} <a href={another}>{t("imports:another")}</a>
          </p>
        )}
      </MeetingDesk>
    );
  },
);

export { generateMetadata, Page as default };
