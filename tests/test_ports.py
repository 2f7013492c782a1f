"""Contracts: every implementation of a port keeps the same promises."""

from __future__ import annotations

import asyncio
import random
import re
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import numpy as np
import pytest

from core.assess.assessor import Assessor
from core.assess.rules import RulesAssessor
from core.conversation.audio import SPEECH_RATE_HZ, PcmAudio, join_audio
from core.conversation.brief import Brief, Domain, InterviewType
from core.conversation.conversation import Conversation, Mode
from core.conversation.errors import Kind, SynthesisError, TranscriptionError
from core.conversation.messages import Message, Role
from core.conversation.moves import Move, MoveKind
from core.conversation.ports import (
    ChatModel,
    Interviewer,
    SpeechDetector,
    Synthesizer,
    Transcriber,
)
from core.conversation.services import ServiceRole
from core.conversation.tone import Tone
from core.conversation.transcript import Word
from core.conversation.voice_style import VoiceStyle
from core.listen.speech import find_speech
from core.practice.bank import load_bank
from core.practice.interview import Interview, Line, Speaker
from core.practice.plan import plan_interview
from core.practice.rules_interviewer import RulesInterviewer
from core.think.intent import Intent
from core.think.model_interviewer import ModelInterviewer
from providers.assessing import ModelAssessor
from providers.fallback.chain import Journal
from providers.fallback.link import Link
from providers.local.engines import LocalEngines
from providers.local.whisper import LONGEST_PIECE_S, WhisperTranscriber, says_it_again
from providers.recordings import resample
from providers.registry import ProviderId
from tests.contracts import check_speech
from tests.fakes import (
    FairJudge,
    ScriptedChatModel,
    ScriptedDetector,
    ScriptedInterviewer,
    ScriptedSynthesizer,
    ScriptedTranscriber,
    tone_audio,
)
from tests.hosted_ports import HostedPorts

SENTENCE = "We measured the delay first and then we changed one thing at a time."


@pytest.fixture(scope="session")
def sentence_audio(engines: LocalEngines) -> PcmAudio:
    """``SENTENCE`` in the embedded voice, with silence before and after it, at 16 kHz."""
    voice = asyncio.run(_gather(engines.synthesize(SENTENCE, VoiceStyle())))
    silence = PcmAudio(np.zeros(SPEECH_RATE_HZ, np.int16), SPEECH_RATE_HZ)
    return join_audio([silence, resample(join_audio(voice), SPEECH_RATE_HZ), silence])


async def _gather(pieces: AsyncIterator[PcmAudio]) -> list[PcmAudio]:
    return [piece async for piece in pieces]


def _noise(seconds: float) -> PcmAudio:
    rng = np.random.default_rng(5)
    samples = rng.normal(0, 600, round(seconds * SPEECH_RATE_HZ)).astype(np.int16)
    return PcmAudio(samples, SPEECH_RATE_HZ)


@contextmanager
def _hosted(request: pytest.FixtureRequest, says: str) -> Iterator[HostedPorts]:
    ports = HostedPorts(request.getfixturevalue("engines"), ProviderId(request.param), says)
    yield ports
    ports.server.close()


@pytest.fixture(params=["scripted", "embedded", "groq", "openai"])
def transcriber(request: pytest.FixtureRequest) -> Iterator[Transcriber]:
    if request.param == "scripted":
        yield ScriptedTranscriber([SENTENCE])
    elif request.param == "embedded":
        yield request.getfixturevalue("engines")
    else:
        with _hosted(request, SENTENCE) as ports:
            yield ports


def test_a_transcriber_gives_the_words_their_language_and_their_length(
    transcriber: Transcriber, sentence_audio: PcmAudio
) -> None:
    transcript = asyncio.run(transcriber.transcribe(sentence_audio, "en"))
    heard = transcript.text.lower().replace(",", "").rstrip(".")
    assert heard == SENTENCE.lower().rstrip(".")
    assert transcript.language == "en"
    assert transcript.audio_s > 3
    assert transcript.speech
    assert all(0 <= span.start_s < span.end_s for span in transcript.speech)


def test_embedded_words_have_times_in_order_inside_the_speech(
    engines: LocalEngines, sentence_audio: PcmAudio
) -> None:
    transcript = asyncio.run(engines.transcribe(sentence_audio, "en"))
    starts = [word.start_s for word in transcript.words]
    assert " ".join(word.text for word in transcript.words) == transcript.text
    assert starts == sorted(starts)
    assert starts[0] == pytest.approx(1.0, abs=0.4)
    assert transcript.words[-1].end_s <= transcript.audio_s


@pytest.mark.parametrize("rate_hz", [8_000, 44_100, 48_000])
def test_the_embedded_transcriber_takes_any_rate(
    engines: LocalEngines, sentence_audio: PcmAudio, rate_hz: int
) -> None:
    transcript = asyncio.run(engines.transcribe(resample(sentence_audio, rate_hz), "en"))
    assert "measured the delay" in transcript.text


