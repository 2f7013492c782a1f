"""The estimate tells how much is told: once said is said, and every weight belongs to a sign."""

from __future__ import annotations

import json
import math
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from benchmarks.feedback_figures import pairs_right
from core.assess.answer.guards import EFFORT, WordPairs, assess_effort, within_effort
from core.assess.answer.topic_model import TopicModels, topic_models
from core.assess.level.seen_signs import DimensionsData
from core.assess.report import Assessability
from core.assess.rubric import load_rubric
from core.assess.words.condense import NUMBER, meaningful_stems, new_stems, said_once, stems
from core.assess.words.estimate import LevelWeights, SignalWeight, estimate, level_weights
from core.assess.words.signals import SIGNALS, measure, weighed
from core.assess.words.telling import TellingCues, telling_cues
from core.conversation.brief import InterviewType
from core.package_data import load_data
from tests.core.answers import LADDERS, STRONG, WEAK, ladder, levelled, read

PROPERTY = settings(max_examples=150, deadline=None, database=None, derandomize=True)
WORDS = st.sampled_from(
    "I we built moved sold because but the a so two 14 Priya queue report, and, then. 3 days. "
    "in general. which although; risk – cost".split()
)
SPEECH = st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=80)


# What is said once


@pytest.mark.parametrize("between", [" ", "\n"], ids=["in one go", "in parts"])
def test_saying_an_answer_three_times_moves_nothing(between: str) -> None:
    answers = [entry["answer"].strip() for entry in levelled("second", "heldout")[::3]]
    for said in (*answers, STRONG, WEAK, f"{WEAK} It suits me. And the plan was mine and for me."):
        assert estimate(between.join([said] * 3)) == estimate(said), said


def test_a_sentence_said_again_in_between_moves_nothing() -> None:
    first, *others = STRONG.split(". ")
    again = ". ".join([first, others[0], first, *others[1:], first + "."])
    assert estimate(again.replace("..", ".")) == pytest.approx(estimate(STRONG))


def test_words_without_a_meaning_of_their_own_bring_nothing_new() -> None:
    said = said_once(STRONG)
    assert said_once(f"{STRONG} Well, and that is what it was, and it is what it is.") == said


@PROPERTY
@given(SPEECH)
def test_what_is_said_once_is_in_order_and_said_once_stays_so(said: str) -> None:
    """Breaks when a clause is moved or given twice."""
    once = said_once(said)
    rest = iter(said.split())
    assert all(word in rest for word in once.split())
    assert said_once(once) == once


def test_a_clause_of_which_less_than_a_third_is_new_is_left_out() -> None:
    first = "Priya moved lamps, boxes and shelves."
    said = f"{first} Later Priya moved lamps and tables. Boxes and gardens."
    assert said_once(said) == f"{first} Boxes and gardens."


def test_all_that_is_new_stays() -> None:
    for text in (STRONG, WEAK):
        assert set(meaningful_stems(said_once(text))) == set(meaningful_stems(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I tested the tests", ["i", "test", "the", "test"]),
        ("our manager’s plans", ["our", "manager", "plan"]),
        ("in 14 weeks, 3.5%", ["in", NUMBER, "week", NUMBER]),
        ("was as bus", ["was", "as", "bus"]),
        ("", []),
    ],
)
def test_words_are_counted_without_their_endings(text: str, found: list[str]) -> None:
    assert stems(text) == found


def test_only_words_with_a_meaning_count_as_new() -> None:
    assert meaningful_stems("Well, I really sold the thing, and it was 14.") == ["sold", NUMBER]
    assert new_stems("I sold it and sold it, we are selling 3 and 4.") == len(
        {"sold", "sell", NUMBER}
    )


# What tells


def test_a_strong_answer_is_above_a_weak_one() -> None:
    assert estimate(STRONG) > estimate(WEAK) + level_weights().telling_apart


def test_an_answer_is_lifted_by_what_was_done_and_not_by_how_long_it_is() -> None:
    vague = f"{WEAK} {WEAK.replace('motivated', 'dedicated').replace('stay', 'be')}"
    assert estimate(vague) < estimate(STRONG)
    assert estimate(vague) == pytest.approx(estimate(WEAK), abs=0.5)


