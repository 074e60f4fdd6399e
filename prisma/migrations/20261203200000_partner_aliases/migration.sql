-- Other words by which people call a partner: in a search, in a list of participants. They find it, and are no name of it.
CREATE TABLE "partner_alias" (
    "id" SERIAL NOT NULL,
    "partner_id" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "is_loose" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "partner_alias_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "partner_alias_partner_id_words_key" ON "partner_alias"("partner_id", "words");

-- AddForeignKey
ALTER TABLE "partner_alias" ADD CONSTRAINT "partner_alias_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE partner_alias
  ADD CONSTRAINT partner_alias_kind_is_known CHECK (kind IN ('official', 'everyday', 'former', 'acronym', 'spelling', 'body')),
  ADD CONSTRAINT partner_alias_has_words CHECK (words ~ '^\S(.*\S)?$');

CREATE TRIGGER partner_alias_stays BEFORE DELETE OR TRUNCATE ON partner_alias FOR EACH STATEMENT EXECUTE FUNCTION record_stays();
