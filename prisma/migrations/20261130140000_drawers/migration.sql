-- What a person types is kept on the device under a name that says nothing of who they are, and that nobody else has.
ALTER TABLE "person" ADD COLUMN "drawer" UUID NOT NULL DEFAULT gen_random_uuid();
CREATE UNIQUE INDEX "person_drawer_key" ON "person"("drawer");
