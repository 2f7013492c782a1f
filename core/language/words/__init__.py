"""What is read in a learner's words, by the pack of their language."""