@pytest.mark.parametrize("name", LADDERS)
def test_answers_that_are_clearly_apart_are_ranked_as_they_were_given(name: str) -> None:
    entries = [e for e in levelled(name) if assess_effort(e["answer"]) is Assessability.ASSESSABLE]
    given = [(e["question"], e["level"]) for e in entries]
    right, pairs = pairs_right(given, [estimate(e["answer"]) for e in entries])
    assert pairs > 25
    assert right >= 0.95 * pairs


def test_a_wordy_version_is_worth_about_what_the_plain_one_is() -> None:
    pairs = read("feedback/wordy_heldout")
    moves = [abs(estimate(pair["wordy"]) - estimate(pair["plain"])) for pair in pairs]
    assert sum(moves) / len(moves) <= 0.25


def test_nothing_said_is_worth_what_words_without_a_sign_are_worth() -> None:
    assert estimate("") == estimate("…")


def bare(**changed: object) -> LevelWeights:
    """Weights in which nothing counts but what is ``changed``."""
    nothing = {name: SignalWeight(mean=0.0, sd=1.0, weight=0.0) for name in SIGNALS}
    signals = nothing | changed.pop("signals", {})  # type: ignore[operator]
    update = {"bias": 1.0, "stems": {}, **changed, "signals": signals}
    return level_weights().model_copy(update=update)


def test_an_answer_is_worth_the_sum_of_its_signs_and_words() -> None:
    weights = bare(
        signals={"number": SignalWeight(mean=1.0, sd=2.0, weight=0.5)}, stems={"sold": 0.125}
    )
    told = 0.5 * (math.log1p(2) - 1.0) / 2.0
    assert estimate("They sold 14 of 20 lamps.", weights) == pytest.approx(1.0 + told + 0.125)


def test_a_word_counts_once_and_each_further_sign_less() -> None:
    """Breaks when who says more of the same is told to have said more."""
    words = bare(stems={"certificate": 4.0})
    assert estimate("I renewed the certificate.", words) == 5.0
    again = "I renewed the certificate, and Tom framed one certificate for Berlin."
    assert estimate(again, words) == 5.0
    signs = bare(signals={"number": SignalWeight(mean=0.0, sd=1.0, weight=1.0)})
    one, two, three = (
        estimate(text, signs)
        for text in ("It took 3 days.", "It took 3 or 4 days.", "It took 3, 4 or 5 days.")
    )
    assert 0 < three - two < two - one


INVENTED = [f"{a}{b}{c}o" for a in "bdf" for b in "ae" for c in "klmnprtvz"]


@pytest.mark.parametrize(
    ("said", "sign"),
    [
        ("I rebuilt the pipeline.", "own_deed"),
        ("I would call them first.", "own_plan"),
        ("We sold our stock.", "we"),
        ("You can never know.", "you"),
        ("It took fourteen or 15 days.", "number"),
        ("I asked Priya about it.", "name"),
        ("It was because of the rain.", "reason"),
        ("For example the blue one.", "example"),
    ],
)
def test_a_sign_is_seen_where_it_is_and_nowhere_else(said: str, sign: str) -> None:
    assert measure(said)[sign] >= 1
    assert measure("The river is blue.")[sign] == 0


def test_shares_are_weighed_as_they_are_and_counts_by_their_logarithm() -> None:
    found = measure("It took 3, 4, 5, 6, 7 and 8 days of inspection.")
    told = weighed(found)
    assert found["number"] == 6
    assert told["number"] == math.log1p(6)
    assert told["abstract"] == found["abstract"] == 1 / 12


@PROPERTY
@given(SPEECH)
def test_every_text_shows_every_sign_as_a_number(said: str) -> None:
    """Breaks when a sign is missing for some text: then nothing could be weighed."""
    found = measure(said)
    assert set(found) == set(SIGNALS)
    assert all(value >= 0 for value in found.values())
    assert estimate(said) == estimate(said)


@pytest.mark.parametrize(("different", "most"), [(5, 2.0), (6, 3.0), (10, 3.0), (11, 5.0)])
def test_little_effort_reaches_no_high_level(different: int, most: float) -> None:
    said = " ".join(INVENTED[:different])
    assert new_stems(said) == different
    assert within_effort(5.0, said) == most
    assert within_effort(1.5, said) == 1.5


def test_more_effort_never_reaches_less() -> None:
    assert list(EFFORT) == sorted(EFFORT)


