"""What to practise next follows from what the report found."""

from __future__ import annotations

import pytest

from core.conversation.language import Language, TalkBrief
from core.language.grid import LOCALES
from core.language.report import review_talk
from core.language.take_home import talk_markdown
from tests.talks import held


def _steps(*answers: str, language: Language = Language.ENGLISH, locale: str = "en") -> str:
    talk = held(TalkBrief(language, minutes=5), answers, len(answers))
    steps = review_talk(talk, locale).next_steps
    assert 1 <= len(steps) <= 2
    return "\n".join(steps)


_LONG = (
    "On Sunday my brother and I walked along the river to the old mill near the village.",
    "The path was wet, so we took off our shoes and went on through the grass for a while.",
    "Later we sat in a garden, drank lemonade and talked about our grandfather and his farm.",
    "In the evening my neighbour played the piano, and all of us listened at the open window.",
    "We also cooked soup with carrots from the market, but nobody was hungry at that time.",
    "I went home on the last train because my sister had left her keys in my bag again.",
)


def test_who_answers_in_few_words_is_told_to_say_more() -> None:
    short = ("I live in Leeds.", "I like my street.", "My brother cooks.", "We eat rice.") * 4
    assert "then with a reason" in _steps(*short)
    assert "then with a reason" not in _steps(*_LONG)


def test_a_slip_that_came_back_is_practised_before_others() -> None:
    slips = ("My mother live in Rome.", "She work in a shop.", "I am agree with her.")
    steps = _steps(*_LONG, *slips)
    assert "not: My mother live in Rome" in steps
    assert "I agree" not in steps


def test_joining_words_are_advised_to_who_used_few_and_never_those_that_were_said() -> None:
    few = [text.replace("because", "when") for text in _LONG]
    assert "Choose one of these joining words" in _steps(*few)
    joined = "However, although it rained, for example on Monday, we stayed until they came, if"
    assert "however" not in _steps(*few, f"{joined} they came at all.")


def test_advice_differs_with_what_was_found() -> None:
    other = [text.replace("old", "very good").replace("wet", "very good") for text in _LONG]
    assert _steps(*_LONG) != _steps(*other)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_steps_are_taken_home_in_the_language_of_the_report(locale: str) -> None:
    talk = held(TalkBrief(Language.GERMAN, minutes=5), ("Ich wohne in Köln.",), 1)
    report = review_talk(talk, locale)
    assert report.next_steps
    assert "{" not in "".join(report.next_steps)
    assert all(step.split()[0] in talk_markdown(talk, report) for step in report.next_steps)
