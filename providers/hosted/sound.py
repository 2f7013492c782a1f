"""Sound as it arrives: raw samples, a WAV stream, or a file in another format."""

from __future__ import annotations

import struct

import av.error
import numpy as np

from core.conversation.audio import PcmAudio
from core.conversation.errors import CaptureError
from providers.recordings import decode_sound

PCM_RATE_HZ = 24_000
"""What ``response_format="pcm"`` means in OpenAI's API: 24 kHz, 16 bit, mono."""

_COMPRESSED = ("mpeg", "mp3", "ogg", "opus", "flac", "aac", "mp4", "webm")
_STREAMED = (0, 0xFFFFFFFF)
"""What stands for the size in a WAV file that is written while it is sent."""

_LONGEST_HEAD = 64 * 1024


class SoundReader:
    """Makes samples of bytes in any cut. Raises ``ValueError`` for what is no sound.

    A server that ignores the format it is asked for is understood all the same: WAV is known by
    its first bytes, compressed sound by ``content_type`` and decoded when all of it is there.
    """

    def __init__(self, content_type: str) -> None:
        if "json" in content_type or content_type.startswith("text/"):
            raise ValueError("a document instead of sound")
        self._compressed = any(name in content_type for name in _COMPRESSED)
        self._buffer = b""
        self._begun = False
        self._left: int | None = None  # bytes of samples that a WAV file still has
        self._rate_hz = PCM_RATE_HZ

    def feed(self, received: bytes) -> list[PcmAudio]:
        """The samples that are whole by now."""
        self._buffer += received
        if self._compressed or not (self._begun or self._begin()):
            return []
        whole = len(self._buffer) // 2 * 2
        data, self._buffer = self._buffer[:whole], self._buffer[whole:]
        if self._left is not None:  # what follows the samples is a description, not sound
            data = data[: self._left]
            self._left -= len(data)
        return [PcmAudio(np.frombuffer(data, "<i2"), self._rate_hz)] if data else []

    def finish(self) -> list[PcmAudio]:
        """What was kept back until all of it had come; half a sample too much is dropped."""
        if self._compressed and self._buffer:
            return [_decoded(self._buffer)]
        if not self._begun and self._buffer.startswith(b"RIFF"):
            raise ValueError("a WAV file without samples")
        if not self._begun and len(self._buffer) >= 2:  # too little to tell what it is: samples
            return [PcmAudio(np.frombuffer(self._buffer[:2], "<i2"), self._rate_hz)]
        return []

    def _begin(self) -> bool:
        """Whether samples follow from here; a WAV file's head is taken off first."""
        if len(self._buffer) < 4:
            return False
        if not self._buffer.startswith(b"RIFF"):
            self._begun = True
            return True
        offset = 12
        while len(self._buffer) >= offset + 8:
            name, size = struct.unpack_from("<4sI", self._buffer, offset)
            body = offset + 8
            if name == b"data":
                self._buffer, self._begun = self._buffer[body:], True
                self._left = None if size in _STREAMED else size // 2 * 2
                return True
            if name == b"fmt " and len(self._buffer) >= body + 16:
                self._take_format(body)
            offset = body + size + size % 2
        if offset > _LONGEST_HEAD:
            raise ValueError("a WAV file without samples")
        return False

    def _take_format(self, at: int) -> None:
        code, channels, rate_hz, _, _, bits = struct.unpack_from("<HHIIHH", self._buffer, at)
        if code not in (1, 0xFFFE) or channels != 1 or bits != 16 or not 8_000 <= rate_hz <= 96_000:
            raise ValueError("WAV in a form that no voice was asked for")
        self._rate_hz = rate_hz


def _decoded(data: bytes) -> PcmAudio:
    try:
        return decode_sound(data, PCM_RATE_HZ)
    except (av.error.FFmpegError, IndexError, CaptureError) as error:
        raise ValueError("no sound in the answer") from error
