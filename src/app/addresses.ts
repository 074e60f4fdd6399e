import { glossaryAddresses } from "#features/glossary/glossary-addresses.ts";
import { liaisonAddresses } from "#features/liaison/liaison-addresses.ts";
import { newsAddresses } from "#features/news/news-addresses.ts";
import type { Addresses } from "#server/pages/page-addresses.ts";
import { aboutAddresses } from "#views/about/about-addresses.ts";
import { documentAddresses } from "#views/documents/document-addresses.ts";
import { matrixAddresses } from "#views/matrix/matrix-addresses.ts";
import { meetingAddresses } from "#views/meeting/meeting-addresses.ts";
import { partnerAddresses } from "#views/partner/partner-addresses.ts";
import { pillarAddresses } from "#views/pillar/pillar-addresses.ts";
import { profileAddresses } from "#views/profile/profile-addresses.ts";
import { recommendationAddresses } from "#views/recommendation/recommendation-addresses.ts";
import { textAddresses } from "#views/text/text-addresses.ts";
import { plainAddresses } from "./plain-addresses.ts";

/** Every public page: what its address can be asked, and as which files it can be had. */
export const addresses = {
  ...plainAddresses,
  ...aboutAddresses,
  ...documentAddresses,
  ...glossaryAddresses,
  ...liaisonAddresses,
  ...matrixAddresses,
  ...meetingAddresses,
  ...newsAddresses,
  ...partnerAddresses,
  ...pillarAddresses,
  ...profileAddresses,
  ...recommendationAddresses,
  ...textAddresses,
} satisfies Addresses;
