"""What people ask for in place of an answer, clause by clause."""
