"""Reading what was said: cues, numbers, scenes, outcomes; and text that is no prose."""
