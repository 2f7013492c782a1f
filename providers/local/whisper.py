"""The embedded transcriber: faster-whisper, with the encoder cut to what was said."""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.conversation.audio import SPEECH_RATE_HZ, PcmAudio
from core.conversation.errors import Kind, TranscriptionError
from core.conversation.joining import join_texts
from core.conversation.ports import SpeechDetector
from core.conversation.transcript import Transcript, Word
from core.listen.decoding import (
    LOOP_COMPRESSION_RATIO,
    LOW_LOG_PROBABILITY,
    NO_SPEECH_PROBABILITY,
    compression_ratio,
    is_loop,
)
from core.listen.frames import SILENCE_DBFS, level_dbfs, slice_audio
from core.listen.speech import cut_at_pauses, find_speech
from core.sentence import say
from providers.recordings import resample

LONGEST_PIECE_S = 25.0
"""Whisper's window is 30 s and it loses text near its end: longer answers are cut at pauses."""

# The encoder costs the same for one second as for thirty unless its input is cut. With little
# silence after the speech the decoder says short utterances twice (four of eight of them with
# one second, none with five); more costs time.
_PADDING_S = 5.0
_WINDOW_S = 30.0
_MARGIN_S = 0.2

_QUIET_DBFS = -60.0
_BEAM_SIZE = 5


@dataclass(frozen=True)
class _Decoded:
    text: str
    tokens: Sequence[int]
    encoded: Any
    frames: int
    log_probability: float
    no_speech_probability: float

    @property
    def went_wrong(self) -> bool:
        return (
            compression_ratio(self.text) > LOOP_COMPRESSION_RATIO
            or self.log_probability < LOW_LOG_PROBABILITY
            or says_it_again(self.text)
        )


class WhisperTranscriber:
    """Transcribes in ``executor``, one call at a time in it; build it off the event loop.

    ``model`` is a folder, or a name that faster-whisper knows from its hub.
    """

    def __init__(
        self,
        model: Path | str,
        detector: SpeechDetector,
        executor: Executor,
    ) -> None:
        from faster_whisper import WhisperModel

        self._model = WhisperModel(
            str(model), device="cpu", compute_type="int8", cpu_threads=_threads()
        )
        self._detector = detector
        self._executor = executor

    async def transcribe(
        self, audio: PcmAudio, language: str, terms: Sequence[str] = ()
    ) -> Transcript:
        """See ``core.conversation.ports.Transcriber``. Words carry times; no terms are used."""
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._executor, self.transcribe_now, audio, language)
        except (RuntimeError, ValueError, IndexError, MemoryError) as error:
            raise TranscriptionError(
                Kind.UNKNOWN,
                "hearing_failed",
                say("The speech recogniser could not work on this recording."),
                say("Try this recording again, record anew, or type your answer."),
            ) from error

    def transcribe_now(self, audio: PcmAudio, language: str) -> Transcript:
        """The same, blocking."""
        heard = resample(audio, SPEECH_RATE_HZ)
        speech = find_speech(self._detector.probabilities(heard))
        if not speech:
            raise nobody_speaks(level_dbfs(heard))
        texts: list[str] = []
        words: list[Word] = []
        for piece in cut_at_pauses(speech, LONGEST_PIECE_S):
            start_s = max(0.0, piece.start_s - _MARGIN_S)
            sound = slice_audio(heard, start_s, piece.end_s + _MARGIN_S)
            text, found = self._transcribe_piece(sound, language)
            texts.append(text)
            words += [_shifted(word, start_s, heard.duration_s) for word in found]
        text = join_texts(texts)
        if not text:
            raise TranscriptionError(
                Kind.NO_SPEECH,
                "speech_not_understood",
                say("I heard a voice but could not make out any words."),
                say("Move closer to the microphone and record again, or type your answer."),
            )
        return Transcript(text, language, heard.duration_s, tuple(words), speech)

    def _transcribe_piece(self, sound: PcmAudio, language: str) -> tuple[str, list[Word]]:
        from faster_whisper.tokenizer import Tokenizer

        model = self._model
        tokenizer = Tokenizer(
            model.hf_tokenizer, model.model.is_multilingual, task="transcribe", language=language
        )
        samples = sound.as_float32()
        decoded = self._decode(samples, tokenizer, len(samples) / SPEECH_RATE_HZ + _PADDING_S)
        if decoded.went_wrong:
            decoded = self._decode(samples, tokenizer, _WINDOW_S)
        silent = decoded.no_speech_probability > NO_SPEECH_PROBABILITY
        if decoded.went_wrong and (silent or is_loop(decoded.text, sound.duration_s)):
            return "", []
        return decoded.text, self._align(decoded, tokenizer, sound.duration_s)

    def _decode(self, samples: NDArray[np.float32], tokenizer: Any, window_s: float) -> _Decoded:
        window = int(min(window_s, _WINDOW_S) * SPEECH_RATE_HZ)
        padded = np.pad(samples, (0, max(0, window - len(samples))))
        features = self._model.feature_extractor(padded, padding=0)
        features = features[:, : int(_WINDOW_S * 100)]
        encoded = self._model.encode(features)
        result = self._model.model.generate(
            encoded,
            [self._model.get_prompt(tokenizer, [], without_timestamps=True)],
            beam_size=_BEAM_SIZE,
            max_length=self._model.max_length,
            return_scores=True,
            return_no_speech_prob=True,
            suppress_blank=True,
            suppress_tokens=[-1],
        )[0]
        tokens = [t for t in result.sequences_ids[0] if t < tokenizer.eot]
        log_probability = result.scores[0] * len(tokens) / (len(tokens) + 1)
        return _Decoded(
            tokenizer.decode(tokens).strip(),
            tokens,
            encoded,
            features.shape[-1],
            log_probability,
            result.no_speech_prob,
        )

    def _align(self, decoded: _Decoded, tokenizer: Any, longest_s: float) -> list[Word]:
        """When each word was said, from the decoder's attention (about 20 ms)."""
        found = self._model.find_alignment(
            tokenizer, [list(decoded.tokens)], decoded.encoded, decoded.frames
        )
        words: list[Word] = []
        for item in found[0] if found else []:
            start_s, end_s = (min(float(item[key]), longest_s) for key in ("start", "end"))
            if words and not item["word"].startswith(" "):  # punctuation and word endings
                joined = words[-1].text + item["word"].strip()
                words[-1] = replace(words[-1], text=joined, end_s=end_s)
            elif item["word"].strip():
                probability = float(item["probability"])
                words.append(Word(item["word"].strip(), start_s, end_s, probability))
        return words


