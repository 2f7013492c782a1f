"""The interview itself: what is asked, in which order, and what an answer leads to."""
