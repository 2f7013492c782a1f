"""What was heard: how many words of a reply had been played when it was cut off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.conversation.joining import IDEOGRAPH, UNSPACED, join_texts

# A voice rests at punctuation about as long as it needs for so many characters.
_RESTS = ((re.compile(r"[,;:、，；：]"), 2), (re.compile(r"[.!?…。！？]"), 3))
SECONDS_PER_CHARACTER = 0.065
"""Ordinary speech, 15 characters a second: used while a chunk is still being synthesized."""

_IDEOGRAPH_CHARACTERS = 3
"""A character of Chinese or Japanese is a syllable, and lasts as long as so many letters."""

# A word, or one such character, with the punctuation that follows it.
_WORD = re.compile(rf"[{IDEOGRAPH}](?:(?![{IDEOGRAPH}\w])\S)*|(?:(?![{IDEOGRAPH}])\S)+")


@dataclass(frozen=True)
class SpokenChunk:
    """A chunk of a reply and how long its sound is; ``complete`` once all of it is there."""

    text: str
    audio_s: float
    complete: bool = True

    @property
    def expected_s(self) -> float:
        if self.complete:
            return self.audio_s
        return max(self.audio_s, _letters(self.text) * SECONDS_PER_CHARACTER)


def heard_text(chunks: Sequence[SpokenChunk], played_s: float) -> str:
    """The words of ``chunks`` that were over, or more than half over, after ``played_s``.

    Within a chunk words are taken to last as long as they are written, with rests at
    punctuation; chunks are short, so that this is right to about one word. In Chinese and
    Japanese, where no space parts the words, it is the characters that count.
    """
    heard: list[str] = []
    left_s = played_s
    for chunk in chunks:
        if chunk.complete and not chunk.audio_s:
            continue  # the voice failed on it
        duration_s = chunk.expected_s
        if left_s >= duration_s - 1e-6:
            heard.append(chunk.text.strip())
            left_s -= duration_s
            continue
        heard.append(_begun(chunk.text, left_s / duration_s if duration_s else 0.0))
        break
    return join_texts(heard)


def _begun(text: str, share: float) -> str:
    words = list(_WORD.finditer(text))
    weights = [_weight(word.group()) for word in words]
    reached = share * sum(weights)
    end = 0
    for word, weight in zip(words, weights, strict=True):
        if reached < 0.5 * weight:
            break
        reached -= weight
        end = word.end()
    return text[:end].strip()


def _weight(word: str) -> int:
    """How long a word lasts, in letters; one that a space follows lasts one more."""
    syllables = UNSPACED.match(word) is not None
    return (_IDEOGRAPH_CHARACTERS if syllables else len(word) + 1) + _rest(word)


def _letters(text: str) -> int:
    return len(text) + (_IDEOGRAPH_CHARACTERS - 1) * len(UNSPACED.findall(text))


def _rest(word: str) -> int:
    return sum(weight * len(pattern.findall(word)) for pattern, weight in _RESTS)
