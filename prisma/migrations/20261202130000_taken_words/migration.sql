-- A draft that is under way while its form is sent arrives after the form was taken. Each form says until which moment of its
-- own browser its words are in what it sends: what a draft of it says of a moment before is no draft any more.
CREATE TABLE "taken_words" (
    "person_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "taken_words_pkey" PRIMARY KEY ("person_id","name")
);

CREATE INDEX "taken_words_taken_at_idx" ON "taken_words"("taken_at");
ALTER TABLE "taken_words" ADD CONSTRAINT "taken_words_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "taken_words" ADD CONSTRAINT taken_words_name CHECK (name ~ '^[0-9a-f]{16,64}$');
CREATE TRIGGER taken_words_are_never_emptied BEFORE TRUNCATE ON taken_words FOR EACH STATEMENT EXECUTE FUNCTION record_stays();
