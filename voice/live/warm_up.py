"""What the first turn would otherwise wait for: word lists are read, patterns compiled."""

from __future__ import annotations

from core.listen.backchannel import is_backchannel
from core.listen.completeness import read_completeness
from core.speak.chunker import chunk_text
from core.speak.speakable import speakable_text
from core.think.intent import detect_intent
from core.think.tone import detect_tone

_SAMPLE = "Well, I think that is so. We looked at the numbers, and then we tried it again."


def warm_up(language: str) -> None:
    """Use everything once that reads its data when it is first used (0.2 s altogether)."""
    read_completeness(_SAMPLE, language)
    is_backchannel(_SAMPLE, language)
    detect_intent(_SAMPLE)
    detect_tone(_SAMPLE)
    for chunk in chunk_text(_SAMPLE, language):
        speakable_text(chunk, language)
