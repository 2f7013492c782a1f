"""Every figure that ``docs/figures.md`` quotes, each with its command; cases come from files."""
