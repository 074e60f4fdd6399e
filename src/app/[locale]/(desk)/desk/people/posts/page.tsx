import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import { PostForm } from "#desk/people/invite-form.tsx";
import { listPosts } from "#features/liaison/liaison-queries.ts";
import { listPeople } from "#features/people/person-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { can } from "#policy.ts";
import { Crumbs, EmptyState, PageHead } from "#ui/page.tsx";
import { changePost } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/desk/people/posts",
  { title: ({ t }) => t("people:list.assignTitle"), may: can.managePeople },
  async ({ locale, t, actor }) => {
    const officers = (await listPeople(actor)).filter(({ role, active }) => role === "liaison" && active);
    return (
      <>
        <DeskBarOf locale={locale} as={actor.role} />
        <Crumbs
          locale={locale}
          items={[
            { href: addressOf(locale, "/desk"), label: t("desk:title") },
            { href: addressOf(locale, "/desk/people"), label: t("people:list.title") },
          ]}
        />
        <PageHead title={t("people:list.assignTitle")} lead={t("people:list.assignText")} />
        {officers.length === 0 ? (
          <EmptyState>{t("people:list.noOfficers")}</EmptyState>
        ) : (
          <PostForm locale={locale} action={changePost} officers={officers} posts={await listPosts()} />
        )}
      </>
    );
  },
);

export { generateMetadata, Page as default };
