"""The turn as it happens: one loop for all talks, one session object for each."""