@pytest.mark.parametrize(
    ("audio", "code"),
    [
        (PcmAudio(np.zeros(32_000, np.int16), 16_000), "recording_silent"),
        (PcmAudio(np.tile(np.array([4, -4], np.int16), 16_000), 16_000), "recording_too_quiet"),
        (_noise(3.0), "no_speech"),
        (tone_audio(3.0), "no_speech"),
    ],
    ids=["silence", "too quiet", "noise", "a tone"],
)
def test_sound_without_speech_is_told_apart_and_never_transcribed(
    engines: LocalEngines, audio: PcmAudio, code: str
) -> None:
    with pytest.raises(TranscriptionError) as caught:
        asyncio.run(engines.transcribe(audio, "en"))
    assert caught.value.code == code
    assert caught.value.kind is Kind.NO_SPEECH
    assert "type" in caught.value.next_step


def test_a_long_answer_is_cut_at_its_pauses_and_loses_nothing(
    engines: LocalEngines, sentence_audio: PcmAudio
) -> None:
    transcript = asyncio.run(engines.transcribe(join_audio([sentence_audio] * 6), "en"))
    assert transcript.text.lower().count("measured the delay") == 6
    assert transcript.text.lower().count("at a time") == 6
    assert transcript.words[-1].start_s > 30, "longer than the recogniser hears at once"


@pytest.fixture(params=["scripted", "embedded", "groq", "openai"])
def synthesizer(request: pytest.FixtureRequest) -> Iterator[Synthesizer]:
    if request.param == "scripted":
        yield ScriptedSynthesizer()
    elif request.param == "embedded":
        yield request.getfixturevalue("engines")
    else:
        with _hosted(request, "") as ports:
            yield ports


@pytest.mark.parametrize("style", list(Tone))
def test_a_synthesizer_speaks_in_pieces_of_one_rate(synthesizer: Synthesizer, style: Tone) -> None:
    pieces = asyncio.run(
        _gather(synthesizer.synthesize("Hello there. How are you?", VoiceStyle(style)))
    )
    check_speech(pieces)


@pytest.mark.parametrize("text", ["", "   ", "…", "!?"])
def test_a_synthesizer_has_nothing_to_say_for_no_words(engines: LocalEngines, text: str) -> None:
    pieces = asyncio.run(_gather(engines.synthesize(text, VoiceStyle())))
    assert sum(piece.duration_s for piece in pieces) < 1.0


def test_a_serious_line_is_spoken_more_slowly_than_a_delighted_one(engines: LocalEngines) -> None:
    def length_s(style: Tone) -> float:
        pieces = asyncio.run(_gather(engines.synthesize(SENTENCE, VoiceStyle(style))))
        return sum(piece.duration_s for piece in pieces)

    assert length_s(Tone.SERIOUS) > 1.05 * length_s(Tone.ENTHUSIASTIC)


def test_odd_text_is_spoken_or_refused_and_never_breaks_the_voice(engines: LocalEngines) -> None:
    for text in ("🙂 नमस्ते 你好", "x" * 3_000, "a/b\\c <b>&amp;</b> [hi](/nope/)", "\x00\x07"):
        try:
            asyncio.run(_gather(engines.synthesize(text, VoiceStyle())))
        except SynthesisError as error:
            assert error.next_step
    assert asyncio.run(_gather(engines.synthesize("Still here.", VoiceStyle())))


@pytest.fixture(params=["scripted", "embedded"])
def detector(request: pytest.FixtureRequest) -> SpeechDetector:
    if request.param == "scripted":
        return ScriptedDetector()
    engines: LocalEngines = request.getfixturevalue("engines")
    return engines.detector.get()


