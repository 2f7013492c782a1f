"""What stepped in for what, in the language of the interface."""

from __future__ import annotations

from collections.abc import Sequence

from core.conversation.services import Fallback
from ui.interface import _, worded
from ui.report.words import joined


def in_words(fallbacks: Sequence[Fallback]) -> list[str]:
    """One sentence for each cause, with all that came of it; text, not markup."""
    effects: dict[str, list[str]] = {}
    for fallback in fallbacks:
        known = effects.setdefault(worded(fallback.cause), [])
        effect = worded(fallback.effect)
        if effect not in known:
            known.append(effect)
    told = (_("{cause}; {effect}.").format(cause=c, effect=joined(e)) for c, e in effects.items())
    return [text[:1].upper() + text[1:] for text in told]
