-- A donor is a partner. One that was named by a code of before is named by its present one.
UPDATE donor
SET partner_code = partner.code
FROM former_name JOIN partner ON partner.id = former_name.partner_id
WHERE former_name.code = donor.partner_code AND NOT EXISTS (SELECT FROM partner WHERE code = donor.partner_code);

-- CreateIndex
CREATE INDEX "donor_partner_code_idx" ON "donor"("partner_code");

-- AddForeignKey
ALTER TABLE "donor" ADD CONSTRAINT "donor_partner_code_fkey" FOREIGN KEY ("partner_code") REFERENCES "partner"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- An invitation speaks for a partner that is there: with one that is not, it leads nowhere.
DELETE FROM invitation WHERE partner_id IS NOT NULL AND partner_id NOT IN (SELECT id FROM partner);

-- CreateIndex
CREATE INDEX "invitation_partner_id_idx" ON "invitation"("partner_id");

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A focal point speaks for a partner.
ALTER TABLE person ADD CONSTRAINT person_focal_has_partner CHECK (role <> 'focal' OR partner_id IS NOT NULL);
ALTER TABLE invitation ADD CONSTRAINT invitation_focal_has_partner CHECK (role <> 'focal' OR partner_id IS NOT NULL);
