"""Tones of voice."""

from __future__ import annotations

from enum import StrEnum


class Tone(StrEnum):
    EMPATHETIC = "empathetic"
    """Sympathy, or hardship that calls for it."""
    ENCOURAGING = "encouraging"
    """Reassurance, or self-doubt that calls for it."""
    SERIOUS = "serious"
    """Risk, warning, consequences."""
    ENTHUSIASTIC = "enthusiastic"
    """Delight and strong praise."""
    CURIOUS = "curious"
    """Wanting to know more."""
    NEUTRAL = "neutral"
