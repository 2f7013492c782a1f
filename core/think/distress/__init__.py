"""Distress: who is in danger, who mourns, and what is said once they were met with care."""
