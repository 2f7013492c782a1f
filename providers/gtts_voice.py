"""Google Translate's voice through gTTS: thirteen languages, no key, no promise.

It is an unofficial interface: the text goes to Google, over a connection whose certificate gTTS
does not check. It is asked only where nothing else speaks the language, or when it is chosen.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import Executor

import av.error

from core.conversation.audio import VOICE_RATE_HZ, PcmAudio
from core.conversation.errors import CaptureError, Kind, SynthesisError
from core.conversation.services import ServiceRole
from core.conversation.voice_style import VoiceStyle
from core.sentence import say
from providers.hosted.faults import READ_IT, fault, service_timed_out, voice_empty
from providers.recordings import decode_sound
from providers.usage import Spend, Usage, nobody_counts

LABEL = say("Google Translate's voice")

_TIMEOUT_S = 4.0
_GOOGLE_CODES = {"zh": "zh-CN"}

# At its debug level gTTS logs what it is given to say.
logging.getLogger("gtts").setLevel(logging.WARNING)


class GttsVoice:
    """A ``Synthesizer``. Each fragment is one blocking request in ``executor``.

    A cancelled call is not waited for: its request ends by itself within four seconds.
    """

    def __init__(self, executor: Executor, spend: Spend = nobody_counts) -> None:
        self._executor = executor
        self._spend = spend

    async def synthesize(self, text: str, style: VoiceStyle) -> AsyncIterator[PcmAudio]:
        """See ``core.conversation.ports.Synthesizer``. A piece for each hundred characters."""
        if not text.strip():
            return
        loop = asyncio.get_running_loop()
        sounded_s = 0.0
        fragments = await loop.run_in_executor(self._executor, _fragments, text, style.language)
        while True:
            data = await loop.run_in_executor(self._executor, _next_fragment, fragments)
            if data is None:
                break
            piece = await loop.run_in_executor(self._executor, _decoded, data)
            if len(piece.samples):
                sounded_s += piece.duration_s
                yield piece
        if not sounded_s:  # a page that asks whether we are a robot comes without an error
            raise voice_empty(LABEL)
        self._spend(Usage("translate", ServiceRole.SPEAK, audio_s=sounded_s, characters=len(text)))


def _fragments(text: str, language: str) -> Iterator[bytes]:
    from gtts import gTTS

    code = _GOOGLE_CODES.get(language, language)
    try:
        speech = gTTS(text, lang=code, timeout=_TIMEOUT_S)
    except (ValueError, AssertionError) as error:
        raise fault(
            SynthesisError, Kind.CONFIGURATION, "language_not_spoken", LABEL, READ_IT
        ) from error
    stream: Iterator[bytes] = speech.stream()
    return stream


def _next_fragment(fragments: Iterator[bytes]) -> bytes | None:
    import requests
    from gtts import gTTSError

    try:
        return next(fragments, None)
    except AssertionError:  # nothing but punctuation: there is nothing to say
        return None
    except gTTSError as error:
        raise _fault(error) from error
    except requests.exceptions.RequestException as error:
        if _is_timeout(error):
            raise service_timed_out(SynthesisError, LABEL) from error
        raise _unreachable() from error
    except ValueError as error:  # no base64, or no text around it
        raise _unreadable() from error
    except OSError as error:
        raise _unreachable() from error


def _fault(error: BaseException) -> SynthesisError:
    answer = getattr(error, "rsp", None)
    status = getattr(answer, "status_code", None)
    if _is_timeout(error.__context__):
        return service_timed_out(SynthesisError, LABEL)
    if status is None:
        return _unreachable()
    if status == 429:
        return fault(SynthesisError, Kind.RATE_LIMIT, "rate_limited", LABEL, READ_IT)
    if status == 200:  # an answer without sound in it
        return voice_empty(LABEL)
    return fault(SynthesisError, Kind.SERVER, "service_failed", LABEL, READ_IT)


def _is_timeout(error: BaseException | None) -> bool:
    import requests

    # Of a stall in the middle of an answer only the words tell.
    return isinstance(error, requests.exceptions.Timeout) or "timed out" in str(error).lower()


def _unreachable() -> SynthesisError:
    return fault(SynthesisError, Kind.CONNECTIVITY, "service_unreachable", LABEL, READ_IT)


def _decoded(data: bytes) -> PcmAudio:
    try:
        return decode_sound(data, VOICE_RATE_HZ)
    except (av.error.FFmpegError, IndexError, ValueError, CaptureError) as error:
        raise _unreadable() from error


def _unreadable() -> SynthesisError:
    return fault(SynthesisError, Kind.SERVER, "answer_unreadable", LABEL, READ_IT)
