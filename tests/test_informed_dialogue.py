"""An interviewer with documents at hand: a model reads what fits the question it is asking."""

from __future__ import annotations

import asyncio
import random
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import partial

import numpy as np
import pytest
from numpy.typing import NDArray

from core.conversation.brief import Brief, Domain, InterviewType
from core.conversation.conversation import Conversation
from core.conversation.errors import Kind, SetupError
from core.conversation.messages import Message
from core.conversation.ports import RelevanceReader
from core.ground.documents import Document, DocumentKind
from core.practice.bank import load_bank
from core.practice.interview import Interview
from core.practice.plan import plan_interview
from core.think.model_interviewer import ModelInterviewer
from providers.documents import informed as module
from providers.documents.informed import MOST_ENCODED, InformedInterviewer
from tests.fakes import (
    ScriptedChatModel,
    ScriptedInterviewer,
    ScriptedRelevance,
    ScriptedTranscriber,
    open_loudness_stream,
    tone_audio,
)
from voice.dialogue import InterviewDialogue, Utterance
from voice.loop import BackgroundLoop
from voice.session import VoiceSession
from voice.turn import Engines

SECONDS = 30.0
NOTES = Document(DocumentKind.NOTES, "notes.md", "They open a depot in Leeds.")
FILLER = "Nothing at all is told in this paragraph.\n\n" * 100


