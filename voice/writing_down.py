"""Writing down what was recorded: the sound that still waits for its words becomes one draft."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace

from core.conversation.errors import TurnError
from core.conversation.transcript import Transcript
from core.listen.pieces import Piece, join_pieces
from voice.turn import Engines, Unheard

Waiting = tuple[Unheard, ...]

MOST_WAITING_BYTES = 128 * 2**20
"""As much as one upload may bring: ten minutes of sound at the most that a browser records."""


def claimed(waiting: Waiting, answers: str) -> Waiting:
    """What of ``waiting`` was said to ``answers``, or to nothing that has a name yet."""
    mine = (one for one in waiting if one.answers in ("", answers))
    return tuple(replace(one, answers=answers) for one in mine)


def has_room(waiting: Waiting, recording: bytes) -> bool:
    """Whether ``recording`` may wait too; one that waits alone always may."""
    held_bytes = sum(one.size_bytes for one in waiting)
    return not waiting or held_bytes + len(recording) <= MOST_WAITING_BYTES


def settled(waiting: Waiting, one: Unheard, now: Unheard | None) -> Waiting:
    """``waiting`` with ``now`` in place of ``one``, or without it where there is nothing now."""
    if now is None:
        return without(waiting, (one,))
    return tuple(
        replace(other, words=now.words) if other.sound is one.sound else other for other in waiting
    )


def without(waiting: Waiting, gone: Waiting) -> Waiting:
    """``waiting`` but for the sounds of ``gone``, whatever they are said to answer."""
    sounds = [one.sound for one in gone]
    return tuple(one for one in waiting if not any(one.sound is sound for sound in sounds))


async def write_down(
    said: Waiting,
    engines: Engines,
    language: str,
    settle: Callable[[Unheard, Unheard | None], None],
) -> tuple[Transcript, TurnError | None]:
    """The words of all of ``said`` in that order, and the newest fault that no other try mends.

    ``settle`` is told of each sound that has its words, so that another try goes on from there,
    and, with ``None``, of each that ended in such a fault. Raises that fault when there are no
    words at all, and at once a ``TurnError`` that is ``retryable``.
    """
    pieces: list[Piece] = []
    length_s, fault = 0.0, None
    for one in said:
        try:
            transcript = one.words or await _words_of(one, engines, language)
        except TurnError as error:
            if error.retryable:
                raise
            settle(one, None)
            fault = error
        else:
            settle(one, replace(one, words=transcript))
            pieces.append(Piece(length_s, transcript))
            length_s += transcript.audio_s
    if fault is not None and not pieces:
        raise fault
    if len(pieces) == 1:
        return pieces[0].transcript, fault
    return join_pieces(pieces, length_s, language), fault


async def _words_of(said: Unheard, engines: Engines, language: str) -> Transcript:
    audio = said.sound
    if isinstance(audio, bytes):
        audio = await asyncio.to_thread(engines.decode, audio)
    return await engines.transcriber.transcribe(audio, language)
