"""What a model wrote, made into the interviewer's own plain words."""
