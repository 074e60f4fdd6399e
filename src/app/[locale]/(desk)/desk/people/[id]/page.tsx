import { notFound } from "next/navigation";
import { changeActive } from "#app/[locale]/(desk)/desk/people/actions.ts";
import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import { AccountForm } from "#desk/people/account-form.tsx";
import { ActiveForm } from "#desk/people/people-list.tsx";
import { listPosts } from "#features/liaison/liaison-queries.ts";
import { listPartners } from "#features/partners/partner-queries.ts";
import { findPerson } from "#features/people/person-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { can } from "#policy.ts";
import { toId } from "#ui/form/form-state.ts";
import { Crumbs, PageHead, Section } from "#ui/page.tsx";
import { changeRole } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/desk/people/[id]",
  { title: ({ t }) => t("people:change.title"), may: can.managePeople },
  async ({ locale, t, actor, params }) => {
    const person = (await findPerson(actor, toId(params.id))) ?? notFound();
    const { id, name, email, active } = person;
    return (
      <>
        <DeskBarOf locale={locale} as={actor.role} status={t(active ? "people:list.active" : "people:list.inactive")} />
        <Crumbs
          locale={locale}
          items={[
            { href: addressOf(locale, "/desk"), label: t("desk:title") },
            { href: addressOf(locale, "/desk/people"), label: t("people:list.title") },
          ]}
        />
        <PageHead title={name} lead={email} />
        {id === actor.id ? (
          <p>{t("people:change.own")}</p>
        ) : (
          <>
            <Section id="account-role" title={t("people:change.roleTitle")}>
              <AccountForm
                {...{ locale, person }}
                action={changeRole}
                partners={await listPartners()}
                posts={await listPosts()}
              />
            </Section>
            <Section id="access" title={t("people:change.access")}>
              {active ? (
                <ul>
                  <li>
                    <a href={addressOf(locale, "/desk/people/[id]/reset", id)}>{t("people:reset.title")}</a>
                  </li>
                  <li>
                    <a href={addressOf(locale, "/desk/people/[id]/deactivate", id)}>{t("people:deactivate.title")}</a>
                  </li>
                </ul>
              ) : (
                <ActiveForm {...{ locale, changeActive, person }} />
              )}
            </Section>
          </>
        )}
      </>
    );
  },
);

export { generateMetadata, Page as default };
