"""What the language page is made of."""
