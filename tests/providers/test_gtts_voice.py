"""Google's voice, over gTTS as it is, on a server of this machine that answers for Google."""

from __future__ import annotations

import asyncio
import logging
import re
import ssl
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import numpy as np
import pytest
from structlog.testing import capture_logs

from core.conversation.audio import PcmAudio, join_audio
from core.conversation.errors import Kind, SynthesisError
from core.conversation.services import ServiceRole
from core.conversation.voice_style import VoiceStyle
from providers.catalog import load_catalog
from providers.gtts_voice import LABEL, GttsVoice
from providers.usage import Usage
from tests.contracts import check_speech
from tests.providers.scripted import mp3_bytes
from tests.providers.translate_server import (
    Answer,
    TranslateServer,
    answering,
    certificate,
    sounding,
    stalling,
)
from tests.stand_in import fault_of
from tests.test_hosted import nobody
from voice.faults import log_fault

LINES = {
    "en": "Tell me about a change.",
    "es": "Hábleme de un cambio.",
    "fr": "Parlez-moi d'un changement.",
    "de": "Erzählen Sie von einer Änderung.",
    "it": "Mi parli di un cambiamento.",
    "pt": "Fale-me de uma mudança.",
    "nl": "Vertel me over een verandering.",
    "ja": "変化について話してください。",
    "ko": "변화에 대해 말씀해 주세요.",
    "zh": "请谈谈一次改变。",
    "ar": "حدثني عن تغيير.",
    "hi": "मुझे एक बदलाव के बारे में बताइए।",
    "ru": "Расскажите о переменах.",
}
SECRET = "The zebra signed the merger papers"


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> ssl.SSLContext:
    return certificate(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def executor() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(2) as pool:
        yield pool


@pytest.fixture(autouse=True)
def _no_other_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("no_proxy", "all_proxy", "http_proxy", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


class Google:
    """Google's voice as the app has it, in front of a server that gives ``answer``."""

    def __init__(
        self, tls: ssl.SSLContext, executor: ThreadPoolExecutor, patch: pytest.MonkeyPatch
    ) -> None:
        self._tls = tls
        self._patch = patch
        self.used: list[Usage] = []
        self.voice = GttsVoice(executor, self.used.append)
        self.server: TranslateServer | None = None

    async def _listen(self, answer: Answer, text: str, language: str) -> list[PcmAudio]:
        async with asyncio.timeout(5), TranslateServer(self._tls, answer) as server:
            self.server = server
            self.through(server.origin)
            style = VoiceStyle(language=language)
            return [piece async for piece in self.voice.synthesize(text, style)]

    def through(self, proxy: str) -> None:
        for name in ("https_proxy", "HTTPS_PROXY"):
            self._patch.setenv(name, proxy)

    def speaks(self, answer: Answer, text: str = SECRET, language: str = "en") -> list[PcmAudio]:
        return asyncio.run(self._listen(answer, text, language))

    def fails(self, answer: Answer, text: str = SECRET) -> SynthesisError:
        error = asyncio.run(fault_of(self._listen(answer, text, "en")))
        assert isinstance(error, SynthesisError)
        assert error.message.startswith(LABEL)
        return error

    @property
    def texts(self) -> list[str]:
        assert self.server is not None
        return [asked.text for asked in self.server.asked]


@pytest.fixture
def google(
    tls: ssl.SSLContext, executor: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> Google:
    return Google(tls, executor, monkeypatch)


def languages() -> tuple[str, ...]:
    spoken = load_catalog().providers["gtts"].roles[ServiceRole.SPEAK].languages
    assert spoken is not None
    return spoken


def test_there_is_a_line_for_each_of_the_thirteen_languages() -> None:
    assert set(languages()) == set(LINES)
    assert len(LINES) == 13


@pytest.mark.parametrize("language", languages())
def test_every_language_of_the_catalogue_is_spoken(google: Google, language: str) -> None:
    pieces = google.speaks(sounding(mp3_bytes(0.3)), LINES[language], language)
    assert {piece.sample_rate_hz for piece in pieces} == {24_000}
    assert join_audio(pieces).duration_s == pytest.approx(0.3, abs=0.08)
    assert np.abs(join_audio(pieces).samples).max() > 5_000
    assert google.server is not None
    (asked,) = google.server.asked
    assert asked.path == "/_/TranslateWebserverUi/data/batchexecute"
    assert (asked.text, asked.language) == (
        LINES[language],
        "zh-CN" if language == "zh" else language,
    )
    lines = google.server.connected_to
    assert lines
    assert all(line.startswith("CONNECT translate.google.com:443 ") for line in lines)


def test_a_long_line_comes_piece_by_piece(google: Google) -> None:
    line = "Tell me about a change that you led. " * 8
    pieces = google.speaks(sounding(mp3_bytes(0.1)), line)
    check_speech(pieces)
    assert len(pieces) == len(google.texts) > 2
    assert all(len(text) <= 100 for text in google.texts)
    spoken = [re.sub(r"\W", "", word) for word in " ".join(google.texts).split()]
    assert spoken == line.replace(".", "").split()


def test_what_was_spoken_is_counted_when_all_of_it_is_there(google: Google) -> None:
    (piece,) = google.speaks(sounding(mp3_bytes(0.3)))
    assert google.used == [
        Usage("translate", ServiceRole.SPEAK, audio_s=piece.duration_s, characters=34)
    ]


def test_what_failed_is_not_counted(google: Google) -> None:
    google.fails(answering(429))
    assert google.used == []


@pytest.mark.parametrize("text", ["", "  \n"])
def test_nothing_to_say_asks_nobody(google: Google, text: str) -> None:
    assert google.speaks(sounding(b""), text) == []
    assert google.texts == []


@pytest.mark.parametrize(
    ("answer", "kind", "code"),
    [
        (answering(200), Kind.SERVER, "voice_empty"),
        (answering(200, b"<html>are you a robot?</html>"), Kind.SERVER, "voice_empty"),
        (answering(200, b'["wrb.fr","jQ1olc",null]'), Kind.SERVER, "voice_empty"),
        (answering(429), Kind.RATE_LIMIT, "rate_limited"),
        (answering(500), Kind.SERVER, "service_failed"),
        (answering(403), Kind.SERVER, "service_failed"),
        (sounding(b"this is no sound at all"), Kind.SERVER, "answer_unreadable"),
        (sounding(b"\0" * 2_000), Kind.SERVER, "answer_unreadable"),
    ],
    ids=[
        "an empty page",
        "a question for robots",
        "an answer without sound",
        "429",
        "500",
        "403",
        "no MP3",
        "nothing but zeros",
    ],
)
def test_what_google_does_wrong_is_a_fault_of_the_voice(
    google: Google, answer: Answer, kind: Kind, code: str
) -> None:
    error = google.fails(answer)
    assert (error.kind, error.code) == (kind, code)
    assert len(google.texts) == 1


def test_where_nobody_listens_the_service_is_unreachable(google: Google) -> None:
    google.through(nobody())

    async def ask() -> None:
        async for _ in google.voice.synthesize(SECRET, VoiceStyle()):
            pass

    error = asyncio.run(fault_of(ask()))
    assert (error.kind, error.code) == (Kind.CONNECTIVITY, "service_unreachable")


def test_a_stall_is_given_up(google: Google, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("providers.gtts_voice._TIMEOUT_S", 0.1)
    error = google.fails(stalling)
    assert (error.kind, error.code) == (Kind.CONNECTIVITY, "service_timed_out")


def test_a_stall_in_the_middle_of_the_answer_is_one_too(
    google: Google, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("providers.gtts_voice._TIMEOUT_S", 0.1)
    assert google.fails(answering(200, b"x", length=500)).code == "service_timed_out"


@pytest.mark.parametrize("body", [b'jQ1olc","[\\"abc\\"]', b'jQ1olc \xff","[\\"AAAA\\"]'])
def test_an_answer_that_makes_no_sense_is_no_fault_of_the_network(
    google: Google, body: bytes
) -> None:
    assert google.fails(answering(200, body)).code == "answer_unreadable"


def test_a_language_that_google_does_not_speak_is_refused_without_asking(google: Google) -> None:
    async def ask() -> None:
        async for _ in google.voice.synthesize(SECRET, VoiceStyle(language="tlh")):
            pass

    error = asyncio.run(fault_of(ask()))
    assert (error.kind, error.code) == (Kind.CONFIGURATION, "language_not_spoken")


def test_a_later_failure_does_not_take_back_what_was_spoken(google: Google) -> None:
    count = 0

    async def answer(write: object) -> None:
        nonlocal count
        count += 1
        chosen = sounding(mp3_bytes(0.1)) if count == 1 else answering(500)
        await chosen(write)  # type: ignore[arg-type]

    line = "Tell me about a change that you led. " * 8
    heard: list[PcmAudio] = []

    async def ask() -> None:
        async with TranslateServer(google._tls, answer) as server:
            google.through(server.origin)
            async for piece in google.voice.synthesize(line, VoiceStyle()):
                heard.append(piece)

    assert asyncio.run(fault_of(ask())).code == "service_failed"
    assert len(heard) == 1


def test_a_cancelled_call_returns_before_google_does(google: Google) -> None:
    async def ask() -> bool:
        async with asyncio.timeout(5), TranslateServer(google._tls, stalling) as server:
            google.through(server.origin)
            style = VoiceStyle()

            async def listen() -> None:
                async for _ in google.voice.synthesize(SECRET, style):
                    pass

            listening = asyncio.create_task(listen())
            while not server.asked:
                await asyncio.sleep(0.002)
            listening.cancel()
            await asyncio.wait([listening], timeout=0.5)
            return listening.cancelled()

    assert asyncio.run(ask())


@pytest.mark.parametrize(
    "answer",
    [sounding(mp3_bytes(0.1)), answering(500), answering(200), sounding(b"no sound")],
    ids=["spoken", "failed", "empty", "unreadable"],
)
def test_the_words_are_in_no_log_and_in_no_fault(
    google: Google, answer: Answer, caplog: pytest.LogCaptureFixture
) -> None:
    async def ask() -> SynthesisError | None:
        try:
            await google._listen(answer, SECRET, "en")
        except SynthesisError as error:
            return error
        return None

    with capture_logs() as logged, caplog.at_level(logging.DEBUG):
        error = asyncio.run(ask())
        if error is not None:
            log_fault(error)
    shown = caplog.text + str(logged) + repr(error) + str(error)
    assert caplog.records  # the libraries below did write something
    assert not [form for form in (SECRET, quote(SECRET), "zebra") if form in shown]
    assert google.texts == [SECRET]
