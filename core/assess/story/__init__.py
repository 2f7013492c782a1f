"""The story in an answer: its parts, its points, its gaps, and the same told more strongly."""
