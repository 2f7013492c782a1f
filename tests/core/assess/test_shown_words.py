"""What a review calls seen is quoted in whole words that mean it, and named nowhere as missing."""

from __future__ import annotations

import pytest

from core.assess.answer.text import quotable_pieces
from core.assess.level.seen_signs import dimensions_data, lacks_surely, with_words
from core.assess.report import AnswerReview, DimensionReview
from core.assess.rules import review_interview
from core.assess.words.names import further_names, may_hold_a_name
from core.assess.words.pointing import may_be_there, shown_places
from core.assess.words.slips import without_slips
from tests.core.answers import STORY_QUESTION, interview_of


def shown(text: str, name: str) -> list[str]:
    also = dimensions_data().also.get(name, ())
    return [text[slice(*span)] for span in shown_places(text, name, also)]


def review_of(*said: str) -> AnswerReview:
    (review,) = review_interview(interview_of(STORY_QUESTION, *said)).answers
    return review


def dimension(name: str, *said: str) -> DimensionReview:
    return next(d for d in review_of(*said).dimensions if d.dimension == name)


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("It had eleven thousand lines.", "number", "numbers (“eleven thousand”)"),
        (
            "Eleven thousand lines and four steps cost 38,000 euros and 60 tests.",
            "number",
            "numbers (“38,000”, “60”)",
        ),
        ("One hundred and twenty users came.", "number", "numbers (“One hundred and twenty”)"),
        ("A hundred people and two dogs.", "number", "numbers (“A hundred”, “two”)"),
        ("Twenty and thirty people came.", "number", "numbers (“Twenty”, “thirty”)"),
        ("I moved her from $5 to $10 tasks.", "number", "numbers (“$5”, “$10”)"),
        ("I asked Zoë Müller about it.", "name", "names (“Zoë Müller”)"),
        ("Zoë Müller joined us.", "name", "names (“Zoë Müller”)"),
        ("Kelly said no.", "name", "names (“Kelly”)"),
        ("Yesterday Müller joined us.", "name", "names (“Müller”)"),
        ("I had twenty-four nine-year-olds.", "number", "numbers (“twenty-four”, “nine”)"),
        ("Then twenty-eight kids looked at me.", "others", "other people (“twenty-eight kids”)"),
        ("We had thirty-one beds.", "number", "numbers (“thirty-one”)"),
        ("I worked at St. Agnes in Leeds.", "name", "names (“St. Agnes”, “Leeds”)"),
        ("We wanted it by Black Friday, and Claire agreed.", "name", "names (“Claire”)"),
    ],
)
def test_a_sign_is_quoted_in_whole_words(text: str, name: str, told: str) -> None:
    assert with_words(text, name) == told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("What we did not know then is how long it takes.", "order"),
        ("I priced the half-year's incidents.", "number"),
        ("In the following quarter it was calm.", "number"),
        ("I showed that to our product owner.", "speech"),
        ("It was due by Black Friday.", "name"),
        ("What I would do differently is to ask earlier.", "own_plan"),
        ("I'll come back to that later.", "own_plan"),
        ("Next time I would ask earlier.", "own_plan"),
    ],
)
def test_a_word_that_means_something_else_is_not_shown(text: str, name: str) -> None:
    assert shown(text, name) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I rang him, then I wrote it down.", "order"),
        ("A quarter of the guests left.", "number"),
        ("I showed them that it was late.", "speech"),
        ("I would ask earlier.", "own_plan"),
        ("I'll come back to work.", "own_plan"),
        ("Outages went from six to one, but vouchers came nine days late.", "limit"),
        ("We shipped nine days later than planned.", "limit"),
    ],
)
def test_the_same_word_is_shown_where_it_means_it(text: str, name: str) -> None:
    assert shown(text, name)


@pytest.mark.parametrize("said", ["Claire joined us as a junior.", "Meyers wanted it soon."])
def test_what_may_be_a_name_is_not_called_missing(said: str) -> None:
    assert not lacks_surely(said, "name")


@pytest.mark.parametrize(
    "said",
    [
        "Marketing wanted it. Customers complained and everything was late.",
        "Work was hard, and I went home.",
        "Yesterday the pump failed. We had it mended.",
    ],
)
def test_a_word_at_the_head_of_a_sentence_is_no_name_by_its_capital(said: str) -> None:
    assert further_names(said) == []
    assert shown(said, "name") == []


def test_names_are_told_to_be_missing_where_there_is_none() -> None:
    assert not may_hold_a_name("We met. I rang the desk. Then they left.")
    assert lacks_surely("We met. I rang the desk. Then they left.", "name")


def test_a_phrase_that_fits_any_story_stands_for_no_level() -> None:
    empty = (
        "In general I think that you should always stay positive and be a team player, and usually "
        "things work out in the end for everybody."
    )
    told = "A report took 40 minutes because it ran often. I replaced it. Now it takes 25 seconds."
    for judged in review_of(f"{empty} {told} {empty}").dimensions:
        assert judged.quote is None or "team player" not in judged.quote.text


