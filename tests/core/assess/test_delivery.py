"""What can be measured of how an answer was spoken."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.assess.delivery import find_pauses, measure_line, measure_session, words_by_stretch
from core.assess.words.mentions import MentionKind, find_mentions
from core.conversation.moves import MoveKind
from core.conversation.transcript import TimeSpan, Transcript, Word
from core.practice.interview import Line, Speaker
from core.think.intent import Intent

PROPERTY = settings(max_examples=200, deadline=None, database=None, derandomize=True)


def spans(*pairs: tuple[float, float]) -> tuple[TimeSpan, ...]:
    return tuple(TimeSpan(*pair) for pair in pairs)


def typed(text: str) -> Line:
    return Line(Speaker.CANDIDATE, text, "q-01", 1.0, intent=Intent.ANSWER)


def spoken(text: str, *speech: tuple[float, float], shown: str | None = None) -> Line:
    transcript = Transcript(text, "en", speech[-1][1] + 1, speech=spans(*speech))
    return Line(
        Speaker.CANDIDATE,
        text if shown is None else shown,
        "q-01",
        1.0,
        intent=Intent.ANSWER,
        transcript=transcript,
        edited=shown is not None,
    )


def asked(text: str, audio_s: float = 0.0) -> Line:
    return Line(Speaker.INTERVIEWER, text, "q-01", 0.0, move=MoveKind.QUESTION, audio_s=audio_s)


def mentions(text: str, kind: MentionKind) -> list[str]:
    return [text[m.start : m.end] for m in find_mentions(text) if m.kind is kind]


def test_the_pace_is_words_over_the_time_from_first_to_last_speech() -> None:
    delivery = measure_line(spoken("one two three four five six", (0.5, 1.5), (2.5, 3.5)))
    assert delivery.spoken_s == 3.0
    assert delivery.first_word_s == 0.5
    assert delivery.pace_wpm == pytest.approx(120)


def test_a_pause_for_thought_slows_no_pace() -> None:
    said = " ".join(["word"] * 105)
    line = spoken(said, (0.0, 25.0), (50.0, 75.0))
    delivery = measure_line(line)
    assert delivery.pace_wpm == pytest.approx(126)
    assert delivery.spoken_s == 75.0
    assert measure_session([line]).pace_wpm == pytest.approx(126)
    short = measure_line(spoken("one two three four five six", (0.0, 1.1), (3.0, 4.0)))
    assert short.pace_wpm == pytest.approx(90)


def test_pauses_inside_clauses_are_summed_of_the_answers_that_tell_of_them() -> None:
    words = (Word("I", 0.0, 0.5), Word("left.", 1.5, 2.0), Word("We", 3.0, 4.0))
    line = spoken("I left. We", (0.0, 0.5), (1.5, 2.0), (3.0, 4.0))
    assert line.transcript is not None
    timed = replace(line, transcript=replace(line.transcript, words=words))
    assert measure_session([timed, timed, line, typed("I left.")]).mid_clause_pauses == 2
    assert measure_session([line, typed("I left.")]).mid_clause_pauses is None


def test_an_edit_changes_the_words_and_not_the_pace() -> None:
    delivery = measure_line(spoken("one two three four", (0.0, 2.0), shown="one two"))
    assert delivery.words == 2
    assert delivery.pace_wpm == pytest.approx(120)


def test_less_than_a_second_of_speech_has_no_pace() -> None:
    delivery = measure_line(spoken("Yes.", (0.4, 1.2)))
    assert delivery.pace_wpm is None
    assert delivery.spoken_s == pytest.approx(0.8)


def test_a_typed_answer_has_no_pace_and_no_pauses() -> None:
    delivery = measure_line(typed("Um, I typed this."))
    assert (delivery.words, delivery.fillers) == (4, 1)
    assert (delivery.spoken_s, delivery.first_word_s, delivery.pace_wpm) == (None, None, None)
    assert delivery.pauses == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [("", 0), ("...", 0), ("Don't do it — don’t.", 4), ("well-known 3.5", 3), ("今天", 1)],
)
def test_words_are_counted_without_their_punctuation(text: str, words: int) -> None:
    assert measure_line(typed(text)).words == words


@pytest.mark.parametrize(
    ("gap_s", "noticed"), [(0.1, False), (0.34, False), (0.36, True), (2.0, True)]
)
def test_only_a_silence_that_listeners_notice_is_a_pause(gap_s: float, noticed: bool) -> None:
    pauses = find_pauses(spans((0.0, 1.0), (1.0 + gap_s, 3.0)))
    assert pauses == (spans((1.0, 1.0 + gap_s)) if noticed else ())


def test_the_silence_before_and_after_speech_is_no_pause() -> None:
    assert find_pauses(spans((5.0, 6.0))) == ()
    assert find_pauses(()) == ()


@PROPERTY
@given(st.lists(st.tuples(st.floats(0, 3), st.floats(0.01, 3)), max_size=12))
def test_every_long_gap_is_a_pause_and_no_other(parts: list[tuple[float, float]]) -> None:
    """Breaks when a pause is lost between stretches, or one reaches into speech."""
    speech: list[TimeSpan] = []
    for gap_s, length_s in parts:
        start_s = (speech[-1].end_s if speech else 0.0) + gap_s
        speech.append(TimeSpan(start_s, start_s + length_s))
    pauses = find_pauses(speech)
    assert all(pause.duration_s >= 0.35 for pause in pauses)
    assert all(not p.start_s < s.start_s < p.end_s for p in pauses for s in speech)
    gaps = [b.start_s - a.end_s for a, b in pairwise(speech)]
    assert len(pauses) == sum(gap >= 0.35 for gap in gaps)


def test_a_word_at_the_edge_of_speech_stands_in_the_stretch_nearest_to_it() -> None:
    """Breaks when a word is dropped whose middle lies in a pause, or before the first sound."""
    times = [("The", 0.41, 0.75), ("rate", 0.75, 1.4), ("I", 9.15, 9.37), ("fell", 9.4, 9.8)]
    words = [Word(*one) for one in times]
    stretches = words_by_stretch(spans((0.608, 8.9), (9.28, 9.7)), words)
    assert [[w.text for w in one] for one in stretches] == [["The", "rate"], ["I", "fell"]]


@PROPERTY
@given(
    st.lists(st.floats(0, 60), min_size=2, max_size=12, unique=True),
    st.lists(st.tuples(st.floats(0, 70), st.floats(0, 2)), max_size=20),
)
def test_every_word_stands_in_exactly_one_stretch(
    edges: list[float], times: list[tuple[float, float]]
) -> None:
    edges = sorted(edges)
    stretches = spans(*pairwise(edges))[::2]
    words = [Word(str(i), s, s + length) for i, (s, length) in enumerate(sorted(times))]
    assigned = words_by_stretch(stretches, words)
    assert len(assigned) == len(stretches)
    assert sorted(w.text for one in assigned for w in one) == sorted(w.text for w in words)


@pytest.mark.parametrize(
    ("text", "fillers"),
    [
        ("It was, like, done.", ["like"]),
        ("So, I left.", ["So"]),
        ("I left. Well, nearly.", ["Well"]),
        ("Um, I uh left, you know.", ["Um", "uh", "you know"]),
        ("I mean, it was basically done.", ["I mean", "basically"]),
        ("I like it.", []),
        ("It looks like rain, so they left.", []),
        ("I wrote it down so that they knew.", []),
        ("They did well, and right away.", []),
        ("Like all of us, I left.", []),
        ("The umbrella, the error, the hero.", []),
        ("Do you know my sister? Don’t you know her?", []),
        ("I let you know as soon as I could, as you know.", []),
        ("That is what I mean. I worked in the ER with a 20 mm needle.", []),
        ("Do, you know, whatever you want.", ["you know"]),
        ("What, I mean, went wrong was, er, the plan.", ["I mean", "er"]),
        ("After one week you know your patients.", []),
        ("You know how it is on the phone, and I mean it.", []),
        ("When it beeps, you know it is done.", []),
        ("And, you know, we left. So you know, nobody fell.", ["you know", "you know"]),
        ("It was you know, a long day, and I like this team.", ["you know"]),
        ("The man you know, he left. That is what you know, and more.", []),
        ("I, you know I left. You know we closed.", ["you know", "You know"]),
        (
            "It was the printer or something. We had tea and stuff, and left.",
            ["or something", "and stuff"],
        ),
        ("It takes rest or something better, and stuff like that is dear.", []),
        ("", []),
    ],
)
def test_an_idle_word_is_a_filler_only_where_it_carries_nothing(
    text: str, fillers: list[str]
) -> None:
    assert mentions(text, MentionKind.FILLER) == fillers


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("I think it was kind of late, maybe.", ["I think", "kind of", "maybe"]),
        ("I’d say it worked.", ["I’d say"]),
        ("A kind offer, and I thought so.", []),
        ("It was sort of broken, and I kind of liked it.", ["sort of", "kind of"]),
        ("We tried to reach them. That kind of delay is the sort of thing I hate.", []),
        ("What kind of ward? A different kind of ward, some kind of maze.", []),
        ("I would say no. She could have been right.", []),
        ("I would say it went well.", ["I would say"]),
        ("I think about the patient first. If I'm not sure, I ask.", []),
        ("We might have to close. He could not possibly know.", []),
    ],
)
def test_hedges_are_named_in_the_answers_own_words(text: str, hedges: list[str]) -> None:
    assert mentions(text, MentionKind.HEDGE) == hedges


@PROPERTY
@given(
    st.lists(
        st.sampled_from(
            ["um", "like", "so", "I think", "you know", "well", ",", ".", "kind of", "or something"]
        )
    )
)
def test_mentions_are_in_order_and_never_overlap(parts: list[str]) -> None:
    """Breaks when one stretch of text is counted as two fillers."""
    text = " ".join(parts).replace(" ,", ",").replace(" .", ".")
    edges = [edge for m in find_mentions(text) for edge in (m.start, m.end)]
    assert edges == sorted(edges)
    assert all(m.start < m.end <= len(text) for m in find_mentions(text))


def test_a_session_of_spoken_answers_adds_up() -> None:
    session = measure_session(
        [
            asked("How was it?", audio_s=2.0),
            spoken("one two three four", (0.0, 1.0), (1.5, 2.0)),
            asked("And then?", audio_s=2.0),
            spoken("um five six maybe", (0.0, 2.0), (4.5, 6.0)),
        ]
    )
    assert session.words == 8
    assert (session.fillers, session.hedges) == (1, 1)
    assert session.spoken_s == 8.0
    assert session.pace_wpm == pytest.approx(8 / 5.5 * 60)
    assert (session.pauses, session.longest_pause_s) == (2, 2.5)


def test_the_talk_share_is_by_time_where_all_was_spoken() -> None:
    lines = [asked("A very long question indeed it is", 3.0), spoken("Yes it was", (0.0, 1.0))]
    assert measure_session(lines).talk_share == pytest.approx(0.25)


@pytest.mark.parametrize(
    "lines",
    [
        [asked("one two three", 9.0), typed("four")],
        [asked("one two", 0.0), asked("three"), spoken("four", (0.0, 2.0))],
        [asked("one two three", 9.0), spoken("four", (0.0, 2.0)), typed("")],
    ],
)
def test_the_talk_share_is_by_words_where_something_was_typed_or_only_read(
    lines: list[Line],
) -> None:
    assert measure_session(lines).talk_share == 0.25


@pytest.mark.parametrize("lines", [[], [asked("How was it?", 2.0)]])
def test_where_nobody_answered_there_is_nothing_to_measure(lines: list[Line]) -> None:
    session = measure_session(lines)
    assert (session.words, session.fillers, session.hedges, session.pauses) == (0, 0, 0, 0)
    assert (session.spoken_s, session.pace_wpm) == (None, None)
    assert (session.longest_pause_s, session.talk_share) == (None, None)


def test_what_the_interviewer_says_is_not_measured() -> None:
    session = measure_session([asked("Um, well, maybe, you know."), typed("I did.")])
    assert (session.words, session.fillers, session.hedges) == (2, 0, 0)


@pytest.mark.parametrize(
    ("text", "fillers"),
    [
        ("I know SAP MM and WM, not FI.", []),
        ("MM is the module I know.", []),
        ("We rang Er Hotel, and Ah Kim came.", []),
        ("Um, we left.", ["Um"]),
        ("We left. Uh, then we came back.", ["Uh"]),
        ("We left … Um, then we came back.", ["Um"]),
        ("we, um, left, I mean, we went", ["um", "I mean"]),
    ],
)
def test_a_word_written_like_a_name_is_no_filler(text: str, fillers: list[str]) -> None:
    found = [m for m in find_mentions(text) if m.kind is MentionKind.FILLER]
    assert [text[m.start : m.end] for m in found] == fillers
