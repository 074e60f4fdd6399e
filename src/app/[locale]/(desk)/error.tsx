"use client";

import { useTexts } from "#i18n/client-texts.tsx";

/** Stands in the place of a page of the desk that broke in the browser: the frame around it stays. */
export default function BrokenPage() {
  const { t } = useTexts();
  return (
    <>
      <header className="head">
        <div>
          <h1>{t("form:broken.title")}</h1>
          <p className="lead">{t("form:broken.explanation")}</p>
        </div>
      </header>
      <p>
        <button type="button" className="button" onClick={() => location.reload()}>
          {t("form:broken.again")}
        </button>
      </p>
    </>
  );
}
