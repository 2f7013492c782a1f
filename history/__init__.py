"""Interviews that outlive a page: one table, one repository."""