@pytest.fixture(autouse=True)
def _as_long_as_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine may look something up for a second; who is told of that says so."""
    monkeypatch.setattr(module, "LOOK_UP_WITHIN_S", 30.0)
    monkeypatch.setattr(module, "READ_BESIDE_WITHIN_S", 30.0)


def _dialogue() -> InterviewDialogue:
    brief = Brief(Domain.FINANCE, InterviewType.TECHNICAL, question_count=2)
    plan = plan_interview(load_bank(brief.domain), brief, random.Random(2))
    plan = tuple(
        question.model_copy(update={"text": text})
        for question, text in zip(
            plan, ("How do you hedge copper?", "What moves tin?"), strict=True
        )
    )
    return InterviewDialogue(Interview("id", brief, plan), random.Random(2), lambda: 0.0)


def _report(*lines: str) -> Document:
    return Document(DocumentKind.MATERIAL, "report.pdf", "\n\n".join([*lines, FILLER]))


LONG = _report(
    "# Copper\n\nCopper was hedged in March.", FILLER, "# Tin\n\nTin rose by 9 per cent."
)


def _questions(dialogue: InterviewDialogue) -> dict[str, str]:
    return {question.id: question.text for question in dialogue.interview.plan}


def _run(loop: BackgroundLoop, interviewer: InformedInterviewer, talk: Conversation) -> str:
    async def told() -> str:
        return "".join([token async for token in interviewer.reply(talk)])

    return loop.submit(told()).result(SECONDS)


def _system(asked: Sequence[Sequence[Message]], number: int) -> str:
    return asked[number][0].text


class Letters:
    """An encoder by letters that notes which threads use it."""

    def __init__(self) -> None:
        self.threads: set[str] = set()

    def encode_question(self, text: str) -> NDArray[np.float32]:
        self.threads.add(threading.current_thread().name)
        return np.array([text.lower().count(c) + 0.01 for c in "abcdefghijklmnop"], np.float32)

    encode_passage = encode_question


@pytest.fixture
def pool() -> Iterator[Executor]:
    with ThreadPoolExecutor(1, thread_name_prefix="reader") as made:
        yield made


def test_the_model_sees_the_excerpt_for_the_question_that_is_asked(loop: BackgroundLoop) -> None:
    dialogue = _dialogue()
    model = ScriptedChatModel(["And ", "so?"])
    informed = InformedInterviewer(ModelInterviewer(model), [LONG], _questions(dialogue))
    engines = Engines(
        lambda _: tone_audio(1.0), ScriptedTranscriber([]), informed, None, open_loudness_stream
    )
    session = VoiceSession(dialogue, engines, loop)
    session.reply_to(dialogue.open)
    assert session.wait(SECONDS)
    session.send(Utterance("Let's skip this question, please."))
    assert session.wait(SECONDS)
    first, second = (_system(model.asked, number) for number in (0, 1))
    assert "Copper was hedged in March." in first
    assert "Tin rose" not in first
    assert "Tin rose by 9 per cent." in second
    assert "Further material ⟦candidate⟧report.pdf⟦/candidate⟧, line" in second
    assert len(second.split()) < 1_000, "the report as a whole is far longer"


def test_a_follow_up_sees_what_fits_the_open_question_and_the_answer(loop: BackgroundLoop) -> None:
    dialogue = _dialogue()
    said = ScriptedInterviewer(["How do you hedge copper?", "Go on."])
    informed = InformedInterviewer(said, [LONG], _questions(dialogue))
    opening = dialogue.open()
    dialogue.said(_run(loop, informed, opening), 1.0)
    _run(loop, informed, dialogue.hear(Utterance("We did it as with tin.")))
    read = "\n".join(excerpt.text for excerpt in said.asked[1].excerpts)
    assert "Copper was hedged" in read
    assert "Tin rose" in read


def test_short_documents_are_there_whole_and_only_where_something_is_asked(
    loop: BackgroundLoop,
) -> None:
    dialogue = _dialogue()
    said = ScriptedInterviewer(["How do you hedge copper?", "Thank you."])
    informed = InformedInterviewer(said, [NOTES], _questions(dialogue))
    dialogue.said(_run(loop, informed, dialogue.open()), 1.0)
    _run(loop, informed, dialogue.end())
    opening, closing = said.asked
    assert [excerpt.text for excerpt in opening.excerpts] == [NOTES.text]
    assert closing.excerpts == ()


def test_looking_up_never_blocks_the_loop(
    loop: BackgroundLoop, monkeypatch: pytest.MonkeyPatch
) -> None:
    where: list[str] = []

    def look_up(*_: object) -> tuple[()]:
        where.append(threading.current_thread().name)
        return ()

    monkeypatch.setattr(module.DocumentIndex, "look_up", look_up)
    dialogue = _dialogue()
    informed = InformedInterviewer(ScriptedInterviewer(["Well."]), [LONG], {})
    assert _run(loop, informed, dialogue.open()) == "Well."
    assert len(where) == 2, "once for the question, once for the answer"
    assert all(name.startswith("greenroom-block") for name in where)


def test_a_look_up_that_breaks_or_takes_too_long_does_not_cost_the_reply(
    loop: BackgroundLoop, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = threading.Event()

    def broken(*_: object) -> tuple[()]:
        raise RuntimeError("out of order")

    def slow(*_: object) -> tuple[()]:
        release.wait(SECONDS)
        return ()

    monkeypatch.setattr(module, "LOOK_UP_WITHIN_S", 0.05)
    for look_up in (broken, slow):
        monkeypatch.setattr(module.DocumentIndex, "look_up", look_up)
        said = ScriptedInterviewer(["Well."])
        informed = InformedInterviewer(said, [LONG], {})
        assert _run(loop, informed, _dialogue().open()) == "Well."
        assert said.asked[0].excerpts == ()
    release.set()


def test_meaning_is_weighed_once_it_is_learned_and_only_on_the_encoders_thread(
    loop: BackgroundLoop, pool: Executor
) -> None:
    encoder = Letters()
    said = ScriptedInterviewer(["Well."])
    informed = InformedInterviewer(said, [LONG], {})
    relevance = ScriptedRelevance()
    informed.learn_meaning(lambda: encoder, lambda: relevance, pool)
    _learned(pool)
    assert encoder.threads, "it was learned ahead of the first question"
    encoder.threads.clear()
    _run(loop, informed, _dialogue().open())
    assert {name.split("_")[0] for name in encoder.threads} == {"reader"}
    assert relevance.threads == encoder.threads
    assert said.asked[0].excerpts


def _learned(pool: Executor) -> None:
    pool.submit(int).result(SECONDS)  # the one before it in the queue is done


def test_only_the_open_question_is_read_beside_excerpts_and_that_decides_which_comes_first(
    loop: BackgroundLoop, pool: Executor
) -> None:
    dialogue = _dialogue()
    asked = dict.fromkeys(_questions(dialogue), "What rose, and was March good?")
    first = []
    for word in ("hedged in March", "rose by 9"):
        said = ScriptedInterviewer(["Well."])
        informed = InformedInterviewer(said, [LONG], asked)
        relevance = ScriptedRelevance(word)
        informed.learn_meaning(Letters, partial(_given, relevance), pool)
        _learned(pool)
        _run(loop, informed, dialogue.open())
        assert {question for question, _ in relevance.read} == {"What rose, and was March good?"}
        first.append(said.asked[0].excerpts[0].text)
    assert "hedged in March" in first[0]
    assert "rose by 9" in first[1]


def _given(relevance: RelevanceReader) -> RelevanceReader:
    return relevance


def _missing() -> RelevanceReader:
    raise SetupError(Kind.CONFIGURATION, "relevance_reader_missing", "It is not there.", "Get it.")


def _broken() -> RelevanceReader:
    class Broken:
        def relevance(self, asked: str, texts: Sequence[str]) -> NDArray[np.float32]:
            raise RuntimeError("out of order")

    return Broken()


@pytest.mark.parametrize("relevance", [_missing, _broken])
def test_without_a_relevance_reader_the_encoder_still_decides(
    loop: BackgroundLoop, pool: Executor, relevance: Callable[[], RelevanceReader]
) -> None:
    """Breaks when a reader that cannot be loaded, or breaks, costs the encoder's look-up."""
    encoder = Letters()
    said = ScriptedInterviewer(["Well."])
    informed = InformedInterviewer(said, [LONG], {})
    informed.learn_meaning(lambda: encoder, relevance, pool)
    _learned(pool)
    encoder.threads.clear()
    _run(loop, informed, _dialogue().open())
    assert encoder.threads
    assert said.asked[0].excerpts


