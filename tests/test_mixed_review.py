"""A review that a model and the rules made together: each level bears the name of its judge."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from core.assess.report import Assessability, Report
from core.assess.review.markdown import review_markdown
from providers.paper.wording import written_by
from tests.core.answers import STRONG
from tests.pages import words_on
from tests.providers.scripted import fault, run
from tests.providers.test_assessing import ASSESS, PLAN, THREE, assessor, held, judged_pass, link

ELSEWHERE = judged_pass(3).replace('"answers_the_question": true', '"answers_the_question": false')


def mixed() -> Report:
    """Of three answers the second could not be judged by the model."""
    model = link("A", judged_pass(3), only={PLAN[1].text: [fault(ASSESS)]})
    return run(assessor(model).assess(THREE))


def off_topic() -> Report:
    """A model read every answer as one to another question."""
    return run(assessor(link("A", ELSEWHERE)).assess(THREE))


def _drawn(which: str) -> None:
    from tests.providers.test_assessing import THREE
    from tests.test_mixed_review import mixed, off_topic
    from ui.report.answer import show_answer
    from ui.report.overview import show_writer

    report = mixed() if which == "mixed" else off_topic()
    show_writer(report)
    for number, answer in enumerate(report.answers, start=1):
        show_answer(THREE, answer, number, lambda: None)


def drawn(which: str) -> AppTest:
    app = AppTest.from_function(_drawn, default_timeout=60, kwargs={"which": which}).run()
    assert not app.exception
    return app


def test_the_page_names_the_judge_of_each_answer_and_counts_the_models() -> None:
    app = drawn("mixed")
    assert "for 2 of 3 answers, and by rules for the others: 2." in words_on(app)
    judges = [c.value for c in app.caption if c.value.startswith("Judged by")]
    model, rules = "Judged by a language model.", "Judged by rules."
    assert judges == [model, rules, model]


def test_what_is_taken_home_names_them_as_well() -> None:
    report = mixed()
    text = review_markdown(THREE, report)
    assert "Written by: model (2 of 3 answers; by rules: 2)." in text
    first, second, third = text.split("\n### ")[1:]
    assert "Judged by rules." in second
    assert "Judged by rules." not in first + third
    assert written_by(report).endswith("By rules: 2.")


@pytest.mark.parametrize("answers", [(STRONG,), (STRONG, STRONG)])
def test_a_review_of_one_hand_speaks_of_no_other(answers: tuple[str, ...]) -> None:
    report = run(assessor(link("A", judged_pass(3))).assess(held(*answers)))
    assert report.by_rules == ()
    assert "by rules" not in review_markdown(held(*answers), report)


def test_a_model_that_gave_no_level_is_not_said_to_have_given_levels() -> None:
    told = words_on(drawn("off topic"))
    assert "which gave no level" in told
    assert "Levels by a language model" not in told


def test_long_answers_that_were_read_as_off_topic_are_not_called_too_short() -> None:
    report = off_topic()
    assert {a.assessability for a in report.answers} == {Assessability.OFF_TOPIC}
    titles = [step.title for step in report.next_steps]
    # All three are about the question: other kinds of interviews can wait.
    assert titles == [
        "Say early how your answer fits the question",
        "Say first what you understood",
        "Answer it again while you remember it",
    ]
    assert not any("don't know" in title or "aloud" in title for title in titles)