# What was learned


def raw(name: str) -> Any:
    return json.loads(files("core.data").joinpath(f"{name}.json").read_text(encoding="utf-8"))


def test_every_sign_has_a_weight_and_every_weight_a_sign() -> None:
    assert set(level_weights().signals) == set(SIGNALS)
    assert len(set(SIGNALS)) == len(SIGNALS)


def test_words_are_weighed_as_they_are_counted() -> None:
    """Breaks when the weights were learned with another way to cut endings."""
    weights = level_weights().stems
    seen = {stem for entry in ladder() for stem in stems(entry["answer"])}
    assert len(weights) > 500
    assert set(weights) <= seen


def test_a_session_shares_part_of_the_margin_of_an_answer() -> None:
    weights = level_weights()
    assert 0 <= weights.shared < weights.margin < 2


def test_nothing_is_learned_from_a_held_out_file() -> None:
    topic = (topic_models().quoting, topic_models().others)
    learned_from = [level_weights().learned_from, *(model.learned_from for model in topic)]
    assert not [name for names in learned_from for name in names if "heldout" in name]


def test_every_sign_of_a_dimension_is_one_that_is_seen_and_has_a_name() -> None:
    data = load_data("dimensions_en", DimensionsData)
    used = {s for d in data.dimensions.values() for s in (*d.up, *d.down)}
    assert used <= set(data.signs) <= set(SIGNALS)


def test_every_dimension_is_judged_or_says_why_not() -> None:
    data = load_data("dimensions_en", DimensionsData)
    assert set(data.dimensions) | set(data.unjudged) == set(load_rubric().dimensions)
    assert not set(data.dimensions) & set(data.unjudged)
    for kind in InterviewType:
        assert set(load_rubric().types[kind]) & set(data.dimensions)


def test_every_cue_is_there_and_none_is_empty() -> None:
    for name, cues in telling_cues():
        assert cues, name
        assert all(cue.strip() for cue in cues), name


@pytest.mark.parametrize(
    ("name", "schema", "spoil"),
    [
        ("levels_en", LevelWeights, lambda d: d.pop("margin")),
        ("levels_en", LevelWeights, lambda d: d.update(margin=0)),
        ("levels_en", LevelWeights, lambda d: d["signals"]["reason"].update(sd=0)),
        ("levels_en", LevelWeights, lambda d: d["signals"]["reason"].pop("mean")),
        ("levels_en", LevelWeights, lambda d: d.update(schema=1)),
        ("levels_en", LevelWeights, lambda d: d.update(charm=1)),
        ("levels_en", LevelWeights, lambda d: d["signals"].pop("reason")),
        ("levels_en", LevelWeights, lambda d: d["signals"].update(charm=d["signals"]["reason"])),
        ("topic_en", TopicModels, lambda d: d["others"].pop("bound")),
        ("topic_en", TopicModels, lambda d: d["others"].pop("bound_of_short")),
        ("topic_en", TopicModels, lambda d: d["others"]["scales"]["i"].update(sd=0)),
        ("topic_en", TopicModels, lambda d: d["others"]["scales"].pop("i")),
        ("topic_en", TopicModels, lambda d: d["others"]["examples"].pop()),
        ("topic_en", TopicModels, lambda d: d["others"]["examples"][0].pop()),
        ("topic_en", TopicModels, lambda d: d["others"]["answer_axes"].pop()),
        ("topic_en", TopicModels, lambda d: d["others"]["answer_mean"].pop()),
        ("word_pairs_en", WordPairs, lambda d: d["rows"].pop()),
        ("word_pairs_en", WordPairs, lambda d: d["rows"][0].pop()),
        ("word_pairs_en", WordPairs, lambda d: d["words"].append("zebra")),
        ("telling_en", TellingCues, lambda d: d.pop("reason")),
        ("telling_en", TellingCues, lambda d: d.update(charm=["nice"])),
        ("dimensions_en", DimensionsData, lambda d: d["dimensions"]["depth"].update(up=[])),
    ],
)
def test_a_file_with_a_hole_is_refused(name: str, schema: Any, spoil: Any) -> None:
    data = raw(name)
    schema.model_validate(data)
    spoil(data)
    with pytest.raises(ValidationError):
        schema.model_validate(data)
