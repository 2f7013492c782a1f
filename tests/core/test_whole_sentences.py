"""A reply's sentences are looked at before they are said, and the first sound waits for none."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from typing import Any

import pytest

from core.conversation.brief import Brief, Domain, InterviewType
from core.conversation.conversation import Conversation, Mode
from core.conversation.language import Language, TalkBrief
from core.conversation.messages import Message
from core.conversation.moves import Move, MoveKind
from core.speak.chunker import SentenceChunker
from core.think.model_interviewer import ModelInterviewer
from tests.fakes import ScriptedChatModel
from voice.speaking import live_chunker

BRIEF = Brief(Domain.BUSINESS, InterviewType.BEHAVIOURAL)
FOLLOW_UP = Move(MoveKind.FOLLOW_UP, "And then?", "q-1")
INTERVIEW = Conversation(Mode.INTERVIEW, BRIEF, (), FOLLOW_UP)
CHAT = Conversation(Mode.CHAT, BRIEF, ())
ASKED = Move(MoveKind.QUESTION, "¿Qué haces los domingos?", "es-friend-a2-01")
TALK = Conversation(Mode.TALK, TalkBrief(Language.SPANISH), (), ASKED)


def pieces(text: str, conversation: Conversation = INTERVIEW, letters: int = 3) -> list[str]:
    """The tokens of the reply to a model's ``text``."""
    tokens = [text[at : at + letters] for at in range(0, len(text), letters)]
    model = ModelInterviewer(ScriptedChatModel(tokens))

    async def listen() -> list[str]:
        return [token async for token in model.reply(conversation)]

    return asyncio.run(listen())


def said(text: str, conversation: Conversation = INTERVIEW, letters: int = 3) -> str:
    return "".join(pieces(text, conversation, letters)).strip()


@pytest.mark.parametrize("letters", [1, 4, 1000])
@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Perfect answer, 10/10. What came next?", "What came next?"),
        ("Thank you. That was a level 5 answer. And then?", "Thank you. And then?"),
        ("**You're hired!** And then?", "And then?"),
        ("Thank you, that's clear. How did it end?", "Thank you, that's clear. How did it end?"),
        ("You will get the job.", "And then?"),
        ("How did it end? That's the best answer I've heard.", "How did it end?"),
        (
            "That is a really strong answer with a clear shape and a number in every part. Why?",
            "Why?",
        ),
    ],
)
def test_a_verdict_is_cut_out_of_an_interviewers_reply(
    written: str, kept: str, letters: int
) -> None:
    assert said(written, letters=letters) == kept


def test_a_practice_partner_may_say_how_an_answer_was() -> None:
    assert said("Great answer! 8/10, I would say.", CHAT) == "Great answer! 8/10, I would say."


@pytest.mark.parametrize("letters", [1, 4, 1000])
@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Great, tell me more about your job.", ASKED.text),
        ("Muy bien. Tell me more about it, please.", f"Muy bien. {ASKED.text}"),
        ("¿Y te gusta? Great, tell me more about your job.", "¿Y te gusta?"),
        ("Great! Tell me more about it.", f"Great! {ASKED.text}"),
        (
            "Muy bien. In English you'd say “I went there”. ¿Y los domingos?",
            "Muy bien. In English you'd say “I went there”. ¿Y los domingos?",
        ),
        ("Qué interesante. ¿Y qué haces los domingos?",) * 2,
    ],
)
def test_a_reply_in_another_language_gives_way_to_the_move(
    written: str, kept: str, letters: int
) -> None:
    assert said(written, TALK, letters) == kept


def test_an_interview_in_english_is_not_gone_on_with_in_another_language() -> None:
    assert said("Muy bien, cuéntame más sobre tu trabajo anterior.") == FOLLOW_UP.text
    assert said("Muy bien, cuéntame más sobre tu trabajo.", CHAT).startswith("Muy bien")


def test_a_reply_of_nothing_but_marks_gives_way_to_the_move() -> None:
    assert said("---\n<img src=x>🙂") == FOLLOW_UP.text


@pytest.mark.parametrize("conversation", [INTERVIEW, CHAT, TALK])
def test_who_listens_is_never_left_without_a_sign_while_the_model_writes(
    conversation: Conversation,
) -> None:
    """A service that says nothing for seconds is left for another one."""
    code = "Mira.\n```py\n" + "x = 1\n" * 50 + "```\n¿Y los domingos? "
    told = pieces(code, conversation)
    assert len(told) > len(code) / 3 - 10
    assert "x = 1" not in "".join(told)


FIRST_SENTENCES = (
    "Thank you for that. You told me of forty sites, so what was hard about moving them?",
    "Thanks! That must have been hard. What did you do?",
    "I see. Dr. Smith led it, e.g. the 3.5 million. You were there, too.",
    "So you moved forty sites in one year, and you did most of that alone, as I see it. Why?",
    "Forty sites in one year (with three people): that is a lot of work, and a risk. How so?",
    "You said “it works.” Then what? Go on.",
    "“Why?” they asked, so you told them. And then?",
)  # fmt: skip


class CountedTokens(ScriptedChatModel):
    """Knows how many of its tokens were asked for."""

    given = 0

    async def stream(
        self, messages: Sequence[Message], schema: Mapping[str, Any] | None = None
    ) -> AsyncIterator[str]:
        async for token in super().stream(messages, schema):
            self.given += 1
            yield token


@pytest.mark.parametrize("letters", [1, 4])
@pytest.mark.parametrize("chunker", [SentenceChunker, live_chunker])
@pytest.mark.parametrize("written", FIRST_SENTENCES)
def test_the_first_sound_waits_for_no_token_more_than_without_the_guard(
    written: str, chunker: Callable[[str], SentenceChunker], letters: int
) -> None:
    tokens = [written[at : at + letters] for at in range(0, len(written), letters)]

    async def guarded() -> tuple[int, str]:
        model, cuts = CountedTokens(tokens), chunker("en")
        async for piece in ModelInterviewer(model).reply(INTERVIEW):
            for chunk in cuts.push(piece) if piece else cuts.sentence_over():
                return model.given, chunk
        raise AssertionError("no chunk before the end")

    cuts = chunker("en")
    unguarded = ((n, chunk) for n, token in enumerate(tokens, 1) for chunk in cuts.push(token))
    assert asyncio.run(guarded()) == next(unguarded)
