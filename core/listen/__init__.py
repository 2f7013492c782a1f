"""From samples to stretches of speech."""
