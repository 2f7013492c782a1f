"""A conversation on a page: who said what, how it is answered, paused and coached."""
