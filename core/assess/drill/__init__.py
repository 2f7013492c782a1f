"""What drills see in what was said: a story in parts, a pitch, a question that went badly."""
