"""What every implementation of a port promises, for suites that cannot share a fixture."""

from __future__ import annotations

from collections.abc import Sequence

from core.conversation.audio import PcmAudio


def check_speech(pieces: Sequence[PcmAudio]) -> None:
    """Speech comes in pieces of one rate, none of them empty."""
    assert pieces
    assert len({piece.sample_rate_hz for piece in pieces}) == 1
    assert all(len(piece.samples) for piece in pieces)
