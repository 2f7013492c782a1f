"""The marks that tell a model which words are a person's, and no instruction."""

from __future__ import annotations

FENCE_OPEN, FENCE_CLOSE = "⟦candidate⟧", "⟦/candidate⟧"


def fence(text: str, whose: str = "candidate") -> str:
    """``text`` marked as data, the candidate's or of ``whose``; marks inside it are taken out."""
    clean = text
    for mark in ("⟦", "⟧"):
        clean = clean.replace(mark, "")
    return f"⟦{whose}⟧{clean}⟦/{whose}⟧"
