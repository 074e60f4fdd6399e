"use client";

import { useTexts } from "#i18n/client-texts.tsx";
import { empty } from "#ui/drafts/draft-drawer.ts";
import { useKeeper } from "#ui/drafts/draft-keeper.tsx";
import { useScripts } from "#ui/drafts/draft-notes.tsx";
import { KeptItems, useKept } from "#ui/drafts/kept-on-hand.tsx";
import { isRedirectOnward } from "#ui/form/form-sending.ts";

type Props = {
  leave: (data: FormData) => Promise<void>;
  submit: string;
  /** the address of the page that asks what becomes of words on the device; without it this is that page */
  asks?: string;
  /** says what becomes of those words where nothing can ask */
  withoutScripts?: string;
};

/** Native all through: leaving needs no script, and then leaves on the device what is there. */
export function SignOutForm({ leave, submit, asks, withoutScripts }: Props) {
  const { locale, t } = useTexts();
  const { person } = useKeeper();
  const { kept } = useKept();
  const isScripted = useScripts();
  const lead = async (data: FormData) => {
    try {
      await leave(data);
    } catch (thrown) {
      // Not before the session is over: a line that breaks takes nothing away.
      if (person && data.get("device") === "forget" && isRedirectOnward(thrown)) empty(person);
      throw thrown;
    }
  };
  const hasSomething = kept.length > 0;
  return (
    <form
      action={hasSomething ? lead : leave}
      onSubmit={(event) => {
        if (!asks || !hasSomething) return;
        event.preventDefault();
        location.assign(asks);
      }}
    >
      <input type="hidden" name="locale" value={locale} />
      {withoutScripts && !isScripted && <p>{withoutScripts}</p>}
      {!asks && hasSomething && (
        <div className="kept-words">
          <p>{t("form:draft.signOut.lead")}</p>
          <KeptItems kept={kept} />
        </div>
      )}
      <div className="actions">
        {!asks && hasSomething ? (
          <>
            <button type="submit" className="button" name="device" value="forget">
              {t("form:draft.signOut.forget")}
            </button>
            <button type="submit" className="button quiet" name="device" value="keep">
              {t("form:draft.signOut.keep")}
            </button>
          </>
        ) : (
          <button type="submit" className={asks ? "button quiet" : "button"}>
            {submit}
          </button>
        )}
      </div>
    </form>
  );
}
