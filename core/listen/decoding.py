"""Signs that a recogniser made words up: Whisper's habits and its own limits for them."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence

# Whisper's own limits for a decoding that went wrong (openai/whisper, transcribe.py).
LOOP_COMPRESSION_RATIO = 2.4
LOW_LOG_PROBABILITY = -1.0
NO_SPEECH_PROBABILITY = 0.6

# Nobody speaks faster for long: competitive debaters reach 350 words a minute.
_FASTEST_WORDS_PER_S = 6.0


def compression_ratio(text: str) -> float:
    """How much shorter ``text`` gets when it is compressed; text that repeats itself a lot."""
    data = text.encode()
    return len(data) / len(zlib.compress(data)) if data else 0.0


def is_loop(text: str, duration_s: float) -> bool:
    """Whether the decoder ran in circles; a person who repeats themselves is slower."""
    too_fast = len(text.split()) > _FASTEST_WORDS_PER_S * duration_s
    return too_fast and compression_ratio(text) > LOOP_COMPRESSION_RATIO


def is_invented(
    text: str, duration_s: float, no_speech_probability: float, log_probability: float
) -> bool:
    """Whether a segment should not be believed, by the recogniser's own doubts."""
    doubted = log_probability < LOW_LOG_PROBABILITY
    silent = no_speech_probability > NO_SPEECH_PROBABILITY
    return (silent and doubted) or is_loop(text, duration_s)


def repeats_prompt(text: str, terms: Sequence[str]) -> bool:
    """Whether ``text`` is nothing but the terms that the recogniser was told to expect.

    On near silence Whisper says its prompt. One term alone may be an answer; two or more in the
    order of the prompt, and nothing else, are not.
    """
    said = _words(text)
    listed = [_words(term) for term in terms]
    for first in range(len(listed)):
        run: list[str] = []
        for count, words in enumerate(listed[first:], start=1):
            run += words
            if count >= 2 and run == said:
                return True
            if len(run) >= len(said):
                break
    return False


def _words(text: str) -> list[str]:
    return re.findall(r"[\w+#]+", text.lower())
