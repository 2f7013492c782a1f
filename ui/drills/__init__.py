"""The drills on a page."""
