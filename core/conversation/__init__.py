"""The vocabulary of a conversation: audio, transcripts, messages, states, errors and ports."""
