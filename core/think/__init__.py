"""What the interviewer makes of the talk: tone, intent, memory and prompts."""
