-- Words of a record that is not public yet are kept here, too: the record says where they lie, and not the form alone.
ALTER TABLE "draft"
  DROP CONSTRAINT draft_form,
  ADD CONSTRAINT draft_form CHECK (form IN (
    'absence', 'addressees', 'assessment', 'closing', 'corrections', 'decisions', 'figure', 'lineage', 'meeting', 'meeting-state', 'no-closing',
    'recommendation', 'report', 'round', 'sheet'
  ));
