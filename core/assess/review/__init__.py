"""A whole review: what is added to it, kept of it, compared and taken home."""