def _threads() -> int:
    """Half of the processors, at most four.

    A second thread on two processors is slower than none (0.9 s instead of 0.6 s for a 16 s
    answer), and far slower when somebody else needs them too: the threads wait for each other
    at every step.
    """
    return max(1, min(4, (os.cpu_count() or 2) // 2))


def says_it_again(text: str) -> bool:
    """Whether ``text`` is one thing said twice, or ends so: two words twice, one word thrice.

    People do that ("no, no, no"), and so does a decoder whose window was cut: worth a second
    look with the full window, never a reason to drop what was heard.
    """
    words = re.findall(r"[\w']+", text.lower())
    thrice = len(words) >= 3 and len(set(words[-3:])) == 1
    half = len(words) // 2
    all_twice = bool(half) and words == words[:half] * 2
    twice = any(words[-n:] == words[-2 * n : -n] for n in range(2, half + 1))
    return all_twice or thrice or twice


def nobody_speaks(level: float) -> TranscriptionError:
    """Why there is nothing to transcribe in sound of ``level`` dBFS."""
    if level <= SILENCE_DBFS:
        return TranscriptionError(
            Kind.NO_SPEECH,
            "recording_silent",
            say("The recording is completely silent: the microphone is muted or not connected."),
            say(
                "Choose another microphone in the browser or unmute it, then record again; "
                "or type your answer."
            ),
        )
    if level < _QUIET_DBFS:
        return TranscriptionError(
            Kind.NO_SPEECH,
            "recording_too_quiet",
            say("The recording is too quiet to hear anybody in it."),
            say("Move closer or turn the microphone up, then record again; or type your answer."),
        )
    return TranscriptionError(
        Kind.NO_SPEECH,
        "no_speech",
        say("There is sound in the recording, but nobody speaks in it."),
        say("Record again and speak after you pressed the button; or type your answer."),
    )


def _shifted(word: Word, by_s: float, end_s: float) -> Word:
    return replace(
        word, start_s=min(word.start_s + by_s, end_s), end_s=min(word.end_s + by_s, end_s)
    )
