"""What the partner of a talk says next, and what is taken down of it."""
