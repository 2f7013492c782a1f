"""What a person says in one turn: its sound, and its words as far as they are known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.conversation.audio import SPEECH_RATE_HZ, PcmAudio
from core.conversation.transcript import Transcript
from core.listen.pieces import Piece, join_pieces
from core.listen.speech import CHUNK_S
from voice.dialogue import Utterance

CLOSE_AFTER_S = 6.0
"""A piece this long is transcribed once. A shorter one is taken up again with what follows it:
a recogniser understands a few words better in their sentence."""

MOST_FAILED_S = 300.0
"""As long as the longest turn. Sound takes 4 MB a minute, and a call may be left open all night."""


@dataclass(frozen=True)
class OpenPiece:
    """The sound of a turn since its last closed piece, up to chunk ``length``.

    ``resumed`` says how often the person had gone on speaking by then.
    """

    sound: PcmAudio
    length: int
    resumed: int


class HeardTurn:
    """The sound of a turn, cut into pieces at pauses. Used on the loop only."""

    def __init__(self, before: list[NDArray[np.float32]], language: str) -> None:
        self._chunks = list(before)
        self._language = language
        self._closed: list[Piece] = []
        self._closed_chunks = 0
        self._open: Transcript | None = None
        self._open_chunks = 0
        self._all_said = False
        self._resumed = self._went_on_at = 0
        self._ends_in_pause = False

    def add(self, chunk: NDArray[np.float32]) -> None:
        self._chunks.append(chunk)

    @property
    def length(self) -> int:
        """How many chunks there are."""
        return len(self._chunks)

    @property
    def open_s(self) -> float:
        """How long the piece is that is still open."""
        return (len(self._chunks) - self._closed_chunks) * CHUNK_S

    @property
    def spoken_s(self) -> float:
        """How long they have been speaking in it since they last went on after a pause."""
        return (len(self._chunks) - max(self._closed_chunks, self._went_on_at)) * CHUNK_S

    @property
    def settled(self) -> bool:
        """Whether all that was said is transcribed."""
        return self._all_said or self._closed_chunks == len(self._chunks)

    def open_piece(self) -> OpenPiece | None:
        """What is to be transcribed; ``None`` when no sound has come since the last piece."""
        sound = self._chunks[self._closed_chunks :]
        if not sound:
            return None
        audio = PcmAudio.from_float32(np.concatenate(sound), SPEECH_RATE_HZ)
        return OpenPiece(audio, len(self._chunks), self._resumed)

    def left_over(self) -> PcmAudio | None:
        """The sound whose words cannot be had; what is known up to a pause before it stays."""
        if self._ends_in_pause:
            self._close()
        self._open = None
        piece = self.open_piece()
        return piece.sound if piece is not None else None

    def followed_by(self, later: HeardTurn) -> HeardTurn:
        """Both as one turn, nothing of it transcribed."""
        return HeardTurn([*self._chunks, *later._chunks], self._language)

    def take(self, transcript: Transcript | None, piece: OpenPiece, *, all_said: bool) -> None:
        """``piece`` says this; ``None`` when nobody spoke in it."""
        self._open, self._open_chunks = transcript, piece.length
        self._ends_in_pause = all_said
        # They may have gone on while these words were on their way.
        self._all_said = all_said and piece.resumed == self._resumed
        if not self._all_said:
            self._close_if_long()

    def go_on(self) -> None:
        """The person speaks again: close the piece if it is long enough."""
        self._all_said = False
        self._resumed += 1
        self._went_on_at = len(self._chunks)
        self._close_if_long()

    def _close_if_long(self) -> None:
        length_s = (self._open_chunks - self._closed_chunks) * CHUNK_S
        # A piece that ends in the middle of a word is for the captions only.
        if self._ends_in_pause and length_s >= CLOSE_AFTER_S:
            self._close()

    def _close(self) -> None:
        self._closed += self._open_pieces()
        self._closed_chunks, self._open = max(self._closed_chunks, self._open_chunks), None

    @property
    def text(self) -> str:
        """The words known so far."""
        return self.transcript().text

    def transcript(self) -> Transcript:
        pieces = [*self._closed, *self._open_pieces()]
        return join_pieces(pieces, len(self._chunks) * CHUNK_S, self._language)

    def utterance(self) -> Utterance:
        """What they said as a turn of the dialogue. Raises ``ValueError`` without words."""
        transcript = self.transcript()
        return Utterance(transcript.text, transcript)

    @property
    def sound(self) -> PcmAudio:
        """All of it."""
        return PcmAudio.from_float32(np.concatenate(self._chunks), SPEECH_RATE_HZ)

    def _open_pieces(self) -> list[Piece]:
        if self._open is None:
            return []
        return [Piece(self._closed_chunks * CHUNK_S, self._open)]


class FailedTurns:
    """What was said and has no words, because they could not be had: kept until it is tried
    again or the call ends. Used on the loop only."""

    def __init__(self) -> None:
        self._turn: HeardTurn | None = None
        self._went_on = False

    @property
    def there(self) -> bool:
        return self._turn is not None

    def keep(self, turn: HeardTurn) -> None:
        self._turn = turn if self._turn is None else self._turn.followed_by(turn)
        self._went_on = False

    @property
    def full(self) -> bool:
        """Whether no more should be kept: the call has to end."""
        return self._turn is not None and self._turn.length * CHUNK_S >= MOST_FAILED_S

    def go_on(self) -> None:
        """Something else was said and understood."""
        self._went_on = True

    def take(self) -> HeardTurn | None:
        turn, self._turn = self._turn, None
        return turn

    def take_newest(self) -> HeardTurn | None:
        """The same, to try it again: unless it came before something else, being no answer to
        what followed, or is full and has just failed once more."""
        return None if self._went_on or self.full else self.take()
