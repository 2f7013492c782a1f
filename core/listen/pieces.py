"""Pieces of an answer, transcribed one by one, put together again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.conversation.joining import join_texts
from core.conversation.transcript import TimeSpan, Transcript, Word


@dataclass(frozen=True)
class Piece:
    """A stretch of an answer; ``start_s`` counts from the answer's start."""

    start_s: float
    transcript: Transcript


def join_pieces(pieces: Sequence[Piece], audio_s: float, language: str) -> Transcript:
    """One transcript of ``audio_s`` seconds, all times counted from the answer's start.

    Words come with times only if every piece has them: half of them would mislead.
    """
    spoken = [piece for piece in pieces if piece.transcript.text.strip()]
    timed = all(piece.transcript.words for piece in spoken)
    return Transcript(
        text=join_texts(piece.transcript.text for piece in spoken),
        language=language,
        audio_s=audio_s,
        words=tuple(_words(spoken)) if timed else (),
        speech=tuple(span for piece in spoken for span in _speech(piece)),
    )


def _words(pieces: Sequence[Piece]) -> list[Word]:
    return [
        replace(word, start_s=word.start_s + piece.start_s, end_s=word.end_s + piece.start_s)
        for piece in pieces
        for word in piece.transcript.words
    ]


def _speech(piece: Piece) -> list[TimeSpan]:
    return [
        TimeSpan(span.start_s + piece.start_s, span.end_s + piece.start_s)
        for span in piece.transcript.speech
    ]
