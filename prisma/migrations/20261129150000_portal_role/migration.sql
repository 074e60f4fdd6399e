-- The role of the portal adds events and may not move the head of the history: the trigger does, as the owner of both.
ALTER FUNCTION event_moves_head() SECURITY DEFINER;
ALTER FUNCTION event_moves_head() SET search_path FROM CURRENT;
