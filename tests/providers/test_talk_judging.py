"""A model judges a talk: what it finds is kept as far as the learner said it."""

from __future__ import annotations

import json

import pytest

from core.conversation.errors import Kind, ReplyError
from core.conversation.language import CefrLevel, Language, TalkBrief
from core.language.findings import Judged
from core.language.grid import Criterion
from providers.fallback.chain import Journal
from providers.talk_judging import judge_talk
from tests.providers.scripted import chain, fault, run
from tests.providers.test_assessing import ASSESS, asked, link
from tests.talks import PLAIN, held

TALK = held(TalkBrief(Language.SPANISH, minutes=5), PLAIN[Language.SPANISH])


def judgement(quote: str = "porque mi tren sale temprano", level: str = "B1") -> str:
    criteria = [
        {"criterion": c.value, "level": level, "quote": quote, "why": "So."} for c in Criterion
    ]
    slip = {"said": "extraña mucho a", "better": "echa mucho de menos a", "why": "Usual in Spain."}
    return json.dumps({"criteria": criteria, "corrections": [slip]})


def test_a_judgement_comes_with_the_model_that_made_it_and_own_words() -> None:
    judged: Judged = run(judge_talk(TALK, chain(link("A", judgement())), Journal()))
    assert judged.assessor == "A"
    assert {review.level for review in judged.criteria} == {CefrLevel.B1}
    assert judged.corrections[0].better == "echa mucho de menos a"
    for review in judged.criteria:
        (quote,) = review.quotes
        assert TALK.lines[quote.line_index].text[quote.start : quote.end] == quote.text


def test_what_is_no_judgement_is_asked_for_once_more_and_then_elsewhere() -> None:
    first, second = link("A", "Great!", judgement("nobody said that")), link("B", judgement())
    journal = Journal()
    judged = run(judge_talk(TALK, chain(first, second), journal))
    assert (asked(first), asked(second)) == (2, 1)
    assert judged.assessor == "B"
    assert [told.code for told in journal.all()] == ["judgement_unfounded"]


@pytest.mark.parametrize(
    ("reply", "code"),
    [(judgement("nobody said that"), "judgement_unfounded"), ("Great!", "judgement_unreadable")],
)
def test_a_judgement_that_quotes_nobody_is_told_as_such(reply: str, code: str) -> None:
    with pytest.raises(ReplyError) as raised:
        run(judge_talk(TALK, chain(link("A", reply)), Journal()))
    assert raised.value.code == code


def test_a_judge_is_asked_for_its_reasons_in_the_interfaces_language_and_it_is_noted() -> None:
    model = link("A", judgement())
    judged = run(judge_talk(TALK, chain(model), Journal(), locale="hi"))
    (messages,) = model.engine.asked
    assert "written in Hindi" in messages[0].text
    assert judged.locale == "hi"


@pytest.mark.parametrize("kind", [Kind.AUTHENTICATION, Kind.QUOTA])
def test_when_nobody_can_judge_the_fault_is_told(kind: Kind) -> None:
    with pytest.raises(ReplyError):
        run(judge_talk(TALK, chain(link("A", fault(ASSESS, kind))), Journal()))
