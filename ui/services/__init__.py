"""Who hears, thinks, speaks and assesses, and how ready they are."""
