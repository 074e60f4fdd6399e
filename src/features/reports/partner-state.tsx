import { capital } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { ImplementationState } from "#ui/state.tsx";
import type { ImplementationState as State } from "./report.ts";

/** Says how a partner stands. A reader who sees only what was released knows of silence only that nothing is public. */
export function PartnerState({ state, releasedOnly, locale }: { state: State; releasedOnly: boolean; locale: Locale }) {
  return (
    <ImplementationState state={state} locale={locale}>
      {state === "noReport" && releasedOnly ? capital(translator(locale)("states:noPublicReport"), locale) : undefined}
    </ImplementationState>
  );
}
