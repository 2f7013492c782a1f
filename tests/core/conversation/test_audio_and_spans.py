"""Values that cross threads: sound, time spans, briefs."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from core.conversation.audio import PcmAudio, join_audio
from core.conversation.brief import MAX_QUESTIONS, Brief, Domain, InterviewType
from core.conversation.conversation import Conversation, Mode
from core.conversation.messages import Message, Role
from core.conversation.transcript import TimeSpan

PROPERTY = settings(max_examples=100, deadline=None, database=None, derandomize=True)


def pcm(*samples: int, rate_hz: int = 16_000) -> PcmAudio:
    return PcmAudio(np.array(samples, dtype=np.int16), rate_hz)


@pytest.mark.parametrize("dtype", [np.int32, np.uint8, np.float32, np.float64])
def test_samples_of_another_dtype_are_refused(dtype: type) -> None:
    with pytest.raises(ValueError, match="int16"):
        PcmAudio(np.zeros(4, dtype=dtype), 16_000)


@pytest.mark.parametrize("shape", [(), (2, 2), (1, 4)])
def test_samples_of_another_shape_are_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="shape"):
        PcmAudio(np.zeros(shape, dtype=np.int16), 16_000)


@pytest.mark.parametrize("rate_hz", [-1, 0, 7_999, 192_001])
def test_a_rate_outside_what_sound_cards_know_is_refused(rate_hz: int) -> None:
    with pytest.raises(ValueError, match="sample_rate_hz"):
        PcmAudio(np.zeros(4, dtype=np.int16), rate_hz)


@pytest.mark.parametrize("rate_hz", [8_000, 16_000, 44_100, 192_000])
def test_the_duration_is_samples_over_rate(rate_hz: int) -> None:
    assert PcmAudio(np.zeros(rate_hz // 2, dtype=np.int16), rate_hz).duration_s == 0.5


def test_samples_cannot_be_written_to() -> None:
    audio = pcm(1, 2, 3)
    with pytest.raises(ValueError, match="read-only"):
        audio.samples[0] = 9
    assert audio.samples.tolist() == [1, 2, 3]


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0.0, 0), (1.0, 32_767), (-1.0, -32_768), (2.5, 32_767), (-2.5, -32_768), (0.5, 16_384)],
)
def test_floats_are_rounded_and_what_lies_outside_is_clipped(value: float, expected: int) -> None:
    audio = PcmAudio.from_float32(np.array([value], dtype=np.float32), 16_000)
    assert audio.samples.tolist() == [expected]


def test_full_scale_stays_within_one_as_float() -> None:
    floats = pcm(-32_768, 0, 32_767).as_float32()
    assert floats.dtype == np.float32
    assert floats.tolist() == [-1.0, 0.0, 32_767 / 32_768]


@PROPERTY
@given(st.lists(st.integers(-32_768, 32_767), max_size=50))
def test_a_sound_survives_the_way_through_floats_as_it_was(values: list[int]) -> None:
    """Breaks when scaling up and down disagree."""
    audio = pcm(*values)
    back: NDArray[np.int16] = PcmAudio.from_float32(audio.as_float32(), 16_000).samples
    assert back.tolist() == values


def test_a_sound_stays_as_it_is_when_the_array_it_was_made_of_changes() -> None:
    array = np.array([1, 2, 3, 4], dtype=np.int16)
    whole, part = PcmAudio(array, 16_000), PcmAudio(array[:2], 16_000)
    array[:] = 9
    assert (whole.samples.tolist(), part.samples.tolist()) == ([1, 2, 3, 4], [1, 2])


def test_joined_pieces_follow_each_other() -> None:
    joined = join_audio([pcm(1, 2), pcm(), pcm(3)])
    assert joined.samples.tolist() == [1, 2, 3]
    assert joined.sample_rate_hz == 16_000


def test_nothing_cannot_be_joined() -> None:
    with pytest.raises(ValueError, match="no audio"):
        join_audio([])


def test_pieces_of_different_rates_cannot_be_joined() -> None:
    with pytest.raises(ValueError, match=r"different rates: \[16000, 24000\]"):
        join_audio([pcm(1), pcm(1, rate_hz=24_000)])


@pytest.mark.parametrize(
    ("start_s", "end_s"), [(-0.1, 1.0), (2.0, 1.0), (float("nan"), 1.0), (0.0, float("nan"))]
)
def test_a_span_that_ends_before_it_starts_is_refused(start_s: float, end_s: float) -> None:
    with pytest.raises(ValueError, match="not a time span"):
        TimeSpan(start_s, end_s)


@pytest.mark.parametrize(("start_s", "end_s", "length"), [(0, 0, 0), (1.5, 4.0, 2.5)])
def test_a_span_knows_its_length(start_s: float, end_s: float, length: float) -> None:
    assert TimeSpan(start_s, end_s).duration_s == length


@pytest.mark.parametrize("count", [-1, 0, MAX_QUESTIONS + 1])
def test_a_brief_refuses_fewer_questions_than_one_and_more_than_the_most(count: int) -> None:
    with pytest.raises(ValueError, match=f"1 to {MAX_QUESTIONS}"):
        Brief(Domain.FINANCE, InterviewType.TECHNICAL, question_count=count)


@pytest.mark.parametrize("count", [1, 3, MAX_QUESTIONS])
def test_a_brief_takes_any_count_from_one_to_the_most(count: int) -> None:
    brief = Brief(Domain.FINANCE, InterviewType.TECHNICAL, question_count=count)
    assert brief.question_count == count


def test_every_choice_has_its_own_label() -> None:
    assert len({domain.label for domain in Domain}) == len(Domain) == 7
    assert len({kind.label for kind in InterviewType}) == len(InterviewType) == 4


def test_the_last_user_text_is_the_newest_of_the_person() -> None:
    brief = Brief(Domain.FINANCE, InterviewType.TECHNICAL)
    talk = (
        Message(Role.USER, "first"),
        Message(Role.USER, "newest"),
        Message(Role.ASSISTANT, "reply"),
    )
    assert Conversation(Mode.CHAT, brief, talk).last_user_text == "newest"


def test_before_anybody_spoke_the_last_user_text_is_empty() -> None:
    brief = Brief(Domain.FINANCE, InterviewType.TECHNICAL)
    talk = (Message(Role.ASSISTANT, "Hello."),)
    assert Conversation(Mode.CHAT, brief, talk).last_user_text == ""
