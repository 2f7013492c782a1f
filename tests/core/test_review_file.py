"""A review can be taken home, and every claim in it can be checked there."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from core.assess.markdown import as_text, review_markdown
from core.assess.review_file import read_review, review_json, verify_review
from core.assess.rules import review_interview
from core.assess.verify import main
from core.conversation.brief import Brief, Domain, InterviewType
from core.conversation.services import Fallback, ServiceRole
from core.practice.bank import load_bank
from core.practice.director import open_interview
from core.practice.interview import Interview, Line, Speaker
from core.practice.plan import plan_interview
from core.think.intent import Intent

STORY = (
    "When I ran the night shift we had two falls in a week. I had to find out why. I walked the "
    "ward at three in the morning, um, I moved two lamps and I changed the rounds. As a result we "
    "had none for the next four months."
)


def interview(*answers: str) -> Interview:
    brief = Brief(Domain.HEALTHCARE, InterviewType.BEHAVIOURAL, question_count=3)
    plan = plan_interview(load_bank(brief.domain), brief, random.Random(7))
    started = Interview("demo", brief, plan)
    talk = started.with_move(open_interview(started, random.Random(7)), at_s=0.0)
    for at_s, answer in enumerate(answers, start=1):
        line = Line(Speaker.CANDIDATE, answer, talk.current_question.id, at_s, intent=Intent.ANSWER)
        talk = talk.with_line(line)
    return talk


def review(*answers: str) -> str:
    talk = interview(*answers)
    return review_json(talk, review_interview(talk))


def changed(text: str, change: Any) -> str:
    record = json.loads(text)
    change(record)
    return json.dumps(record)


def test_a_review_comes_back_as_it_was_and_stands() -> None:
    talk = interview(STORY, "Das war 2019 in Köln. 我们改变了流程。 I told them why we did it so.")
    talk = talk.with_fallbacks([Fallback(ServiceRole.HEAR, "Groq", "x", "failed", "failed")])
    report = review_interview(talk)
    file = read_review(review_json(talk, report))
    assert (file.interview, file.report) == (talk, report)
    verdict = verify_review(file)
    assert verdict.faults == ()
    assert verdict.quotes == len(report.quotes) >= 4


def _every_quote(record: Any) -> list[dict[str, Any]]:
    if isinstance(record, dict):
        if {"text", "line_index", "start", "end"} <= set(record):
            return [record]
        return [quote for value in record.values() for quote in _every_quote(value)]
    if isinstance(record, list):
        return [quote for value in record for quote in _every_quote(value)]
    return []


@pytest.mark.parametrize(
    "falsify",
    [
        lambda quote: quote.update(text="I saved the hospital."),
        lambda quote: quote.update(text=quote["text"].replace("two", "ten") + "!"),
        lambda quote: quote.update(start=quote["start"] + 1),
        lambda quote: quote.update(line_index=0),
        lambda quote: quote.update(line_index=99),
        lambda quote: quote.update(line_index=-1),
        lambda quote: quote.update(text="", end=quote["start"]),
    ],
    ids=["invented", "altered", "moved", "the interviewer's", "beyond", "before", "empty"],
)
def test_a_quote_that_was_tampered_with_does_not_stand(falsify: Any) -> None:
    honest = review(STORY)
    count = len(_every_quote(json.loads(honest)["report"]))
    for n in range(count):
        text = changed(honest, lambda record, n=n: falsify(_every_quote(record["report"])[n]))
        assert verify_review(read_review(text)).faults, f"quote {n} of {count}"


@pytest.mark.parametrize(
    "falsify",
    [
        lambda report: report["delivery"].update(words=400),
        lambda report: report["delivery"].update(fillers=0),
        lambda report: report["answers"][0].update(assessability="too short"),
        lambda report: report["next_steps"][0].update(title="Nothing to do"),
        lambda report: report["answers"].clear(),
    ],
    ids=["words", "fillers", "assessability", "advice", "no answers"],
)
def test_a_figure_that_was_tampered_with_does_not_stand(falsify: Any) -> None:
    text = changed(review(STORY), lambda record: falsify(record["report"]))
    assert verify_review(read_review(text)).faults


def test_words_that_are_put_into_the_candidates_mouth_are_noticed() -> None:
    def improve(record: Any) -> None:
        record["interview"]["lines"][1]["text"] = "I improved everything by 300 percent."

    assert verify_review(read_review(changed(review(STORY), improve))).faults


def test_another_version_is_told() -> None:
    text = changed(review(STORY), lambda record: record.update(version="2020-01-1"))
    (fault,) = verify_review(read_review(text)).faults
    assert "version 2020-01-1" in fault


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"format": "x"}', "null", b"\xff\xfe"])
def test_what_is_no_review_is_refused_in_a_sentence(text: str | bytes) -> None:
    with pytest.raises(ValueError, match="no review of Greenroom's"):
        read_review(text)


def test_the_command_says_whether_it_stands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text(review(STORY), encoding="utf-8")
    falsified = changed(review(STORY), lambda r: r["report"]["delivery"].update(words=1))
    bad.write_text(falsified, encoding="utf-8")
    assert main([str(good)]) == 0
    assert "the review stands" in capsys.readouterr().out
    assert main([str(bad)]) == 1
    assert "does not stand" in capsys.readouterr().out
    assert main([str(tmp_path / "none.json")]) == 2
    assert main([]) == 2


def test_the_command_runs_by_its_name(tmp_path: Path) -> None:
    file = tmp_path / "review.json"
    file.write_text(review(STORY), encoding="utf-8")
    command = [sys.executable, "-m", "core.assess.verify", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_markdown_says_what_the_report_says() -> None:
    talk = interview(STORY)
    report = review_interview(talk)
    shown = MarkdownIt("commonmark").enable("table").render(review_markdown(talk, report))
    for quote in report.quotes:
        assert quote.text.replace("'", "&#x27;") in shown or quote.text in shown
    assert all(step.title in shown for step in report.next_steps)


@given(st.text(max_size=200))
def test_nothing_that_was_said_becomes_markup(text: str) -> None:
    tokens = MarkdownIt("commonmark").parseInline(f"> {as_text('x' + text)}"[2:])
    kinds = {child.type for token in tokens for child in token.children or ()}
    assert kinds <= {"text", "text_special"}


def test_an_attack_stays_text_in_the_markdown() -> None:
    attack = (
        "I did [this](http://evil.example) <script>x</script> ![a](http://evil.example/p) a lot"
    )
    talk = interview(f"{attack} and then I wrote it all down for the people of the ward, again.")
    html = MarkdownIt("commonmark").render(review_markdown(talk, review_interview(talk)))
    assert "<script" not in html
    assert "<img" not in html
    assert "<a " not in html
