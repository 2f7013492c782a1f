"""Which follow-up an answer deserves, and what need not be asked."""
