-- What the partners have come together about: the first sentence of the home page.
ALTER TABLE "portal" ADD COLUMN "subject_en" TEXT, ADD COLUMN "subject_ru" TEXT;
