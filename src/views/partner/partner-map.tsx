import type { PartnerItem } from "#features/partners/partner-queries.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { recordWordsIn } from "#i18n/localized.ts";
import { plainWords } from "#i18n/record-words.ts";
import { translator } from "#i18n/t.ts";
import { typeset } from "#i18n/typeset.ts";
import { boxOf, type Frame, far, isEastern, land, linesOf, near, type Placed, place, specksOf } from "./partner-map.ts";

type Props = {
  locale: Locale;
  partners: readonly PartnerItem[];
  /** the address within the page of the list that names them all */
  list: string;
};

/**
 * Land without borders, and a dot for each partner state that leads to its page. No `viewBox` on the two maps: places are
 * in per cent, names in px. Dots are smaller than a finger; the list is where every partner can be pressed.
 */
export function PartnerMap({ locale, partners, list }: Props) {
  const t = translator(locale);
  const states = partners.filter(({ kind }) => kind === "state");
  const large = place(states, near);
  const shown = large.map(({ partner }) => partner);
  const others = states.filter((partner) => !shown.includes(partner));
  return (
    <figure className="map">
      <a className="skip" href={list}>
        {t("partners:map.skip")}
      </a>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing is no fieldset */}
      <svg className="near" role="group" aria-label={t("partners:map.near")}>
        <svg viewBox={viewBox(near)} aria-hidden="true">
          <path id="land" className="land" d={land} vectorEffect="non-scaling-stroke" />
        </svg>
        <Dots locale={locale} placed={large} />
      </svg>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing is no fieldset */}
      <svg className="far" role="group" aria-label={t("partners:map.far")}>
        <svg viewBox={viewBox(far)} aria-hidden="true">
          <use href="#land" className="land" />
          <path className="specks" d={specksOf(shown)} />
          <rect className="shown" {...boxOf(near)} />
        </svg>
        <Dots locale={locale} placed={place(others, far)} />
      </svg>
      <p className="small disclaimer">{t("partners:map.disclaimer")}</p>
      <p className="small">{t("partners:map.how")}</p>
    </figure>
  );
}

function Dots({ locale, placed }: { locale: Locale; placed: readonly Placed<PartnerItem>[] }) {
  return placed.map(({ partner, reach, ...at }) => {
    const name = recordWordsIn(partner.name, locale);
    if (!name) return null;
    // Lines beside a dot have no room for a mark: the words say it, and the list below bears it.
    const words = typeset(plainWords(partner.name, locale) ?? name.text, name.lang);
    const lines = linesOf(words);
    const isEast = isEastern(at);
    const [x, y] = [`${at.x}%`, `${at.y}%`];
    return (
      <a
        key={partner.code}
        href={addressOf(locale, "/partners/[code]", partner.code)}
        aria-label={words}
        lang={name.fallback ? name.lang : undefined}
      >
        <circle className="reach" cx={x} cy={y} r={`${reach}%`} />
        <circle className="dot" cx={x} cy={y} r="0.85%" />
        <text y={y} className={isEast ? "eastern" : undefined}>
          {/* the space between two lines stands where it moves neither */}
          {lines.map((line, index) => (
            <tspan
              key={line}
              x={x}
              dx={isEast ? -12 : 12}
              dy={`${index === 0 ? 0.35 - (lines.length - 1) * 0.675 : 1.35}em`}
            >
              {isEast ? `${index > 0 ? " " : ""}${line}` : `${line}${index < lines.length - 1 ? " " : ""}`}
            </tspan>
          ))}
        </text>
      </a>
    );
  });
}

function viewBox(frame: Frame): string {
  const { x, y, width, height } = boxOf(frame);
  return `${x} ${y} ${width} ${height}`;
}
