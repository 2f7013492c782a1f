"""A document read: lines, headings, passages, and the several things that one passage tells."""
