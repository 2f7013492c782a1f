"""The live call: the microphone stays open, the interviewer answers and may be cut off."""
