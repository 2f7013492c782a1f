"""Speaking over a chain: a line that one voice drops is taken up by the next."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.conversation.audio import VOICE_RATE_HZ, PcmAudio, join_audio
from core.conversation.conversation import Mode
from core.conversation.errors import Kind, SynthesisError, TurnError
from core.conversation.services import ServiceRole
from core.conversation.tone import Tone
from core.conversation.voice_style import VoiceStyle
from providers.catalog import Deadlines
from providers.fallback.chain import Journal
from providers.fallback.link import Link
from providers.fallback.synthesizer import FallbackSynthesizer, words_after
from providers.recordings import resample
from tests.fakes import tone_audio
from tests.providers.scripted import (
    HASTY,
    PATIENT,
    STALL,
    Voice,
    chain,
    embedded,
    fault,
    hosted,
    run,
)
from voice.live.reply_audio import ReplyAudio

SPEAK = ServiceRole.SPEAK
LINE = "Tell me about a time when you had to change your mind."
STYLE = VoiceStyle(Tone.CURIOUS, Mode.CHAT, "en", "wished")
TENTH = tone_audio(0.1, VOICE_RATE_HZ)
FAIL = fault(SPEAK)


def link(label: str, voice: Voice, deadlines: Deadlines = PATIENT) -> Link[Any]:
    return hosted(SPEAK, label, voice, deadlines)


def own(*pieces: object) -> Link[Any]:
    return embedded(SPEAK, "own", Voice(pieces or [TENTH]))


def speak(
    *links: Link[Any],
    journal: Journal | None = None,
    text: str = LINE,
    voice_of: Any = lambda link, style: style.voice,
) -> tuple[list[PcmAudio], TurnError | None]:
    """The pieces that came, and the fault that ended it, if any."""
    pieces: list[PcmAudio] = []

    async def listen() -> TurnError | None:
        chained = FallbackSynthesizer(chain(*links), journal or Journal(), voice_of)
        try:
            async for piece in chained.synthesize(text, STYLE):
                pieces.append(piece)
        except TurnError as error:
            return error
        return None

    error = run(listen())
    return pieces, error


def told(journal: Journal) -> list[tuple[str, str, str]]:
    return [(one.wanted, one.served, one.code) for one in journal.all()]


def texts(voice: Voice) -> list[str]:
    return [text for text, _ in voice.asked]


# Who speaks


def test_the_first_voice_that_works_speaks_the_line() -> None:
    first, second, journal = Voice([TENTH, TENTH]), Voice(), Journal()
    pieces, error = speak(link("A", first), link("B", second), journal=journal)
    assert (len(pieces), error) == (2, None)
    assert first.asked == [(LINE, STYLE)]
    assert (second.asked, first.closed, told(journal)) == ([], 1, [])
    assert journal.serving(SPEAK) == "A"


def test_before_any_sound_the_whole_line_is_handed_on() -> None:
    second, journal = Voice([TENTH]), Journal()
    pieces, error = speak(link("A", Voice([FAIL])), link("B", second), journal=journal)
    assert (len(pieces), error) == (1, None)
    assert texts(second) == [LINE]
    assert told(journal) == [("A", "B", "key_refused")]


def test_a_voice_that_stalls_is_left() -> None:
    first, second = Voice([STALL]), Voice([TENTH])
    assert len(speak(link("A", first, HASTY), link("B", second))[0]) == 1
    assert (first.closed, texts(second)) == (1, [LINE])


def test_in_the_middle_of_a_line_the_next_one_speaks_the_rest() -> None:
    second, journal = Voice([TENTH]), Journal()
    first = Voice([tone_audio(1.0, VOICE_RATE_HZ), FAIL])
    pieces, error = speak(link("A", first), link("B", second), journal=journal)
    # 15 characters are "Tell me about a": the next whole word after them
    assert texts(second) == ["time when you had to change your mind."]
    assert (len(pieces), error) == (2, None)
    assert told(journal) == [("A", "B", "key_refused")]


def test_all_the_sound_of_a_voice_counts_not_its_last_piece() -> None:
    second = Voice([TENTH])
    speak(link("A", Voice([*[tone_audio(0.5, VOICE_RATE_HZ)] * 2, FAIL])), link("B", second))
    assert texts(second) == ["time when you had to change your mind."]


def test_the_sound_counts_at_the_rate_that_it_had() -> None:
    second = Voice([TENTH])
    speak(link("A", Voice([tone_audio(1.0, 8_000), FAIL])), link("B", second))
    assert texts(second) == ["time when you had to change your mind."]


def test_a_third_voice_speaks_the_rest_of_the_rest() -> None:
    half = tone_audio(0.5, VOICE_RATE_HZ)  # about eight characters
    third = Voice([TENTH])
    links = (link("A", Voice([half, FAIL])), link("B", Voice([half, FAIL])), link("C", third))
    assert len(speak(*links)[0]) == 3
    assert words_after(words_after(LINE, 0.5, "en"), 0.5, "en") == texts(third)[0]
    assert texts(third) == ["you had to change your mind."]


def test_a_line_that_was_all_but_spoken_is_left_at_that() -> None:
    second = Voice(["never"])
    pieces, error = speak(
        link("A", Voice([tone_audio(3.6, VOICE_RATE_HZ), FAIL])), link("B", second)
    )
    assert (len(pieces), error, second.asked) == (1, None, [])


def test_what_fails_at_once_is_tried_once_more_by_the_same_voice() -> None:
    first, journal = Voice([fault(SPEAK, Kind.SERVER)], [TENTH]), Journal()
    assert len(speak(link("A", first), own(), journal=journal)[0]) == 1
    assert (texts(first), told(journal)) == ([LINE, LINE], [])


def test_what_has_sounded_is_not_said_again_by_the_same_voice() -> None:
    first, second = Voice([TENTH, fault(SPEAK, Kind.SERVER)], ["never"]), Voice([TENTH])
    speak(link("A", first), link("B", second))
    assert len(first.asked) == 1
    assert LINE.endswith(texts(second)[0])


def test_when_all_fail_the_last_fault_is_raised_anew() -> None:
    last = fault(SPEAK, Kind.QUOTA, label="B")
    journal = Journal()
    pieces, error = speak(link("A", Voice([FAIL])), link("B", Voice([last])), journal=journal)
    assert isinstance(error, SynthesisError)
    assert error is not last
    assert (pieces, error.code, error.message) == ([], last.code, last.message)
    assert told(journal) == [("A", "", "key_refused")]


def test_without_any_voice_there_is_a_fault() -> None:
    pieces, error = speak()
    assert pieces == []
    assert isinstance(error, SynthesisError)
    assert error.code == "nobody_serves"


def test_an_error_that_is_no_fault_of_a_turn_passes_through() -> None:
    with pytest.raises(RuntimeError, match="a bug"):
        speak(link("A", Voice([RuntimeError("a bug")])), own())


# With which voice


def test_each_service_is_asked_for_its_own_voice_and_the_same_manner() -> None:
    first, second, third = Voice([FAIL]), Voice([TENTH, FAIL]), Voice([TENTH])
    names = {"A": "ash", "B": "", "own": "heart"}
    seen = []

    def voice_of(link: Link[Any], style: VoiceStyle) -> str:
        seen.append((link.label, style))
        return names[link.label]

    links = (link("A", first), link("B", second), embedded(SPEAK, "own", third))
    speak(*links, voice_of=voice_of)
    styles = [voice.asked[0][1] for voice in (first, second, third)]
    assert [style.voice for style in styles] == ["ash", "", "heart"]
    assert {(s.tone, s.mode, s.language) for s in styles} == {(Tone.CURIOUS, Mode.CHAT, "en")}
    assert seen == [("A", STYLE), ("B", STYLE), ("own", STYLE)]


# At which rate


@pytest.mark.parametrize("rate_hz", [8_000, 16_000, 22_050, 24_000, 44_100, 48_000])
def test_every_piece_leaves_at_the_same_rate_and_as_long_as_it_came(rate_hz: int) -> None:
    came = [tone_audio(0.25, rate_hz)] * 2
    pieces, error = speak(link("A", Voice(came)))
    assert error is None
    assert {piece.sample_rate_hz for piece in pieces} == {VOICE_RATE_HZ}
    assert sum(p.duration_s for p in pieces) == pytest.approx(0.5, abs=0.003)


def test_voices_of_different_rates_can_be_joined() -> None:
    first = Voice([tone_audio(0.3, 22_050), FAIL])
    pieces, _ = speak(link("A", first), own(tone_audio(0.3, 16_000)))
    assert join_audio(pieces).duration_s == pytest.approx(0.6, abs=0.003)


@pytest.mark.parametrize("count", [1, 2, 17])
def test_a_tiny_piece_at_another_rate_ends_no_turn(count: int) -> None:
    tiny = PcmAudio(np.ones(count, np.int16), 22_050)
    pieces, error = speak(link("A", Voice([tone_audio(0.2, 22_050), tiny])))
    assert error is None
    assert sum(p.duration_s for p in pieces) == pytest.approx(0.2, abs=0.01)


@pytest.mark.parametrize("rate_hz", [22_050, 44_100])
def test_cuts_in_the_sound_cannot_be_heard(rate_hz: int) -> None:
    sound = tone_audio(1.0, rate_hz)
    cuts = [
        PcmAudio(sound.samples[n : n + 1_000].copy(), rate_hz) for n in range(0, rate_hz, 1_000)
    ]
    joined = join_audio(speak(link("A", Voice(cuts)))[0]).samples.astype(int)
    whole = resample(sound, VOICE_RATE_HZ).samples.astype(int)
    assert abs(len(joined) - len(whole)) <= 1
    common = min(len(joined), len(whole))
    assert np.abs(joined[:common] - whole[:common]).max() < 300  # the tone reaches 9000


# What of a line was not spoken yet


WORDS = st.text("ab,. ", max_size=80)
SECONDS = st.floats(0, 10)


@given(WORDS, SECONDS)
def test_what_is_left_is_always_the_end_of_the_line(text: str, sounded_s: float) -> None:
    rest = words_after(text, sounded_s, "en")
    assert rest == text or text.rstrip().endswith(rest)


@given(WORDS, SECONDS, SECONDS)
def test_the_more_sounded_the_less_is_left(text: str, one_s: float, other_s: float) -> None:
    less_s, more_s = sorted((one_s, other_s))
    assert len(words_after(text, more_s, "en")) <= len(words_after(text, less_s, "en"))


@given(WORDS, SECONDS)
def test_what_is_left_begins_with_a_whole_word(text: str, sounded_s: float) -> None:
    rest = words_after(text, sounded_s, "en")
    if rest and rest != text:
        assert text.rstrip()[-len(rest) - 1] == " "


@given(st.lists(st.text("abc", min_size=1, max_size=9), min_size=1, max_size=15), SECONDS)
def test_the_place_is_right_to_a_word(words: list[str], sounded_s: float) -> None:
    text = " ".join(words)
    spoken = len(text) - len(words_after(text, sounded_s, "en"))
    expected = min(len(text), sounded_s * 15)
    assert expected - 1 <= spoken <= expected + 11


@pytest.mark.parametrize("sounded_s", [0.0, -1.0])
def test_without_a_sound_all_of_it_is_left(sounded_s: float) -> None:
    assert words_after("  Well, then. ", sounded_s, "en") == "  Well, then. "


@pytest.mark.parametrize(
    ("sounded_s", "rest"),
    [
        (0.01, "two three"),
        (0.2, "two three"),
        (0.26, "three"),
        (0.5, ""),
        (100.0, ""),
    ],
)
def test_the_word_in_which_it_fell_silent_is_not_repeated(sounded_s: float, rest: str) -> None:
    assert words_after("one two three", sounded_s, "en") == rest


@pytest.mark.parametrize(
    "text",
    [
        "あなたが考えを変えなければならなかった時のことを話してください。",
        "请告诉我您不得不改变主意的一次经历，以及您从中学到了什么。",
    ],
    ids=["ja", "zh"],
)
def test_a_line_without_spaces_is_not_given_up_after_a_tenth_of_a_second(
    request: pytest.FixtureRequest, text: str
) -> None:
    language = request.node.callspec.id
    assert words_after(text, 0.1, language) != ""


# Who stops listening


@pytest.mark.parametrize("how", ["leaves", "is cancelled"])
def test_the_source_is_closed_at_once_when_the_listener(how: str) -> None:
    async def listen() -> tuple[int, int]:
        voice, other, begun = Voice([TENTH, STALL]), Voice(), asyncio.Event()
        chained = FallbackSynthesizer(chain(link("A", voice), link("B", other)), Journal())

        async def hear() -> None:
            async with aclosing(chained.synthesize(LINE, STYLE)) as pieces:  # type: ignore[type-var]
                async for _ in pieces:
                    begun.set()
                    if how == "leaves":
                        return

        hearing = asyncio.create_task(hear())
        await begun.wait()
        if how == "is cancelled":
            await asyncio.sleep(0)
            hearing.cancel()
        await asyncio.wait([hearing])
        return voice.closed, len(other.asked)

    assert run(listen()) == (1, 0)


def test_the_source_is_closed_by_the_time_the_listener_has_left() -> None:
    async def listen() -> int:
        voice = Voice([TENTH, STALL])
        chained = FallbackSynthesizer(chain(link("A", voice)), Journal())
        async with aclosing(chained.synthesize(LINE, STYLE)) as pieces:  # type: ignore[type-var]
            await anext(pieces)
        return voice.closed

    assert run(listen()) == 1


def test_sound_at_another_rate_is_refused_rather_than_played_too_fast() -> None:
    async def push(rate_hz: int) -> None:
        reply = ReplyAudio(asyncio.get_running_loop())
        reply.begin_chunk("Hello.")
        reply.push(tone_audio(0.1, rate_hz))

    asyncio.run(push(VOICE_RATE_HZ))
    with pytest.raises(ValueError, match="22050"):
        asyncio.run(push(22_050))
