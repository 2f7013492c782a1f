"""A turn's pieces: whatever order words and speech come in, every sound is put into words once."""

from __future__ import annotations

import asyncio

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from core.conversation.audio import PcmAudio
from core.conversation.errors import Kind, TranscriptionError
from core.conversation.transcript import Transcript
from core.listen.speech import CHUNK_S
from tests.fakes import ScriptedTranscriber
from voice.live.heard_turn import HeardTurn, OpenPiece
from voice.live.tasks import Tasks
from voice.live.words import Words

CHUNKS = 200
"""Longer than a piece that is closed."""


class Told:
    """A turn whose chunks are one sample each, its number; their words are those numbers."""

    def __init__(self) -> None:
        self.turn = HeardTurn([], "en")
        self.under_way: OpenPiece | None = None
        self.must_know = 0

    def speak(self, chunks: int = CHUNKS) -> None:
        for number in range(self.turn.length, self.turn.length + chunks):
            self.turn.add(np.array([number / 32_768], np.float32))

    def speak_briefly(self) -> None:
        self.speak(3)

    def go_on(self) -> None:
        self.turn.go_on()
        self.must_know = self.turn.length

    def find(self) -> None:
        self.under_way = self.turn.open_piece()

    def known(self) -> None:
        piece, self.under_way = self.under_way, None
        if piece is not None:
            words = " ".join(str(number) for number in piece.sound.samples)
            self.turn.take(Transcript(words, "en", piece.sound.duration_s), piece, all_said=True)

    def end(self) -> None:
        if not self.turn.settled:
            self.find()
            self.known()


@settings(max_examples=150, deadline=None, database=None, derandomize=True)
@given(st.lists(st.sampled_from(["speak", "speak_briefly", "go_on", "find", "known"]), max_size=12))
def test_no_sound_is_lost_or_put_into_words_twice(steps: list[str]) -> None:
    """Breaks when a piece ends where they go on: then nothing is open, which is no fault."""
    told = Told()
    for step in steps:
        getattr(told, step)()
    told.end()
    known = told.turn.text.split()
    assert known == [str(number) for number in range(len(known))]
    assert len(known) >= told.must_know
    assert told.turn.settled


def _turn_with_nothing_open() -> HeardTurn:
    """A key that is let go and pressed again before another sound comes."""
    told = Told()
    told.speak()
    told.find()
    told.go_on()
    told.known()
    assert told.turn.open_piece() is None
    return told.turn


def _last_of(turn: HeardTurn, transcriber: ScriptedTranscriber) -> PcmAudio | None:
    words = Words(
        transcriber,
        "en",
        tasks=Tasks(lambda _error: None),
        known=lambda _turn: None,
        failed=lambda _turn, _error: None,
    )
    _fault, left = asyncio.run(words.find_last(turn, None))
    return left


def test_a_call_that_ends_where_a_piece_ends_keeps_its_words_and_asks_for_none() -> None:
    transcriber = ScriptedTranscriber([])
    turn = _turn_with_nothing_open()
    assert _last_of(turn, transcriber) is None
    assert len(turn.text.split()) == CHUNKS
    assert not transcriber.asked


def test_sound_after_it_is_put_into_words_or_left_over() -> None:
    turn = _turn_with_nothing_open()
    turn.add(np.zeros(512, np.float32))
    assert not turn.settled
    gone = TranscriptionError(Kind.SERVER, "gone", "It is gone.", "Try again.")
    left = _last_of(turn, ScriptedTranscriber([gone]))
    assert left is not None
    assert len(left.samples) == 512
    assert len(turn.text.split()) == CHUNKS


def test_who_goes_on_after_a_long_silence_sees_their_words_while_they_speak() -> None:
    """Breaks when the silence counts: then they have spoken for too long already."""
    told = Told()
    told.speak(30)
    told.find()
    told.known()
    told.speak(round(9.4 / CHUNK_S))  # nobody does
    told.go_on()
    told.speak(round(3 / CHUNK_S))

    async def looks_for_words() -> bool:
        tasks = Tasks(lambda _error: None)
        words = Words(
            ScriptedTranscriber(["Let me think. I moved the shop."]),
            "en",
            tasks=tasks,
            known=lambda _turn: None,
            failed=lambda _turn, _error: None,
        )
        words.find_while_speaking(told.turn)
        looks = words.on_the_way
        await tasks.end_all(but_finish="")
        return looks

    assert asyncio.run(looks_for_words())
    told.speak(round(8 / CHUNK_S))
    assert not asyncio.run(looks_for_words()), "a long stretch waits for a pause"
