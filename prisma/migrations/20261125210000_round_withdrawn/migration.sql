-- A round that was opened by mistake, and that nobody has answered, is taken back. Its year is free for another.
ALTER TABLE "reporting_round" ADD COLUMN "withdrawn_at" TIMESTAMPTZ(3);
