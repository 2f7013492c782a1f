"""What a letter is to a search, where Python's own ``\\w`` stops short."""

LETTER = r"[\w\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0900-\u0903\u093a-\u094f]"
"""A letter, with the marks that Indic and Arabic scripts write on it."""
