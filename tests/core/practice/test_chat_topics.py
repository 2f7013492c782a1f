"""Who wishes for a topic gets a question on it, or is told that there is none here."""

from __future__ import annotations

import pytest

from core.conversation.brief import Domain
from core.package_data import load_data
from core.practice.bank import load_bank
from core.practice.chat.partner import PartnerMove, PartnerReply, answer_from_bank
from core.practice.chat.topics import (
    NearTopics,
    Trades,
    changes_field,
    other_field,
    topic_of,
)
from tests.core.practice.test_points_and_partner import BANK, INDEXING, chat


def partner(*said: str) -> PartnerReply:
    return answer_from_bank(BANK, chat(*said))


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("ask me about databases", "databases"),
        ("ask me a question on sql injection, please.", "sql injection,"),
        ("give me a database question", "database"),
        ("give me another hard question about caching", "caching"),
        ("can we do a finance question instead?", "finance"),
        ("could you please give me a different question?", ""),
        ("ask me a hard question.", ""),
        ("next question", ""),
    ],
)
def test_the_topic_is_what_a_wish_names_beside_the_wishing(said: str, topic: str) -> None:
    assert topic_of(said) == topic


@pytest.mark.parametrize("tag", ["databases", "security", "performance", "reliability"])
@pytest.mark.parametrize(
    "wish", ["Ask me about {}", "Can we do a question on {}?", "Another question about {}, please"]
)
def test_a_topic_that_the_chat_names_gets_a_question_filed_under_it(wish: str, tag: str) -> None:
    """Breaks when words of asking weigh like the topic, as "ask" did beside "databases"."""
    said: list[str] = []
    for _ in range(2):
        said.append(wish.format(tag))
        reply = partner(*said)
        asked = next(q for q in BANK.questions if q.id == reply.question_id)
        assert tag in " ".join((asked.text, *asked.tags)).lower()
        assert reply.text == f"Here is one. {asked.text}"
        said.append(reply.text)


@pytest.mark.parametrize(
    ("named", "tags"),
    [
        ("conflict", {"disagreement"}),
        ("a conflict with a colleague", {"disagreement"}),
        ("difficult people", {"disagreement"}),
        ("time management", {"deadlines", "planning", "prioritisation"}),
        ("my weaknesses", {"feedback"}),
        ("multithreading", {"concurrency"}),
        ("being a manager", {"leadership", "influence"}),
    ],
)
def test_a_topic_by_another_name_gets_a_question_on_what_is_near_it(
    named: str, tags: set[str]
) -> None:
    reply = partner(f"Ask me about {named}.")
    asked = next(q for q in BANK.questions if q.id == reply.question_id)
    assert tags & set(asked.tags)
    assert reply.text == f"Here is one. {asked.text}"


def test_a_group_of_near_topics_needs_two_of_them() -> None:
    with pytest.raises(ValueError, match="each once: stress"):
        NearTopics.model_validate({"schema": 1, "groups": [["stress"]]})


def test_to_talk_about_a_topic_is_to_be_asked_about_it_unless_it_is_about_interviews() -> None:
    assert partner("Let's talk about databases.").move is PartnerMove.ASK
    assert partner("Let's talk about salary.").move is PartnerMove.ADVISE


def test_a_topic_that_the_bank_lacks_is_not_passed_over() -> None:
    reply = partner("Ask me about penguins.")
    assert reply.move is PartnerMove.ASK
    assert reply.text.startswith("I find no question on that")


@pytest.mark.parametrize("wish", ["Ask me a question.", "Ask me something harder.", "Skip this."])
def test_who_names_no_topic_is_not_told_that_it_is_missing(wish: str) -> None:
    reply = partner("Quiz me.", f"Here is one. {INDEXING.text}", wish)
    assert reply.text.startswith("Here is one.")


@pytest.mark.parametrize(
    "said",
    [
        "Ask me a question from finance",
        "Can we do a finance question instead?",
        "switch to finance",
        "Can we switch to banking, please?",
    ],
)
@pytest.mark.parametrize("before", [(), ("Quiz me.", f"Here is one. {INDEXING.text}")])
def test_who_wants_another_field_is_told_where_it_is_chosen(
    before: tuple[str, ...], said: str
) -> None:
    text = partner(*before, said).text
    assert "chosen above this chat" in text
    assert Domain.FINANCE.label in text
    assert not any(question.text in text for question in BANK.questions)


def test_a_field_that_is_not_named_is_chosen_in_the_same_place() -> None:
    assert "choose another one there" in partner("Can I change the field?").text


@pytest.mark.parametrize(
    "answer",
    [
        "We had to switch to finance software.",
        "I switched to the education team.",
        "Sales asked why, and I told them.",
        "We moved the domain to another provider.",
    ],
)
def test_an_answer_that_names_another_field_is_an_answer(answer: str) -> None:
    reply = partner("Quiz me.", f"Here is one. {INDEXING.text}", answer)
    assert reply.move is PartnerMove.RESPOND


@pytest.mark.parametrize("domain", list(Domain))
def test_a_field_is_no_other_one_in_its_own_chat(domain: Domain) -> None:
    own = f"ask me about {domain.label.lower()}"
    assert other_field(own, domain) is None
    assert not changes_field(f"switch to {domain.label.lower()}", domain)
    wish = answer_from_bank(load_bank(domain), chat(f"Ask me about {domain.label}."))
    assert wish.move is PartnerMove.ASK


def test_hearing_the_question_again_takes_back_nothing() -> None:
    asked = ("Quiz me.", f"Here is one. {INDEXING.text}")
    first = "It avoids a table scan."
    again = (*asked, first, "Good.", "Can you repeat the question?", INDEXING.text)
    assert "table scan" in partner(*again, "Every insert keeps it current.").text


@pytest.mark.parametrize(
    ("wish", "field"),
    [
        ("Ask me an easy question for a nurse.", Domain.HEALTHCARE),
        ("Give me a nursing question", Domain.HEALTHCARE),
        ("Ask me a question for a teacher, please.", Domain.EDUCATION),
        ("Can you give me a hard question for accountants?", Domain.FINANCE),
        ("Can we do a question for a landscape architect?", Domain.ARCHITECTURE_DESIGN),
    ],
)
def test_who_wishes_for_the_question_of_another_trade_is_told_where_its_field_is(
    wish: str, field: Domain
) -> None:
    reply = partner(wish)
    assert reply.move is PartnerMove.UNKNOWN
    assert f"choose {field.label} there" in reply.text


@pytest.mark.parametrize("domain", list(Domain))
def test_whoever_works_in_the_field_gets_a_question_of_it(domain: Domain) -> None:
    for cue in load_data("trades_en", Trades).trades[domain]:
        trade = cue.split("|")[-1].replace("*", "") if " " not in cue else cue.split("|")[0]
        trade = trade.replace("*", "")
        wish = f"Ask me an easy question for a {trade}."
        reply = answer_from_bank(load_bank(domain), chat(wish))
        assert reply.move is PartnerMove.ASK, trade
        assert reply.text.startswith("Here is one."), trade


@pytest.mark.parametrize("domain", list(Domain))
def test_a_manager_or_a_colleague_belongs_to_every_field(domain: Domain) -> None:
    for wish in ("Ask me about a difficult manager.", "Ask me a question about a colleague."):
        assert answer_from_bank(load_bank(domain), chat(wish)).move is PartnerMove.ASK
