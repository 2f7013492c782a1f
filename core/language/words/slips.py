"""What was said otherwise than usual: by the pack's rules."""

from __future__ import annotations

from dataclasses import dataclass

from core.conversation.language import Language
from core.language.corrections import Change, crosses_sentences, other_sentences
from core.language.pack import load_pack
from core.remembered import remembered


@dataclass(frozen=True)
class Slip:
    """``text[start:end]`` is ``said``; ``better`` is what people usually say there, and why."""

    start: int
    end: int
    said: str
    better: str
    why: str


@remembered(1024)
def find_slips(text: str, language: Language) -> tuple[Slip, ...]:
    """The learner's slips that the pack's rules find in ``text``, in order and without overlap."""
    found: list[Slip] = []
    for rule in load_pack(language).slip_rules:
        for change in rule.changes(text):
            slip = _slip(text, change, rule.why)
            if slip.better == slip.said or crosses_sentences(slip.said):
                continue
            if all(slip.end <= other.start or slip.start >= other.end for other in found):
                found.append(slip)
    return tuple(sorted(found, key=lambda slip: slip.start))


def _slip(text: str, change: Change, why: str) -> Slip:
    said, better = text[change.start : change.end], change.better
    before, behind = other_sentences(said, better)
    start, end = change.start + before, change.end - behind
    said, better = text[start:end], better[before : len(better) - behind]
    # At the beginning of a sentence it stays a capital.
    return Slip(
        start, end, said, better[:1].upper() + better[1:] if said[:1].isupper() else better, why
    )
