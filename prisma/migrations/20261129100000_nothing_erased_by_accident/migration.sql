-- Nothing of the record can be erased by accident. A row that others name stays as long as they name it: deleting a pillar
-- would have taken it from its meetings, deleting a recommendation would have taken its addressees with it.
ALTER TABLE "partner"
  DROP CONSTRAINT "partner_place_code_fkey",
  ADD CONSTRAINT "partner_place_code_fkey" FOREIGN KEY ("place_code") REFERENCES "place"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "partner_group_member"
  DROP CONSTRAINT "partner_group_member_group_code_fkey",
  ADD CONSTRAINT "partner_group_member_group_code_fkey" FOREIGN KEY ("group_code") REFERENCES "partner_group"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "meeting"
  DROP CONSTRAINT "meeting_pillar_number_fkey",
  ADD CONSTRAINT "meeting_pillar_number_fkey" FOREIGN KEY ("pillar_number") REFERENCES "pillar"("number") ON DELETE RESTRICT ON UPDATE CASCADE,
  DROP CONSTRAINT "meeting_place_code_fkey",
  ADD CONSTRAINT "meeting_place_code_fkey" FOREIGN KEY ("place_code") REFERENCES "place"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "recommendation"
  DROP CONSTRAINT "recommendation_pillar_number_fkey",
  ADD CONSTRAINT "recommendation_pillar_number_fkey" FOREIGN KEY ("pillar_number") REFERENCES "pillar"("number") ON DELETE RESTRICT ON UPDATE CASCADE,
  DROP CONSTRAINT "recommendation_meeting_id_fkey",
  ADD CONSTRAINT "recommendation_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "addressee"
  DROP CONSTRAINT "addressee_recommendation_id_fkey",
  ADD CONSTRAINT "addressee_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "addressed_group"
  DROP CONSTRAINT "addressed_group_recommendation_id_fkey",
  ADD CONSTRAINT "addressed_group_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  DROP CONSTRAINT "addressed_group_recommendation_id_partner_id_fkey",
  ADD CONSTRAINT "addressed_group_recommendation_id_partner_id_fkey" FOREIGN KEY ("recommendation_id", "partner_id") REFERENCES "addressee"("recommendation_id", "partner_id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "addressed_body"
  DROP CONSTRAINT "addressed_body_recommendation_id_fkey",
  ADD CONSTRAINT "addressed_body_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "addressed_programme"
  DROP CONSTRAINT "addressed_programme_recommendation_id_fkey",
  ADD CONSTRAINT "addressed_programme_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "implementation_report"
  DROP CONSTRAINT "implementation_report_submitted_by_id_fkey",
  ADD CONSTRAINT "implementation_report_submitted_by_id_fkey" FOREIGN KEY ("submitted_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  DROP CONSTRAINT "implementation_report_corrects_id_fkey",
  ADD CONSTRAINT "implementation_report_corrects_id_fkey" FOREIGN KEY ("corrects_id") REFERENCES "implementation_report"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  DROP CONSTRAINT "implementation_report_repeats_id_fkey",
  ADD CONSTRAINT "implementation_report_repeats_id_fkey" FOREIGN KEY ("repeats_id") REFERENCES "implementation_report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "report_draft"
  DROP CONSTRAINT "report_draft_recommendation_id_fkey",
  ADD CONSTRAINT "report_draft_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "reporting_round"
  DROP CONSTRAINT "reporting_round_opened_by_id_fkey",
  ADD CONSTRAINT "reporting_round_opened_by_id_fkey" FOREIGN KEY ("opened_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "assessment"
  DROP CONSTRAINT "assessment_assessed_by_id_fkey",
  ADD CONSTRAINT "assessment_assessed_by_id_fkey" FOREIGN KEY ("assessed_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "event"
  DROP CONSTRAINT "event_recommendation_id_fkey",
  ADD CONSTRAINT "event_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  DROP CONSTRAINT "event_meeting_id_fkey",
  ADD CONSTRAINT "event_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  DROP CONSTRAINT "event_actor_id_fkey",
  ADD CONSTRAINT "event_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "person"
  DROP CONSTRAINT "person_partner_id_fkey",
  ADD CONSTRAINT "person_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  DROP CONSTRAINT "person_post_id_fkey",
  ADD CONSTRAINT "person_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "liaison_post"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Accounts are closed, never deleted, and closing one ends its sessions.
ALTER TABLE "session"
  DROP CONSTRAINT "session_person_id_fkey",
  ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "liaison_post"
  DROP CONSTRAINT "liaison_post_route_code_fkey",
  ADD CONSTRAINT "liaison_post_route_code_fkey" FOREIGN KEY ("route_code") REFERENCES "route"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "post_tenure"
  DROP CONSTRAINT "post_tenure_post_id_fkey",
  ADD CONSTRAINT "post_tenure_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "liaison_post"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "post_coverage"
  DROP CONSTRAINT "post_coverage_post_id_fkey",
  ADD CONSTRAINT "post_coverage_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "liaison_post"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "observation"
  DROP CONSTRAINT "observation_entered_by_id_fkey",
  ADD CONSTRAINT "observation_entered_by_id_fkey" FOREIGN KEY ("entered_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  DROP CONSTRAINT "observation_verified_by_id_fkey",
  ADD CONSTRAINT "observation_verified_by_id_fkey" FOREIGN KEY ("verified_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  DROP CONSTRAINT "observation_supersedes_id_fkey",
  ADD CONSTRAINT "observation_supersedes_id_fkey" FOREIGN KEY ("supersedes_id") REFERENCES "observation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Rows that nobody names could still go. None does: what was a mistake is put right, withdrawn or closed, and a table is
-- never emptied.
CREATE FUNCTION record_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the record is never erased: % of % refused', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER region_stays BEFORE DELETE OR TRUNCATE ON region FOR EACH STATEMENT EXECUTE FUNCTION record_stays();
CREATE TRIGGER place_stays BEFORE DELETE OR TRUNCATE ON place FOR EACH STATEMENT EXECUTE FUNCTION record_stays();
CREATE TRIGGER partner_stays BEFORE DELETE OR TRUNCATE ON partner FOR EACH STATEMENT EXECUTE FUNCTION record_stays();
CREATE TRIGGER former_name_stays BEFORE DELETE OR TRUNCATE ON former_name FOR EACH STATEMENT EXECUTE FUNCTION record_stays();
CREATE TRIGGER partner_group_stays BEFORE DELETE OR TRUNCATE ON partner_group FOR EACH STATEMENT EXECUTE FUNCTION record_stays();
CREATE TRIGGER body_stays BEFORE DELETE OR TRUNCATE ON body FOR EACH STATEMENT EXECUTE FUNCTION record_stays();
CREATE TRIGGER pillar_stays BEFORE DELETE OR TRUNCATE ON pillar FOR EACH STATEMENT EXECUTE FUNCTION record_stays();
CREATE TRIGGER meeting_stays BEFORE DELETE OR TRUNCATE ON meeting FOR EACH STATEMENT EXECUTE FUNCTION record_stays();
CREATE TRIGGER recommendation_stays BEFORE DELETE OR TRUNCATE ON recommendation FOR EACH STATEMENT EXECUTE FUNCTION record_stays();
CREATE TRIGGER reporting_round_stays BEFORE DELETE OR TRUNCATE ON reporting_round FOR EACH STATEMENT EXECUTE FUNCTION record_stays();
CREATE TRIGGER person_stays BEFORE DELETE OR TRUNCATE ON person FOR EACH STATEMENT EXECUTE FUNCTION record_stays();
CREATE TRIGGER liaison_post_stays BEFORE DELETE OR TRUNCATE ON liaison_post FOR EACH STATEMENT EXECUTE FUNCTION record_stays();
CREATE TRIGGER post_tenure_stays BEFORE DELETE OR TRUNCATE ON post_tenure FOR EACH STATEMENT EXECUTE FUNCTION record_stays();
CREATE TRIGGER post_coverage_stays BEFORE DELETE OR TRUNCATE ON post_coverage FOR EACH STATEMENT EXECUTE FUNCTION record_stays();
CREATE TRIGGER indicator_stays BEFORE DELETE OR TRUNCATE ON indicator FOR EACH STATEMENT EXECUTE FUNCTION record_stays();
CREATE TRIGGER glossary_term_stays BEFORE DELETE OR TRUNCATE ON glossary_term FOR EACH STATEMENT EXECUTE FUNCTION record_stays();
CREATE TRIGGER route_stays BEFORE DELETE OR TRUNCATE ON route FOR EACH STATEMENT EXECUTE FUNCTION record_stays();
CREATE TRIGGER programme_stays BEFORE DELETE OR TRUNCATE ON programme FOR EACH STATEMENT EXECUTE FUNCTION record_stays();
CREATE TRIGGER donor_stays BEFORE DELETE OR TRUNCATE ON donor FOR EACH STATEMENT EXECUTE FUNCTION record_stays();
CREATE TRIGGER content_version_stays BEFORE DELETE OR TRUNCATE ON content_version FOR EACH STATEMENT EXECUTE FUNCTION record_stays();
CREATE TRIGGER portal_stays BEFORE DELETE OR TRUNCATE ON portal FOR EACH STATEMENT EXECUTE FUNCTION record_stays();

-- Of these, rows go one by one: an addressee or a lineage is taken back, a partner leaves a group, a draft is sent.
CREATE TRIGGER partner_group_member_is_never_emptied BEFORE TRUNCATE ON partner_group_member FOR EACH STATEMENT EXECUTE FUNCTION record_stays();
CREATE TRIGGER addressee_is_never_emptied BEFORE TRUNCATE ON addressee FOR EACH STATEMENT EXECUTE FUNCTION record_stays();
CREATE TRIGGER addressed_group_is_never_emptied BEFORE TRUNCATE ON addressed_group FOR EACH STATEMENT EXECUTE FUNCTION record_stays();
CREATE TRIGGER addressed_body_is_never_emptied BEFORE TRUNCATE ON addressed_body FOR EACH STATEMENT EXECUTE FUNCTION record_stays();
CREATE TRIGGER addressed_programme_is_never_emptied BEFORE TRUNCATE ON addressed_programme FOR EACH STATEMENT EXECUTE FUNCTION record_stays();
CREATE TRIGGER lineage_is_never_emptied BEFORE TRUNCATE ON lineage FOR EACH STATEMENT EXECUTE FUNCTION record_stays();
CREATE TRIGGER report_draft_is_never_emptied BEFORE TRUNCATE ON report_draft FOR EACH STATEMENT EXECUTE FUNCTION record_stays();
