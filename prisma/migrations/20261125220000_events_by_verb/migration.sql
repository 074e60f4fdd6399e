-- Decisions put right and texts amended are few among many events: every page as of a day asks for them.
CREATE INDEX "event_verb_idx" ON "event"("verb");
