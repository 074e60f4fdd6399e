-- What nobody goes on with is swept away in one of all the portals on a database, as files are mended in one.
ALTER TABLE regular_work DROP CONSTRAINT regular_work_is_known;
ALTER TABLE regular_work ADD CONSTRAINT regular_work_is_known CHECK (name IN ('files', 'uploads'));
INSERT INTO regular_work (name, due_at) VALUES ('uploads', now());
