import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { Closing } from "#desk/decisions/closing-form.tsx";
import { findForLineage } from "#desk/lineage/lineage-desk-queries.ts";
import { RecommendationFrame } from "#desk/recording/recommendation-frame.tsx";
import { begunMeetings } from "#features/meetings/meeting-queries.ts";
import { dayOf } from "#i18n/format.ts";
import { Outcome } from "#ui/desk.tsx";
import { Note } from "#ui/note.tsx";
import { TextState } from "#ui/state.tsx";
import { recordClosing, recordNoClosing } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/recommendations/[code]/close",
  { title: ({ t, params }) => `${params.code}: ${t("staff:closing.title")}`, of: findForLineage },
  async ({ locale, t, actor, query, record: item }) => {
    const { code, status } = item;
    const told = query.get("done");
    const done = (["closed", "takenBack"] as const).find((one) => one === told);
    return (
      <RecommendationFrame
        locale={locale}
        actor={actor}
        item={item}
        title={t("staff:closing.title")}
        notes={
          status && (
            <Note locale={locale} title={t("staff:closing.now")}>
              <TextState state={status} locale={locale} />
            </Note>
          )
        }
      >
        {done && <Outcome>{t(`staff:closing.done.${done}`, { code })}</Outcome>}
        <Closing
          {...{ locale, item }}
          close={recordClosing}
          takeBack={recordNoClosing}
          meetings={await begunMeetings(actor, dayOf(new Date()))}
        />
      </RecommendationFrame>
    );
  },
);

export { generateMetadata, Page as default };