def test_a_detector_finds_the_speech_between_two_silences(
    detector: SpeechDetector, sentence_audio: PcmAudio
) -> None:
    probabilities = detector.probabilities(sentence_audio)
    assert probabilities.dtype == np.float32
    assert len(probabilities) == -(-len(sentence_audio.samples) // 512)
    assert 0 <= probabilities.min() <= probabilities.max() <= 1
    speech = find_speech(probabilities)
    assert speech[0].start_s == pytest.approx(1.0, abs=0.35)
    assert speech[-1].end_s == pytest.approx(sentence_audio.duration_s - 1.0, abs=0.5)


def test_a_detector_hears_nobody_in_silence_and_takes_no_samples_at_all(
    detector: SpeechDetector,
) -> None:
    silence = PcmAudio(np.zeros(16_000, np.int16), 16_000)
    assert find_speech(detector.probabilities(silence)) == ()
    assert len(detector.probabilities(PcmAudio(np.zeros(0, np.int16), 16_000))) == 0


def test_the_embedded_detector_is_not_fooled_by_noise(engines: LocalEngines) -> None:
    assert find_speech(engines.detector.get().probabilities(_noise(10.0))) == ()


INTERVIEWERS: dict[str, Callable[[], Interviewer]] = {
    "rules": RulesInterviewer,
    "model": lambda: ModelInterviewer(ScriptedChatModel(["What ", "did ", "you ", "do?"])),
    "scripted": lambda: ScriptedInterviewer(["What did you do?"]),
}


@pytest.fixture(params=[*INTERVIEWERS, "groq", "openai"])
def interviewer(request: pytest.FixtureRequest) -> Iterator[Interviewer]:
    if request.param in INTERVIEWERS:
        yield INTERVIEWERS[request.param]()
    else:
        with _hosted(request, "What did you do?") as ports:
            yield ports


def test_an_interviewer_streams_a_reply_to_the_move(interviewer: Interviewer) -> None:
    brief = Brief(Domain.SALES_MARKETING, InterviewType.BEHAVIOURAL)
    move = Move(MoveKind.QUESTION, "What did you do?", "q-01")
    talk = Conversation(Mode.INTERVIEW, brief, (Message(Role.USER, "We sold it."),), move)

    async def tokens() -> list[str]:
        return [token async for token in interviewer.reply(talk)]

    said = asyncio.run(tokens())
    assert len(said) > 1
    assert "".join(said) == "What did you do?"


def model_assessor() -> Assessor:
    judge: Link[ChatModel] = Link(ServiceRole.ASSESS, "judge", FairJudge())
    return ModelAssessor(lambda: [judge], Journal())


@pytest.mark.parametrize(
    ("make", "writer"),
    [(RulesAssessor, "rules"), (model_assessor, "model")],
    ids=["rules", "model"],
)
def test_every_assessor_quotes_what_was_said_and_judges_nothing_else(
    make: Callable[[], Assessor], writer: str
) -> None:
    brief = Brief(Domain.EDUCATION, InterviewType.BEHAVIOURAL, question_count=2)
    plan = plan_interview(load_bank(brief.domain), brief, random.Random(4))
    said = (
        "When I taught year nine I had to win back a class. I split them into pairs and I "
        "called every parent. In the end attendance rose from 70 to 92 percent."
    )
    interview = Interview("x", brief, plan)
    for question, text in zip(plan, (said, "No idea."), strict=True):
        interview = interview.with_move(Move(MoveKind.QUESTION, question.text, question.id), 0.0)
        interview = interview.with_line(
            Line(Speaker.CANDIDATE, text, question.id, 5.0, intent=Intent.ANSWER)
        )
    report = asyncio.run(make().assess(interview))
    judged, wordless = report.answers
    assert (report.assessor, judged.assessor) == (writer, writer)
    assert judged.level is not None
    assert judged.level.low <= judged.level.value <= judged.level.high
    assert report.quotes
    assert all(quote.text in said for quote in report.quotes)
    assert wordless.level is None, "a few words get no level, and no model sees them"
    assert len(report.next_steps) == 3


def test_engines_that_were_closed_leave_no_thread_behind(model_cache: object) -> None:
    local = LocalEngines(model_cache)  # type: ignore[arg-type]
    local.warm()
    local.close()
    left = [t.name for t in threading.enumerate() if t.name.startswith("greenroom-warm")]
    assert left == []


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("Wait. Wait.", True),
        ("Ten of clubs, ten of clubs.", True),
        ("We closed it in six weeks, in six weeks.", True),
        ("No, no, no.", True),
        ("I had had enough.", False),
        ("Skip.", False),
        ("", False),
        ("That that is, is.", False),
    ],
)
def test_what_a_decoder_may_have_said_twice_gets_a_second_look(text: str, again: bool) -> None:
    assert says_it_again(text) is again


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (["我在北京工作。", "", "我喜欢这里。"], "我在北京工作。我喜欢这里。"),
        (["I moved to Leeds.", "", "I like it."], "I moved to Leeds. I like it."),
    ],
)
def test_the_pieces_of_a_long_answer_are_joined_as_their_script_writes_it(
    monkeypatch: pytest.MonkeyPatch, pieces: list[str], text: str
) -> None:
    left = list(pieces)

    class Scripted(WhisperTranscriber):
        def _transcribe_piece(self, sound: PcmAudio, language: str) -> tuple[str, list[Word]]:
            return left.pop(0), []

    monkeypatch.setattr("faster_whisper.WhisperModel", lambda *_args, **_options: None)
    with ThreadPoolExecutor(1) as executor:
        transcriber = Scripted("no model", ScriptedDetector(), executor)
        sound = tone_audio(len(pieces) * LONGEST_PIECE_S - 1)
        assert asyncio.run(transcriber.transcribe(sound, "zh")).text == text


@pytest.mark.parametrize("text", ["Wait.", "Yes.", "Pass.", "No, never.", "Mostly Python."])
def test_the_shortest_utterances_are_written_down_once(engines: LocalEngines, text: str) -> None:
    silence = PcmAudio(np.zeros(SPEECH_RATE_HZ // 2, np.int16), SPEECH_RATE_HZ)
    voice = asyncio.run(_gather(engines.synthesize(text, VoiceStyle())))
    audio = join_audio([silence, resample(join_audio(voice), SPEECH_RATE_HZ), silence])
    heard = asyncio.run(engines.transcribe(audio, "en")).text
    assert re.findall(r"\w+", heard.lower()) == re.findall(r"\w+", text.lower())
