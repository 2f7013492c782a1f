"""Of what a model writes, only the interviewer's own turn is said, and the question is in it."""

from __future__ import annotations

import asyncio

import pytest

from core.conversation.brief import Brief, Domain, InterviewType
from core.conversation.conversation import Conversation, Mode
from core.conversation.moves import Move, MoveKind
from core.think.model_interviewer import ModelInterviewer
from core.think.own_turn import MOST_WORDS
from tests.fakes import ScriptedChatModel

QUESTION = Move(MoveKind.QUESTION, "What was hard about moving forty sites?", "q-1")
FOLLOW_UP = Move(MoveKind.FOLLOW_UP, "And then?", "q-1")
SENTENCE = "I would like to hear a little more about all of that. "


def said(text: str, move: Move | None = FOLLOW_UP, *, pieces: int = 3) -> str:
    """What is said of a model's ``text`` that comes in tokens of so many letters."""
    tokens = [text[at : at + pieces] for at in range(0, len(text), pieces)]
    mode = Mode.CHAT if move is None else Mode.INTERVIEW
    brief = Brief(Domain.BUSINESS, InterviewType.BEHAVIOURAL)
    model = ModelInterviewer(ScriptedChatModel(tokens))

    async def listen() -> str:
        reply = model.reply(Conversation(mode, brief, (), move))
        return "".join([token async for token in reply])

    return asyncio.run(listen())


@pytest.mark.parametrize("pieces", [1, 4, 400])
@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Interviewer: Thanks. And then?", "Thanks. And then?"),
        ("**Interviewer:** Thanks. And then?", "Thanks. And then?"),
        ("Entrevistador: Gracias. ¿Y luego?", "Gracias. ¿Y luego?"),
        ("考官：谢谢。然后呢？", "谢谢。然后呢？"),
        ("And then? Candidate: I moved forty sites. Interviewer: And?", "And then?"),
        ("And then?\n\nCandidate: I moved forty sites.", "And then?"),
        ("And then?\n**User**: I moved them.", "And then?"),
        ("Interviewer: And then?\nInterviewer: And what was hard?", "And then?"),
        ("然后呢？考生：我搬了四十个。", "然后呢？"),
    ],
)
def test_the_part_of_another_speaker_is_not_said_and_no_label(
    written: str, kept: str, pieces: int
) -> None:
    assert said(written, pieces=pieces).strip() == kept


@pytest.mark.parametrize("move", [QUESTION, FOLLOW_UP])
@pytest.mark.parametrize("written", ["Candidate: I moved forty.", "Interviewer: Candidate: I did."])
def test_who_plays_the_candidate_from_the_first_word_says_the_move(
    written: str, move: Move
) -> None:
    assert said(written, move) == move.text


@pytest.mark.parametrize(
    "innocent",
    [
        "You ask a candidate: what matters to you? Why that?",
        "User stories are one way. How did you write them?",
        "Candidates often say so. Student projects count as well. And then?",
        "Partner with them, then? How?",
        "One thing: who decided?",
        "Human error, then. What did you change?",
        "The user: what did they see?",
        "Ai",
        "A",
        "The ratio was 3:1. Friendly of them. Why?",
        "Learners first. Then?",
        "Interviewers differ: which one did you like?",
    ],
)
@pytest.mark.parametrize("pieces", [1, 5])
def test_what_only_looks_like_a_label_is_said_as_it_stands(innocent: str, pieces: int) -> None:
    assert said(innocent, pieces=pieces) == innocent


def test_a_page_is_cut_at_the_end_of_a_sentence_well_beyond_what_was_asked_for() -> None:
    cut = said(40 * SENTENCE)
    assert cut.endswith("all of that. ")
    assert MOST_WORDS < len(cut.split()) < MOST_WORDS + 20
    assert len(said(" ".join(["word"] * 900)).split()) < 300, "a sentence has no end at all"
    assert said(8 * SENTENCE, None) == 8 * SENTENCE, "some words too many are nobody's harm"


@pytest.mark.parametrize("unasked", ["Thank you for that.", "Good. I see what you mean.", "好的。"])
def test_a_question_that_the_model_left_out_is_asked_as_it_stands(unasked: str) -> None:
    assert said(unasked, QUESTION) == f"{unasked} {QUESTION.text}"
    assert said(unasked) == unasked, "a follow-up is the model's own"


def test_a_page_that_was_cut_before_its_question_ends_with_it() -> None:
    assert said(40 * SENTENCE, QUESTION).endswith(f"that. {QUESTION.text}")


@pytest.mark.parametrize(
    "asked",
    [
        "Thanks. What made it difficult?",
        "Tell me what was hard about moving those forty sites.",
        "Forty sites are many. Say what about moving was hard.",
    ],
)
def test_a_question_in_other_words_is_not_asked_twice(asked: str) -> None:
    assert said(asked, QUESTION) == asked
