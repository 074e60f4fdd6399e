import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { claimDone } from "#desk/claims/claim-form-definition.ts";
import { DecisionForm, RefusalForm } from "#desk/claims/claim-forms.tsx";
import { Claim } from "#desk/claims/claim-list.tsx";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import { listClaims } from "#features/claims/claim-queries.ts";
import { textName } from "#features/texts/text-words.ts";
import { addressOf } from "#i18n/address.ts";
import { can } from "#policy.ts";
import { Outcome } from "#ui/desk.tsx";
import { Crumbs, EmptyState, PageHead } from "#ui/page.tsx";
import { confirmProposed, refuseProposed, takeBackProposed } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/desk/claims",
  { title: ({ t }) => t("claims:title"), may: can.claim },
  async ({ locale, t, actor, query }) => {
    const claims = await listClaims(actor);
    // One form at a time: without scripts the words of another would be lost.
    const refusing = claims.find(({ id }) => String(id) === query.get("id") && can.confirmClaims(actor));
    const done = claimDone.find((one) => one === query.get("done"));
    return (
      <>
        <DeskBarOf locale={locale} as={actor.role} />
        <Crumbs locale={locale} items={[{ href: addressOf(locale, "/desk"), label: t("desk:title") }]} />
        <PageHead title={t("claims:title")} lead={t("claims:lead")} />
        {done && <Outcome>{t(`claims:done.${done}`)}</Outcome>}
        {claims.length === 0 && <EmptyState>{t("claims:none")}</EmptyState>}
        {claims.map((claim) => (
          <Claim key={claim.id} locale={locale} claim={claim}>
            {can.confirmClaim(actor, claim) && claim.holds.ok && (
              <DecisionForm
                locale={locale}
                action={confirmProposed}
                claim={claim}
                submit={t("claims:confirmOf", { text: textName(claim, locale) })}
              />
            )}
            {can.takeBackClaim(actor, claim) && (
              <>
                <p className="small">{t("claims:own")}</p>
                <DecisionForm
                  locale={locale}
                  action={takeBackProposed}
                  claim={claim}
                  submit={t("claims:takeBack")}
                  danger
                />
              </>
            )}
            {can.confirmClaims(actor) &&
              (claim === refusing ? (
                <RefusalForm locale={locale} action={refuseProposed} claim={claim} />
              ) : (
                <p>
                  <a href={addressOf(locale, "/desk/claims", `?id=${claim.id}#claim-${claim.id}`)}>
                    {t("claims:refuse.link")}
                    <span className="unseen"> {textName(claim, locale)}</span>
                  </a>
                </p>
              ))}
          </Claim>
        ))}
      </>
    );
  },
);

export { generateMetadata, Page as default };