def test_a_reader_that_is_slow_costs_its_order_and_not_the_excerpts(
    loop: BackgroundLoop, pool: Executor, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = threading.Event()
    read: list[str] = []

    class Slow:
        def relevance(self, asked: str, texts: Sequence[str]) -> NDArray[np.float32]:
            read.extend(texts)
            release.wait(SECONDS)
            return np.zeros(len(texts), np.float32)

    monkeypatch.setattr(module, "READ_BESIDE_WITHIN_S", 0.05)
    said = ScriptedInterviewer(["Well."])
    informed = InformedInterviewer(said, [LONG], {})
    informed.learn_meaning(Letters, Slow, pool)
    _learned(pool)
    _run(loop, informed, _dialogue().open())
    release.set()
    assert said.asked[0].excerpts
    _learned(pool)
    assert len(read) == 1, "nothing more is read for a reply that has gone without"


def test_without_an_encoder_words_decide(loop: BackgroundLoop, pool: Executor) -> None:
    def missing() -> Letters:
        raise SetupError(Kind.CONFIGURATION, "encoder_missing", "It is not there.", "Install it.")

    dialogue = _dialogue()
    said = ScriptedInterviewer(["Well."])
    informed = InformedInterviewer(said, [LONG], _questions(dialogue))
    informed.learn_meaning(missing, ScriptedRelevance, pool)
    _learned(pool)
    _run(loop, informed, dialogue.open())
    assert "Copper was hedged" in said.asked[0].excerpts[0].text


def test_far_too_much_to_encode_is_looked_up_by_words_alone(pool: Executor) -> None:
    encoder = Letters()
    many = _report(*(f"# Heading\n\nParagraph {n} of many." for n in range(MOST_ENCODED + 1)))
    informed = InformedInterviewer(ScriptedInterviewer([]), [many], {})
    informed.learn_meaning(lambda: encoder, ScriptedRelevance, pool)
    _learned(pool)
    assert encoder.threads == set()


def test_an_interruption_ends_the_reply_behind_the_documents(loop: BackgroundLoop) -> None:
    async def cut_off() -> int:
        said = ScriptedInterviewer(["Never said."], gate=asyncio.Event())
        informed = InformedInterviewer(said, [NOTES], {})

        async def listen() -> None:
            async for _ in informed.reply(_dialogue().open()):
                pass

        task = asyncio.create_task(listen())
        while not said.asked:
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        return said.cancelled

    assert loop.submit(cut_off()).result(SECONDS) == 1
