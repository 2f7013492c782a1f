"""One answer as it is judged: its text, what is no part of it, and whether it is judged at all."""
