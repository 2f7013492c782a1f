"""Who steps in when a service fails: per role, hosted, then other hosted, then embedded."""
