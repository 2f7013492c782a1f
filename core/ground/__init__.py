"""Grounding: documents, what in them one would ask about, and the questions that come of it."""
