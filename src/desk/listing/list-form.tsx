import type { MeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { sourcesAt } from "#desk/meetings/meeting-sources.ts";
import { addresseeFormWords } from "#desk/recording/addressee-form-words.ts";
import { Numbered } from "#desk/recording/recommendation-desk.tsx";
import { findChosenBefore, findFirstFree } from "#desk/recording/recommendation-desk-queries.ts";
import { recommendationFormWords } from "#desk/recording/recommendation-form-words.ts";
import { keptAs } from "#features/drafts/draft-forms.ts";
import { findNames } from "#features/recommendations/addressee-queries.ts";
import { mostAtOnce, newCode } from "#features/recommendations/recommendation.ts";
import type { RecommendationItem } from "#features/recommendations/recommendation-item.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import type { Person } from "#policy.ts";
import { Form } from "#ui/form/form.tsx";
import type { FormAction } from "#ui/form/form-state.ts";
import { Note } from "#ui/note.tsx";
import { ListFields } from "./list-fields.tsx";
import { listValues, worded } from "./list-form-definition.ts";

type Props = {
  locale: Locale;
  meeting: MeetingForDesk;
  items: readonly RecommendationItem[];
  actor: Person;
  action: FormAction;
};

/** Enters several recommendations of a meeting at once, row by row or from a list that is pasted. */
export async function EnterList({ locale, meeting, items, actor, action }: Props) {
  const t = translator(locale);
  const names = await findNames();
  const { chosen, last } = await findChosenBefore(actor, items, names);
  const words = recommendationFormWords(locale, sourcesAt(meeting, chosen.source));
  const first = (await findFirstFree(meeting)) ?? 1;
  const year = Number(meeting.firstDay?.slice(0, 4));
  return (
    <section className="form-part" aria-labelledby="list-heading">
      <h2 id="list-heading">{t("list:link")}</h2>
      <Numbered locale={locale} meeting={meeting}>
        <p className="hint">{t("list:lead")}</p>
        {last && (
          <Note locale={locale} title={t("wordless:chosen.title")}>
            {t("wordless:chosen.text", { code: last })}
          </Note>
        )}
        <Form
          action={action}
          initial={listValues(meeting, chosen, locale)}
          submit={t("list:submit")}
          keptAs={keptAs("recommendation", `list-of-${meeting.code}`, null)}
          others={
            <a className="button quiet" href={addressOf(locale, "/meetings/[code]/recommendations", meeting.code)}>
              {t("wordless:back")}
            </a>
          }
        >
          <ListFields
            words={{
              ...words,
              list: {
                pasted: t("list:pasted"),
                pastedHint: t("list:pastedHint"),
                intoRows: t("list:intoRows"),
                keys: t("list:keys"),
                add: t("list:add"),
              },
              newProvenances: words.newProvenances.filter(({ value }) => worded.some((kind) => kind === value)),
              codes: Array.from({ length: mostAtOnce }, (_, index) =>
                newCode(year, meeting.pillar ?? 0, first + index),
              ),
            }}
            addressees={addresseeFormWords(locale, names)}
          />
        </Form>
      </Numbered>
    </section>
  );
}
