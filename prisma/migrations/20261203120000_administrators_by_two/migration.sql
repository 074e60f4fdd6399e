-- An administrator is made by two, or by an operator. What one alone had made, and nobody has used yet, is over.
UPDATE invitation SET revoked_at = CURRENT_TIMESTAMP
WHERE role = 'admin' AND made_by_id IS NOT NULL AND confirmed_by_id IS NULL AND token_hash IS NOT NULL
  AND used_at IS NULL AND revoked_at IS NULL;

-- NOT VALID: what was used before stays as it was.
ALTER TABLE invitation ADD CONSTRAINT invitation_administrator_by_two CHECK (
  role <> 'admin' OR made_by_id IS NULL OR confirmed_by_id IS NOT NULL OR (token_hash IS NULL AND used_at IS NULL)
) NOT VALID;
