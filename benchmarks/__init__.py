"""Every figure that the README quotes, each with its command; cases come from files."""
