"""Own rating and second takes go home with a review, and what is told of them can be checked."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from core.assess.judgement import MODEL_ASSESSOR
from core.assess.levels import Level
from core.assess.report import Reading
from core.assess.review.file import read_review, review_json, verify_review
from core.assess.review.markdown import review_markdown
from core.assess.review.second_takes import review_takes
from core.assess.review.self_rating import Beside, set_beside
from core.assess.review.state import ReviewState
from core.assess.rules import review_interview
from core.assess.verify import main
from core.practice.interview import Line, Speaker
from core.think.intent import Intent
from tests.core.assess.test_review_file import (
    STORY,
    altered,
    changed,
    interview,
    is_found,
    judged,
    leaves,
    name_of,
)

BETTER = (
    "In May, when I ran the night shift, we had two falls in a week on a ward of 24 beds. I walked "
    "the ward at three in the morning because nobody could tell me where they fell. I moved two "
    "lamps and I asked the porter to check them daily. As a result falls went from two a week to "
    "none in four months, though the rounds cost us 20 minutes a night."
)
TALK = interview(STORY)
QUESTION = TALK.plan[0].id


def _state() -> ReviewState:
    """A rating of 4, a take that only the rules saw, and one that the model judged as well."""
    state = ReviewState(self_rating=4, judgements=(judged(TALK),))
    for text in ("I moved the lamps, I think, and then it was fine, as a matter of fact.", BETTER):
        line = Line(Speaker.CANDIDATE, text, QUESTION, 0.0, intent=Intent.ANSWER)
        state = state.with_take(QUESTION, line, text[:9])
    last = replace(
        state.takes[1], reading=Reading(QUESTION, 1.5), judgement=replace(judged(TALK), model="B")
    )
    return state.with_changed_take(last)


STATE = _state()
REPORT = review_interview(TALK, STATE.readings, STATE.judgements)
TAKES = review_takes(TALK, REPORT, STATE.takes)
WHOLE = review_json(TALK, REPORT, STATE.judgements, STATE.self_rating, TAKES)


def test_rating_and_takes_come_back_as_they_were_and_stand() -> None:
    file = read_review(WHOLE)
    verdict = verify_review(file)
    assert verdict.faults == ()
    assert [one.take for one in file.takes] == list(STATE.takes)
    assert file.self_rating == set_beside(4, REPORT.level)
    assert [one.review.assessor for one in file.takes] == ["rules", MODEL_ASSESSOR]
    own = sum(len(one.review.quotes) for one in file.takes)
    assert own > 10
    assert verdict.quotes == len(REPORT.quotes) + own


def test_quotes_of_a_take_are_from_its_own_words_and_not_from_the_first_answer() -> None:
    for one in read_review(WHOLE).takes:
        for quote in one.review.quotes:
            assert one.take.text[quote.start : quote.end] == quote.text


TOLD = [
    pytest.param(path, value, id=f"{path[1]}.{name_of(path)}.{at}")
    for at, (path, value) in enumerate(leaves(json.loads(WHOLE)["takes"], ("takes",)))
    if path[2] in ("review", "comparison")
]


@pytest.mark.parametrize(("path", "value"), TOLD[::5] + TOLD[-6:])
def test_whatever_is_altered_in_the_review_of_a_take_is_found(
    path: tuple[Any, ...], value: Any
) -> None:
    def alter(record: Any) -> None:
        for key in path[:-1]:
            record = record[key]
        record[path[-1]] = altered(value)

    assert is_found(changed(WHOLE, alter))


@pytest.mark.parametrize(
    "falsify",
    [
        lambda take: take.update(text=take["text"].replace("two falls", "ten falls")),
        lambda take: take.update(text="I saved the hospital in a single night."),
        lambda take: take.update(question_id="nobody-asked-01"),
        lambda take: take.update(number=3),
        lambda take: take["reading"].update(question_id="another-01"),
        lambda take: take["reading"].update(fit=-2.0),
        lambda take: take["judgement"].update(question_id="another-01"),
        lambda take: take["judgement"]["passes"].pop(),
        lambda take: take["judgement"]["passes"][0]["dimensions"][0].update(level=5),
        lambda take: take.update(judgement=None),
    ],
    ids=[
        *("words", "all words", "question", "number", "whose reading", "reading"),
        *("whose judgement", "a pass", "a level", "no judgement"),
    ],
)
def test_a_take_that_was_tampered_with_is_found(falsify: Any) -> None:
    text = changed(WHOLE, lambda record: falsify(record["takes"][1]["take"]))
    assert verify_review(read_review(text)).faults


def test_a_faulty_take_is_called_by_the_number_that_people_were_shown() -> None:
    text = changed(WHOLE, lambda record: record["takes"][0]["take"].update(text="I did it alone."))
    faults = verify_review(read_review(text)).faults
    assert any("take 2 of" in fault for fault in faults)
    assert not any("take 1 of" in fault for fault in faults)


@pytest.mark.parametrize("version", [None, "2020-01-1"])
def test_a_take_of_a_question_that_was_not_asked_is_told_once(version: str | None) -> None:
    def falsify(record: Any) -> None:
        record["version"] = version or record["version"]
        record["takes"] = record["takes"][:1]
        record["takes"][0]["take"]["question_id"] = "nobody-asked-01"

    faults = verify_review(read_review(changed(WHOLE, falsify))).faults
    assert len([fault for fault in faults if "nobody-asked-01" in fault]) == 1


def test_a_quote_from_the_first_answer_does_not_stand_for_a_take() -> None:
    def borrow(record: Any) -> None:
        quote = next(
            d["quote"] for d in record["takes"][1]["review"]["dimensions"] if d["quote"] is not None
        )
        quote["text"] = "I changed the rounds"
        quote["start"] = STORY.index(quote["text"])
        quote["end"] = quote["start"] + len(quote["text"])

    faults = verify_review(read_review(changed(WHOLE, borrow))).faults
    assert any("does not hold" in fault for fault in faults)


def test_quotes_of_takes_are_checked_in_a_file_of_another_version_too() -> None:
    def falsify(record: Any) -> None:
        record["version"] = "2020-01-1"
        record["takes"][1]["take"]["text"] = "Nothing of that."

    assert len(verify_review(read_review(changed(WHOLE, falsify))).faults) > 1


@pytest.mark.parametrize(
    "falsify",
    [
        lambda told: told.update(difference=0.0),
        lambda told: told.update(beside="lower than the review"),
        lambda told: told.update(rating=told["rating"] - 1),
    ],
)
def test_what_is_said_of_the_own_rating_follows_from_the_level(falsify: Any) -> None:
    text = changed(WHOLE, lambda record: falsify(record["self_rating"]))
    assert verify_review(read_review(text)).faults


def test_a_rating_that_is_no_level_is_refused() -> None:
    text = changed(WHOLE, lambda record: record["self_rating"].update(rating=6))
    with pytest.raises(ValueError, match="no review of Greenroom's"):
        read_review(text)


def test_a_file_of_before_there_were_takes_and_ratings_still_stands() -> None:
    def older(record: Any) -> None:
        record["schema"] = 2
        del record["self_rating"], record["takes"]

    assert verify_review(read_review(changed(WHOLE, older))).faults == ()


def test_a_file_of_before_takes_had_ids_still_stands() -> None:
    def older(record: Any) -> None:
        for one in record["takes"]:
            del one["take"]["id"]

    file = read_review(changed(WHOLE, older))
    assert verify_review(file).faults == ()
    assert len({one.take.id for one in file.takes}) == 2


def test_the_command_counts_takes_and_finds_a_tampered_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "review.json"
    file.write_text(WHOLE, encoding="utf-8")
    assert main([str(file)]) == 0
    assert "2 second takes: the review stands" in capsys.readouterr().out
    falsified = changed(WHOLE, lambda r: r["takes"][0]["take"].update(text="I did it all alone."))
    file.write_text(falsified, encoding="utf-8")
    assert main([str(file)]) == 1


def test_the_markdown_holds_the_rating_and_both_texts_with_what_moved() -> None:
    text = review_markdown(TALK, REPORT, STATE.self_rating, TAKES)
    shown = MarkdownIt("commonmark").enable("table").render(text)
    assert set_beside(4, REPORT.level).sentence in text
    assert "Answered again, take 2" in shown
    assert STORY[:60] in shown
    assert BETTER[:60] in shown
    for one in TAKES:
        assert one.verdict in shown
        assert len(one.comparison.moved) > 1, "more than the number of words"
        assert all(sentence in shown for sentence in one.comparison.moved)
    plain = review_markdown(TALK, REPORT)
    assert "gave yourself" not in plain
    assert "Answered again" not in plain


def test_what_was_said_in_a_take_becomes_no_markup() -> None:
    said = "![x](http://x.y) <b>I</b> moved the lamps and wrote it down for the next shift."
    line = Line(Speaker.CANDIDATE, said, QUESTION, 0.0, intent=Intent.ANSWER)
    state = ReviewState().with_take(QUESTION, line, "again")
    takes = review_takes(TALK, REPORT, state.takes)
    shown = MarkdownIt("commonmark").render(review_markdown(TALK, REPORT, takes=takes))
    assert "<img" not in shown
    assert "<b>" not in shown


@pytest.mark.parametrize(
    ("rating", "beside", "told"),
    [
        (5, Beside.HIGHER, "5, which is above the review's range. Look at the quotes"),
        (4, Beside.CLOSE, "4, too close to the review's range to speak of a difference."),
        (3, Beside.WITHIN, "3, which lies within the review's range."),
        (2, Beside.CLOSE, "2, too close to the review's range to speak of a difference."),
        (1, Beside.LOWER, "1, which is below the review's range. Look at the quotes"),
    ],
)
def test_a_rating_is_told_by_where_it_lies_beside_the_range(
    rating: int, beside: Beside, told: str
) -> None:
    made = set_beside(rating, Level(3.0, 2.2, 3.8))
    assert made.beside is beside
    assert made.sentence.startswith(f"You gave yourself {told}")


@pytest.mark.parametrize(
    "level", [Level(3.0, 2.9, 3.1), Level(3.4, 2.5, 4.3), Level(2.6, 1.9, 3.3)]
)
def test_no_difference_is_told_within_the_range(level: Level) -> None:
    """Breaks when a rating is called too high by less than the review itself may be off."""
    told = set_beside(3, level).sentence
    assert told == "You gave yourself 3, which lies within the review's range."


@pytest.mark.parametrize(
    ("rating", "beside"),
    [(1, Beside.LOWER), (2, Beside.OPEN), (3, Beside.OPEN), (4, Beside.OPEN), (5, Beside.HIGHER)],
)
def test_a_range_that_nearly_every_rating_lies_in_confirms_none(
    rating: int, beside: Beside
) -> None:
    made = set_beside(rating, Level(3.0, 1.9, 4.1))
    assert made.beside is beside
    assert ("too wide to confirm" in made.sentence) is (beside is Beside.OPEN)


def test_a_rating_without_a_level_has_no_difference() -> None:
    made = set_beside(2, None)
    assert made.difference is None
    assert made.sentence == "You gave yourself 2: there is no level to set beside it."
