"""Whether an English sentence wants another word: what completeness is read from."""
