"""What was said otherwise than usual: by the pack's rules."""

from __future__ import annotations

from dataclasses import dataclass

from core.conversation.language import Language
from core.language.pack import load_pack


@dataclass(frozen=True)
class Slip:
    """``text[start:end]`` is ``said``; ``better`` is what people usually say there, and why."""

    start: int
    end: int
    said: str
    better: str
    why: str


def find_slips(text: str, language: Language) -> tuple[Slip, ...]:
    """The learner's slips that the pack's rules find in ``text``, in order and without overlap."""
    found: list[Slip] = []
    for rule in load_pack(language).slip_rules:
        for start, end, usual in rule.changes(text):
            said = text[start:end]
            # At the beginning of a sentence it stays a capital.
            better = usual[:1].upper() + usual[1:] if said[:1].isupper() else usual
            if better == said:
                continue
            if all(end <= slip.start or start >= slip.end for slip in found):
                found.append(Slip(start, end, said, better, rule.why))
    return tuple(sorted(found, key=lambda slip: slip.start))
