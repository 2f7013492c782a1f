"""How the dimensions of an answer come to their levels, and what would raise them."""
