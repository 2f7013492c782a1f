"""Recordings: from the bytes of a file to samples, whatever the file claims to be."""

from __future__ import annotations

import io
import wave
from contextlib import closing

import av
import av.error
import numpy as np

from core.conversation.audio import SPEECH_RATE_HZ, PcmAudio
from core.conversation.errors import CaptureError, Kind
from core.sentence import say

LONGEST_RECORDING_S = 600.0
"""Ten minutes: five times an ordinary answer. Longer ones are refused, not cut silently."""

SHORTEST_RECORDING_S = 0.3


def decode_recording(data: bytes) -> PcmAudio:
    """The sound in ``data`` (WAV, WebM, MP3, ...), mixed to mono at 16 kHz.

    Any rate, sample format and channel count. A file that breaks off is read as far as it
    goes. Blocks; takes about 1 s for ten minutes. Raises ``CaptureError`` when ``data`` is
    empty, is no sound file, holds no sound, or is longer than ``LONGEST_RECORDING_S``.
    """
    if not data:
        raise CaptureError(
            Kind.INVALID_INPUT,
            "recording_empty",
            say("The recording is empty."),
            say(
                "Check that the browser may use your microphone, record again, or type your answer."
            ),
        )
    try:
        audio = decode_sound(data, SPEECH_RATE_HZ)
    except (av.error.FFmpegError, IndexError, ValueError, OSError) as error:
        raise CaptureError(
            Kind.INVALID_INPUT,
            "recording_unreadable",
            say("This file is not a sound recording that can be read."),
            say("Record again or type your answer."),
        ) from error
    if audio.duration_s < SHORTEST_RECORDING_S:
        raise CaptureError(
            Kind.INVALID_INPUT,
            "recording_too_short",
            say("The recording stopped as soon as it had begun."),
            say("Press record, speak, and press stop when you have finished; or type your answer."),
        )
    return audio


def resample(audio: PcmAudio, rate_hz: int) -> PcmAudio:
    """``audio`` at ``rate_hz``; the same object when it has that rate already."""
    if audio.sample_rate_hz == rate_hz:
        return audio
    frame = av.AudioFrame.from_ndarray(audio.samples.reshape(1, -1), format="s16", layout="mono")
    frame.sample_rate = audio.sample_rate_hz
    resampler = av.AudioResampler(format="s16", layout="mono", rate=rate_hz)
    pieces = [
        f.to_ndarray().reshape(-1) for f in (*resampler.resample(frame), *resampler.resample(None))
    ]
    return PcmAudio(np.concatenate(pieces).astype(np.int16), rate_hz)


class Resampler:
    """Brings pieces of one stream to ``rate_hz`` without a seam between them."""

    def __init__(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._made: av.AudioResampler | None = None

    def feed(self, piece: PcmAudio) -> list[PcmAudio]:
        """What of it is ready; pieces that have the rate already pass as they are."""
        if self._made is None and piece.sample_rate_hz == self._rate_hz:
            return [piece] if len(piece.samples) else []
        if not len(piece.samples):
            return []
        if self._made is None:
            self._made = av.AudioResampler(format="s16", layout="mono", rate=self._rate_hz)
        frame = av.AudioFrame.from_ndarray(
            piece.samples.reshape(1, -1), format="s16", layout="mono"
        )
        frame.sample_rate = piece.sample_rate_hz
        return self._taken(self._made.resample(frame))

    def flush(self) -> list[PcmAudio]:
        """The end of the stream."""
        return self._taken(self._made.resample(None)) if self._made is not None else []

    def _taken(self, frames: list[av.AudioFrame]) -> list[PcmAudio]:
        samples = [frame.to_ndarray().reshape(-1).astype(np.int16) for frame in frames]
        return [PcmAudio(s, self._rate_hz) for s in samples if len(s)]


def wav_bytes(audio: PcmAudio) -> bytes:
    """``audio`` as a 16-bit mono WAV file."""
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(audio.sample_rate_hz)
        file.writeframes(audio.samples.tobytes())
    return buffer.getvalue()


def decode_sound(data: bytes, rate_hz: int) -> PcmAudio:
    """The sound in ``data`` (MP3, WAV, ...), mixed to mono at ``rate_hz``.

    A file that breaks off is read as far as it goes. Blocks. Raises ``av.error.FFmpegError`` or
    ``ValueError`` for what is no sound, and ``CaptureError`` beyond ``LONGEST_RECORDING_S``.
    """
    resampler = av.AudioResampler(format="s16", layout="mono", rate=rate_hz)
    pieces: list[np.ndarray] = []
    seconds = 0.0
    with closing(av.open(io.BytesIO(data), mode="r", metadata_errors="ignore")) as container:
        frames = container.decode(container.streams.audio[0])
        while True:
            try:
                frame = next(frames, None)
            except av.error.InvalidDataError:
                if not pieces:
                    raise
                break  # broken off in the middle: what came before is still an answer
            for out in resampler.resample(frame):
                pieces.append(out.to_ndarray().reshape(-1))
                seconds += out.samples / rate_hz
            if seconds > LONGEST_RECORDING_S:
                raise CaptureError(
                    Kind.INVALID_INPUT,
                    "recording_too_long",
                    say("The recording is longer than ten minutes, which is more than one answer."),
                    say("Record a shorter answer (one to two minutes is usual) or type it."),
                )
            if frame is None:
                break
    if not pieces:
        raise ValueError("no samples")
    return PcmAudio(np.concatenate(pieces).astype(np.int16), rate_hz)
