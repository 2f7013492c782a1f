"""Dialogues beside the mock interview: a chat, a talk in a foreign language, a monologue."""
