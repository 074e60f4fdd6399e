-- The role of the portal adds events and may not move the head of the history: the trigger does, as the owner of both. It
-- finds the head where it is now, never in a temporary table that the portal made, and works on no other table's rows.
DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION event_moves_head() SECURITY DEFINER SET search_path = %I, pg_temp', current_schema());
END $$;
REVOKE EXECUTE ON FUNCTION event_moves_head() FROM PUBLIC;
