"""What single words and sentences of an answer show, and how much of it they tell."""
