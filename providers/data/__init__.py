"""Models, voices, deadlines and prices of hosted services, as data."""
