-- A form that somebody sent counts once: the key that was made with it is kept with the first event of what it did, in the
-- same transaction. A sending whose answer was lost on the way is known again when it comes a second time.

-- CreateTable
CREATE TABLE "sending" (
    "person_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "event_id" BIGINT NOT NULL,

    CONSTRAINT "sending_pkey" PRIMARY KEY ("person_id","key","content")
);

-- CreateIndex
CREATE UNIQUE INDEX "sending_event_id_key" ON "sending"("event_id");

-- CreateIndex
CREATE INDEX "sending_person_id_content_idx" ON "sending"("person_id", "content");

-- AddForeignKey
ALTER TABLE "sending" ADD CONSTRAINT "sending_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sending" ADD CONSTRAINT "sending_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE sending
  ADD CONSTRAINT sending_key_is_a_key CHECK (key ~ '^[A-Za-z0-9_-]{20,100}(/[A-Za-z0-9-]{1,40})?$'),
  ADD CONSTRAINT sending_content_is_a_fingerprint CHECK (content ~ '^[0-9a-f]{64}$');

-- A sending is of the person who did what it tells of.
CREATE FUNCTION sending_is_the_actors() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM event WHERE id = NEW.event_id AND actor_id = NEW.person_id) THEN
    RAISE EXCEPTION 'a sending is of the person who did what its event tells' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER sending_is_the_actors BEFORE INSERT ON sending FOR EACH ROW EXECUTE FUNCTION sending_is_the_actors();
CREATE TRIGGER sending_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON sending FOR EACH STATEMENT EXECUTE FUNCTION record_stays();
