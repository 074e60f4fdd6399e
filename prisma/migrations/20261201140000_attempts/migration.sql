-- Attempts are counted by what they have in common (an address, an account, a device, all together), in one row each until
-- its time is over. No address of a person or of a line stands in it: the key is a fingerprint. Rows whose time is over are
-- taken away as others come, so that the table never holds more than what is counted at the moment.
CREATE TABLE "attempts" (
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attempts_pkey" PRIMARY KEY ("key")
);

CREATE INDEX "attempts_ends_at_idx" ON "attempts"("ends_at");

DROP TABLE "sign_in_attempt";
