-- Two drafts are told apart by what they say, so none needs a number.
ALTER TABLE "report_draft" DROP COLUMN "version";
