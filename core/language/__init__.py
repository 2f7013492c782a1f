"""A talk in the language that somebody learns: packs of 13 languages, the partner, the test."""