def test_what_they_did_themselves_shows_more_than_what_others_wanted() -> None:
    others = "Marketing wanted to win back 400 people who had left us in March with a voucher."
    theirs = "I asked for a group that would get none, because nobody had one."
    quote = dimension(
        "substance", f"{others} {theirs} They all came back to us by themselves."
    ).quote
    assert quote is not None
    assert quote.text == theirs


def test_an_outcome_without_a_word_for_it_is_shown_by_how_its_sentence_begins() -> None:
    why = dimension(
        "structure",
        "Zoë joined us in March. I paired with her twice a week. I gave her a tool of her own. "
        "After 3.5 months she led the migration by herself, and she mentors two others.",
    ).why
    assert "outcomes (“After 3.5 months she led the migration by herself …”)" in why


@pytest.mark.parametrize(
    "text",
    [
        "But nobody was late.",
        "It was far, but I never came in late.",
        "But we stayed late to finish it.",
        "But it is getting late.",
        "But of late it slowed.",
        "But it was late and I went home.",
        "But we finished late that night.",
    ],
)
def test_where_nothing_was_late_no_limit_is_shown(text: str) -> None:
    assert shown(text, "limit") in ([], ["slowed"])


@pytest.mark.parametrize(
    "text",
    [
        "It was good, but the delivery was late.",
        "But we delivered two weeks late.",
        "Although it went live a week late, they paid.",
        "But the parts arrived too late.",
    ],
)
def test_that_something_came_late_is_a_limit(text: str) -> None:
    assert shown(text, "limit")


def test_before_a_day_or_a_feast_is_no_step_in_order() -> None:
    for text in ("They wanted it before Christmas.", "It was due before Friday.", "After 2019."):
        assert shown(text, "order") == []
    assert shown("Before I changed it I asked her.", "order") == ["Before"]
    assert shown("After the meeting I wrote to them.", "order") == ["After"]


def test_a_long_sentence_is_quoted_up_to_a_mark_or_a_joining_word() -> None:
    said = (
        "One night a patient's oxygen need on my bay went from two litres by nasal cannula up to "
        "nine within the hour, I started him on high-flow oxygen, called the outreach team, wrote "
        "down the numbers every ten minutes and stayed with him until they came to the bed."
    )
    pieces = [said[start:end] for start, end in quotable_pieces(said, 0, len(said))]
    assert " ".join(pieces) == said, "nothing is left out"
    assert [piece.split()[-1] for piece in pieces] == ["hour,", "team,", "bed."]


def test_a_long_sentence_is_not_cut_between_two_nouns() -> None:
    said = (
        "I'd use feature flags and roll it out to one percent of users, watch the error rate and "
        "latency on a dashboard, and roll back automatically if errors rise above one percent."
    )
    pieces = [said[start:end] for start, end in quotable_pieces(said, 0, len(said))]
    assert pieces[-1] == "and roll back automatically if errors rise above one percent."
    assert " ".join(pieces) == said


@pytest.mark.parametrize(
    "text",
    [
        "You just rename it at noon and you don't lose any data.",
        "We never lost an order.",
        "Nothing was lost.",
        "No data is lost when a phone is offline.",
        "We added a budget so that it wouldn't creep back.",
        "I wouldn't write the signing myself.",
    ],
)
def test_what_does_not_happen_is_no_cost(text: str) -> None:
    assert shown(text, "limit") == []
    assert shown("We lost two customers over it.", "limit")


@pytest.mark.parametrize(
    "text",
    [
        "Before I draw anything, how many users are there?",
        "It asks for everything after the last number.",
        "Good question, it depends on the load.",
    ],
)
def test_everyday_words_of_an_answer_do_not_fit_every_answer(text: str) -> None:
    assert shown(text, "generic") == []


def test_no_stop_is_left_of_a_word_that_opened_a_sentence() -> None:
    assert without_slips("OK. I'll assume ten million customers.") == (
        "I'll assume ten million customers."
    )


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("How many customers are there?", "mechanism"),
        ("Are the alerts time critical, like fraud alerts?", "check"),
        ("Can I ask what it is for?", "check"),
    ],
)
def test_a_question_about_the_task_shows_no_way_of_working(text: str, sign: str) -> None:
    assert shown(text, sign) == []
    assert shown("An alert fires when it fails.", "check")


@pytest.mark.parametrize(
    "text",
    [
        "When I ran the Leeds branch we lost our biggest client.",
        "I lost my temper with him.",
        "We lost two people that week.",
    ],
)
def test_what_was_lost_in_a_story_is_no_price_of_a_choice(text: str) -> None:
    assert shown_places(text, "limit") == []
    assert shown_places("You lose the order of the messages.", "limit") != []


def test_what_follows_is_a_reason() -> None:
    assert shown_places("It took 22 minutes, so the finance team had figures at eight.", "reason")
    assert shown_places("It was so the last time as well.", "reason") == []


@pytest.mark.parametrize(
    "text", ["At my last job we moved 1.8 MB out of it.", "We had a client who paid twice."]
)
def test_a_case_that_was_met_is_neither_called_an_example_nor_missing(text: str) -> None:
    assert shown_places(text, "example") == []
    assert may_be_there(text, "example")
    assert not may_be_there("A queue takes the load off.", "example")
