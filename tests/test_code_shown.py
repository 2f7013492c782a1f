"""Code in an answer is shown with its lines on the page, in Markdown and on paper."""

from __future__ import annotations

import io
import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from pypdf import PdfReader

from core.assess.report import Report
from core.assess.review.file import review_json
from core.assess.review.markdown import review_markdown
from core.assess.rules import review_interview
from core.assess.star import StarPart
from core.assess.verify import main
from core.conversation.as_text import as_code
from core.conversation.brief import Domain, InterviewType
from core.practice.bank import load_bank
from core.practice.interview import Interview
from providers.paper.review_pdf import review_pdf
from tests.core.answers import interview_of, question_of
from tests.core.think.test_code_lines import CODE, PYTHON
from ui.parts.plain import plain, plain_with_code
from ui.report.words import joined_pieces, marked
from voice.dialogue import InterviewDialogue, Utterance

SAID = (
    "Um, I would keep each number that I have seen in a map, because a look-up in it takes one "
    "step, and for each number I ask whether its partner came before."
)
PRICE = "That takes one pass, but it costs memory for every number; for a short list I would sort."
HOSTILE = 'x = f("</code></pre><script>alert(1)</script>")\n# # **a** [b](http://c.d) $e$ :red[f]'
QUESTION = load_bank(Domain.BUSINESS).of_type(InterviewType.TECHNICAL)[0]
INTERVIEW = interview_of(QUESTION, f"{SAID}\n\n{PYTHON}\n\n{PRICE}")
REPORT = review_interview(INTERVIEW)


def read(markdown: str) -> list[Token]:
    return MarkdownIt("commonmark").parse(markdown)


def blocks_of(markdown: str) -> list[str]:
    return [token.content.rstrip("\n") for token in read(markdown) if token.type == "fence"]


def test_markdown_shows_code_as_a_block_in_the_answer_and_in_the_stronger_version() -> None:
    made = review_markdown(INTERVIEW, REPORT)
    assert blocks_of(made) == [PYTHON, PYTHON]
    (first, _) = (token for token in read(made) if token.type == "fence")
    assert first.level > 0, "inside of the quotation"
    assert "Um, I would keep" in made


@pytest.mark.parametrize("code", [*CODE, HOSTILE, "```\nx = f('````')\n```"])
def test_no_code_ends_its_block_or_becomes_markup(code: str) -> None:
    interview = interview_of(question_of("technical", "Find a pair."), f"{SAID}\n{code}\n{PRICE}")
    made = review_markdown(interview, review_interview(interview))
    kinds = {token.type for token in read(made)}
    assert not kinds & {"html_block", "link_open", "code_block"}
    assert len(set(blocks_of(made))) == 1
    headings = [
        made.split("\n")[t.map[0]] for t in read(made) if t.type == "heading_open" and t.map
    ]
    assert all(line.startswith(("# Review", "## ", "### 1")) for line in headings)


def test_lines_that_somebody_typed_stay_lines_in_markdown() -> None:
    interview = interview_of(question_of("technical", "Find a pair."), f"{SAID}\n- one\n- two")
    made = review_markdown(interview, review_interview(interview))
    assert "\\\n> \\- one\\\n> \\- two" in made
    assert "> - one" not in made


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(alphabet="`~ab\n\r\u2028x=(){};# ", max_size=60))
def test_whatever_is_in_a_block_of_code_stays_in_it(text: str) -> None:
    (block,) = (token for token in read(as_code(text)) if token.type == "fence")
    assert block.content.split("\n")[:-1] == text.splitlines()
    assert len(read(as_code(text))) == 1


def drawn_on_paper(interview: Interview, report: Report) -> str:
    """The text of all pages. Of a font that has an encoding of its own pypdf reads zero bytes."""
    pages = PdfReader(io.BytesIO(review_pdf(interview, report))).pages
    drawn = "\n".join(page.extract_text() for page in pages)
    return drawn.replace("\0", "").replace("\u00a0", " ")


def test_on_paper_code_keeps_its_lines_and_their_indentation() -> None:
    drawn = drawn_on_paper(INTERVIEW, REPORT)
    assert PYTHON in drawn
    assert "came before.\nseen = {}" in drawn


def test_the_file_of_a_review_with_code_stands_and_one_with_changed_code_does_not(
    tmp_path: Path,
) -> None:
    file = tmp_path / "review.json"
    file.write_text(review_json(INTERVIEW, REPORT), encoding="utf-8")
    assert main([str(file)]) == 0
    content = json.loads(file.read_text(encoding="utf-8"))
    changed = json.dumps(content).replace("t - x in seen", "t + x in seen", 1)
    file.write_text(changed, encoding="utf-8")
    assert main([str(file)]) != 0


def test_code_that_begins_an_answer_keeps_its_first_indentation_wherever_it_is_shown() -> None:
    code = "        total += x\n    return total"
    said = f"\n{code}\n\n{SAID}\n\n{PRICE}\n"
    dialogue = InterviewDialogue(
        Interview("code", INTERVIEW.brief, INTERVIEW.plan), random.Random(2), lambda: 0.0
    )
    dialogue.open()
    dialogue.said(dialogue.interview.plan[0].text, 1.0)
    dialogue.hear(Utterance(said))
    held = dialogue.interview
    review = review_interview(held)
    assert blocks_of(plain_with_code(held.lines[-1].text)) == [code]
    assert blocks_of(review_markdown(held, review)) == [code, code]
    assert drawn_on_paper(held, review).count(code) == 2
    assert not held.lines[-1].text.startswith("\n")


def test_the_page_shows_code_between_sentences_as_a_block() -> None:
    shown = plain_with_code(f"{SAID}\n{PYTHON}\n{PRICE}")
    assert blocks_of(shown) == [PYTHON]
    assert plain_with_code(SAID) == plain(SAID), "and prose as it is shown everywhere"


def test_a_story_with_code_is_marked_around_its_block() -> None:
    text = f"{SAID}\n{PYTHON}\n{PRICE}"
    shown = marked(text, [(0, len(SAID), StarPart.ACTION)])
    assert blocks_of(shown) == [PYTHON]
    assert shown.startswith(":green-background[")


def test_pieces_beside_a_block_of_code_begin_anew() -> None:
    assert joined_pieces(["a", "", "b"]) == "a b"
    assert blocks_of(joined_pieces(["a", as_code("x"), "b"])) == ["x"]
