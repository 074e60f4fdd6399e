import { expect, test } from "vitest";
import { agendaKinds, agendaVerbs, speakerRoles } from "#features/agenda/agenda.ts";
import { assessmentSteps, assessmentVerbs } from "#features/assessments/assessment.ts";
import { claimOutcomes, claimTold, claimVerbs, erratumProvenances } from "#features/claims/claim.ts";
import { policyMeetings } from "#features/decisions/decision.ts";
import {
  delegationKinds,
  delegationSteps,
  delegationVerbs,
  listReaders,
  registrationVerbs,
  services,
} from "#features/delegations/delegation.ts";
import { documentKinds, documentVerbs } from "#features/documents/document.ts";
import { fileVerbs } from "#features/documents/document-file.ts";
import { draftForms } from "#features/drafts/draft-forms.ts";
import { evidenceOf, evidenceVerbs } from "#features/evidence/evidence.ts";
import { tenureStates } from "#features/liaison/liaison.ts";
import { absenceVerbs } from "#features/meetings/absence.ts";
import {
  attendanceKinds,
  datePrecisions,
  formats,
  meetingTypes,
  meetingVerbs,
  qualifiers,
  reportedKinds,
  reportedQualifiers,
} from "#features/meetings/meeting.ts";
import { hostRoles } from "#features/meetings/meeting-hosts.ts";
import { meetingMoves, meetingStates } from "#features/meetings/meeting-state.ts";
import { aliasKinds, partnerKinds } from "#features/partners/partner.ts";
import { linkVerbs, personVerbs } from "#features/people/person.ts";
import { absences, aggregations, indicatorGroups, observationVerbs } from "#features/profiles/observation.ts";
import { lineageKinds } from "#features/recommendations/lineage.ts";
import {
  kinds,
  provenances,
  recommendationVerbs,
  statuses,
  wordless,
} from "#features/recommendations/recommendation.ts";
import { implementationStates, reportStates, reportVerbs } from "#features/reports/report.ts";
import { partnersSee, roundVerbs } from "#features/rounds/round.ts";
import { troubles } from "#features/texts/language-trouble.ts";
import { textVerbs } from "#features/texts/text.ts";
import { sentSubjects, sentTranslationStates, translationVerbs } from "#features/translations/translation.ts";
import { languageStates } from "#i18n/language-state.ts";
import { locales } from "#i18n/locale.ts";
import { textsOfRecord } from "#i18n/record-text.ts";
import { resources } from "#i18n/resources.ts";
import { claimKinds } from "#i18n/settled-text.ts";
import { periodKinds } from "#lib/period.ts";
import { roles } from "#policy.ts";
import { fileKinds } from "#server/files/file-kind.ts";
import { wordStates } from "#server/files/file-rows.ts";
import { placeKinds } from "#server/files/words/placed-words.ts";
import { fills } from "#server/installation/env.ts";
import { withClient } from "#server/installation/with-client.ts";
import { regularWorks } from "#server/jobs/regular-work.ts";
import type { Subject } from "#server/snapshot.ts";

type Words = readonly string[];

const verbs: Record<Subject, Words> = {
  meeting: meetingVerbs,
  absence: absenceVerbs,
  agenda: agendaVerbs,
  delegation: delegationVerbs,
  registration: registrationVerbs,
  document: documentVerbs,
  file: fileVerbs,
  evidence: evidenceVerbs,
  recommendation: recommendationVerbs,
  report: reportVerbs.map((verb) => `report-${verb}`),
  assessment: assessmentVerbs.map((verb) => `assessment-${verb}`),
  round: roundVerbs.map((verb) => `round-${verb}`),
  observation: observationVerbs,
  text: textVerbs,
  translation: translationVerbs,
  claim: claimVerbs,
  person: personVerbs,
};

