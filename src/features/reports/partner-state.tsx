import { capital } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import type { Sight } from "#policy.ts";
import { ImplementationState } from "#ui/state.tsx";
import { type ImplementationState as State, silenceWords } from "./report.ts";

/** Says how a partner stands. A reader who does not see every report knows of silence only that none is open to them. */
export function PartnerState({ state, sight, locale }: { state: State; sight: Sight; locale: Locale }) {
  const isUncertain = state === "noReport" && sight !== "all";
  return (
    <ImplementationState state={state} locale={locale}>
      {isUncertain ? capital(translator(locale)(`states:noReport${silenceWords[sight]}`), locale) : undefined}
    </ImplementationState>
  );
}