/** The home of each list of words that the database checks, by the check, or the function of a check, that holds it. */
const homes: { [check: string]: Words[] } = {
  agenda_item_kind: [agendaKinds],
  assessment_language: [locales],
  assessment_open_to: [assessmentSteps],
  assessment_state: [reportStates],
  delegate_service: [services],
  delegation_kind: [delegationKinds],
  delegation_step: [delegationSteps],
  document_kind: [documentKinds],
  draft_form: [Object.keys(draftForms)],
  regular_work_is_known: [regularWorks],
  upload_evidence_of: [evidenceOf],
  file_kind: [fileKinds],
  file_words: [wordStates],
  file_words_place: [placeKinds],
  draft_sheet_language: [locales],
  draft_sheet_state: [reportStates],
  event_subject_and_verb: [Object.entries(verbs).flatMap(([subject, own]) => own.map((verb) => `${subject} ${verb}`))],
  event_names_its_row: [linkVerbs],
  implementation_report_language: [locales],
  implementation_report_state: [reportStates],
  indicator_aggregation: [aggregations],
  indicator_group: [indicatorGroups],
  invitation_role: [roles],
  is_attendance: [attendanceKinds, qualifiers],
  is_hosts: [hostRoles],
  is_speakers: [speakerRoles],
  is_reported: [reportedKinds, reportedQualifiers],
  lineage_kind: [lineageKinds],
  meeting_date_precision: [datePrecisions],
  meeting_format: [formats],
  meeting_registration_list_for: [listReaders],
  meeting_reported_endorsed: [policyMeetings],
  meeting_state: [meetingStates],
  meeting_type: [meetingTypes],
  observation_absence: [absences],
  observation_period_kind: [periodKinds],
  partner_alias_kind_is_known: [aliasKinds],
  partner_kind: [partnerKinds],
  person_language: [locales],
  person_role: [roles],
  portal_fill: [fills],
  post_tenure_state: [tenureStates],
  recommendation_kind: [kinds],
  recommendation_provenance: [provenances],
  recommendation_status: [statuses],
  recommendation_words_are_of_some_kind: [wordless],
  reporting_round_to_partners: [partnersSee],
  text_claim_kind: [claimKinds],
  text_claim_language: [locales],
  text_claim_outcome: [claimOutcomes],
  text_claim_provenance: [erratumProvenances],
  text_claim_told: [claimTold],
  text_state_language: [locales],
  translation_language: [locales],
  translation_state: [sentTranslationStates],
  translation_subject: [sentSubjects],
  text_state_state: [languageStates.filter((state) => state !== "missing")],
};

test("each list of words that the database checks is the one that the code exports", async () => {
  const checks = await withClient(process.env.DATABASE_URL ?? "", async (client) => {
    const { rows } = await client.query<{ name: string; definition: string }>(`
      SELECT conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint
      WHERE contype = 'c' AND connamespace = 'public'::regnamespace
      UNION ALL
      SELECT proname, pg_get_functiondef(oid) FROM pg_proc
      WHERE pronamespace = 'public'::regnamespace AND prolang = (SELECT oid FROM pg_language WHERE lanname = 'sql')`);
    return rows;
  });
  const found = checks.flatMap(({ name, definition }) => {
    // PostgreSQL writes every `IN (...)` so.
    const lists = [...definition.matchAll(/= ANY \(ARRAY\[(.*?)\]/g)].map(([, words = ""]) => wordsIn(words));
    return lists.length > 0 ? [[name, lists] as const] : [];
  });
  const homesInOrder = Object.entries(homes).map(([name, lists]) => [name, lists.map(inOrder)] as const);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(homesInOrder));
});

/** The places in which each word of a list has a text, and nothing else has. */
const texts: { [place: string]: Words } = {
  "about.state": statuses,
  "documents.kinds": documentKinds,
  "lineage.became": lineageKinds,
  "meetings.formats": formats,
  "meetings.short": meetingTypes,
  "meetings.state": meetingStates,
  "meetings.types": meetingTypes,
  "partners.kicker": partnerKinds,
  "partners.kinds": partnerKinds,
  "people.roles": roles,
  "profiles.absence": absences,
  "profiles.groups": indicatorGroups,
  "recommendations.kinds": kinds,
  "recommendations.lineage.kinds": lineageKinds,
  "recommendations.lineage.short": lineageKinds,
  "staff.state.done": Object.keys(meetingMoves),
  "staff.state.verbs": Object.keys(meetingMoves),
  "texts.name": [...Object.keys(textsOfRecord), ...sentSubjects],
  "texts.noun": [...Object.keys(textsOfRecord), ...sentSubjects],
  "texts.trouble": troubles,
  "states.implementation": implementationStates,
  "states.language": [...languageStates],
  "states.text": statuses,
  "ui.qualifiers": qualifiers,
  "ui.quantity": qualifiers,
};

test.each(locales)("each word that a reader meets has a text, and no text is of a word that is gone (%s)", (locale) => {
  const read = (place: string) =>
    place.split(".").reduce<unknown>((texts, key) => (texts as { [key: string]: unknown })[key], resources[locale]);
  const found = Object.keys(texts).map((place) => [
    place,
    inOrder([...new Set(Object.keys(read(place) as object).map(withoutPlural))]),
  ]);
  const expected = Object.entries(texts).map(([place, words]) => [place, inOrder(words)]);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
});

function wordsIn(sql: string): string[] {
  return inOrder([...sql.matchAll(/'((?:[^']|'')*)'/g)].map(([, word = ""]) => word));
}

function inOrder(words: Words): string[] {
  return [...words].sort();
}

function withoutPlural(key: string): string {
  return key.replace(/_(zero|one|two|few|many|other)$/, "");
}
