"""An interviewer that has the candidate's documents at hand."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace

import structlog

from core.conversation.conversation import Conversation
from core.conversation.errors import SetupError
from core.conversation.excerpt import Excerpt
from core.conversation.moves import MoveKind
from core.conversation.ports import Interviewer, RelevanceReader, TextEncoder
from core.conversation.streams import ended_after
from core.ground.documents import Document, Passage
from core.ground.excerpts import MOST_EXCERPTS, chosen, pieces, whole_documents
from core.ground.lookup import READ_TOGETHER, DocumentIndex, Found, as_read, read_beside

log = structlog.get_logger()

LOOK_UP_WITHIN_S, READ_BESIDE_WITHIN_S = 1.0, 0.4
"""A reply waits no longer for what its documents say: without it, it is still the next question.
And no longer for the excerpts found to be read beside the question: their order is good without."""

MOST_ENCODED = 300
"""Of more passages words alone decide: encoding takes about 20 ms each, and reviews wait for the
same encoder meanwhile."""

_ASKING = (
    MoveKind.OPENING,
    MoveKind.QUESTION,
    MoveKind.FOLLOW_UP,
    MoveKind.REPEAT,
    MoveKind.CUT_OFF,
)
"""Elsewhere documents are of no use; to the candidate's own questions an employer that is made up
replies, which knows nothing of a real one."""


class InformedInterviewer:
    """Adds what ``documents`` say to what ``interviewer`` replies to. ``reply`` on the loop only.

    ``questions`` are the texts of the plan by their ids. Making it reads the documents once and
    blocks for some milliseconds. They live as long as this object does.
    """

    def __init__(
        self,
        interviewer: Interviewer,
        documents: Sequence[Document],
        questions: Mapping[str, str],
    ) -> None:
        self._interviewer = interviewer
        self._questions = questions
        self.hold_only(documents)

    def hold_only(self, documents: Sequence[Document]) -> None:
        """From the next reply on know ``documents`` and no others, by their words alone unless it
        is to learn their meaning. On any thread, also while somebody replies."""
        self._whole = whole_documents(documents)
        self._pieces = pieces(documents) if self._whole is None else ()
        self._words = _LookUp(DocumentIndex(self._pieces, None))
        self._meaning: Future[_LookUp] | None = None

    def learn_meaning(
        self,
        encoder: Callable[[], TextEncoder],
        relevance: Callable[[], RelevanceReader],
        pool: Executor,
    ) -> None:
        """Make look-ups weigh meaning too, once ``pool`` has got the readers, which may be loaded
        for it, and encoded the documents: that takes seconds, and until then, or without an
        encoder, words alone decide. Both raise ``SetupError`` where there is none; only ``pool``
        uses what they give."""
        if 0 < len(self._pieces) <= MOST_ENCODED:
            self._meaning = pool.submit(_learn, self._pieces, encoder, relevance, pool)

    async def reply(self, conversation: Conversation) -> AsyncIterator[str]:
        """See ``core.conversation.ports.Interviewer``."""
        move = conversation.move
        if move is not None and move.kind in _ASKING:
            conversation = replace(conversation, excerpts=await self._excerpts(conversation))
        async with ended_after(self._interviewer.reply(conversation)) as tokens:
            async for token in tokens:
                yield token

    async def _excerpts(self, conversation: Conversation) -> tuple[Excerpt, ...]:
        if self._whole is not None:
            return self._whole
        move = conversation.move
        assert move is not None
        question = self._questions.get(move.question_id, move.text)
        for way in self._ways():
            try:
                async with asyncio.timeout(LOOK_UP_WITHIN_S):
                    return await way.find(question, conversation.last_user_text)
            except Exception as error:  # noqa: BLE001 - a look-up must not cost the reply
                log.warning("documents not looked up", cause=type(error).__name__)
        return ()

    def _ways(self) -> Iterator[_LookUp]:
        """How to look something up, best first."""
        meaning = self._meaning
        if meaning is not None and meaning.done() and meaning.exception() is None:
            yield meaning.result()
        yield self._words


@dataclass(frozen=True)
class _LookUp:
    """``index`` and whoever reads what it finds beside the question, on the threads of ``pool``;
    ``None`` are those for what blocks."""

    index: DocumentIndex
    relevance: RelevanceReader | None = None
    pool: Executor | None = None

    async def find(self, question: str, answer: str) -> tuple[Excerpt, ...]:
        loop, look_up = asyncio.get_running_loop(), self.index.look_up
        count = MOST_EXCERPTS if self.relevance is None else READ_TOGETHER
        fits_question = await loop.run_in_executor(self.pool, look_up, question, count)
        fits_answer = await loop.run_in_executor(self.pool, look_up, answer, MOST_EXCERPTS)
        return chosen(await self._beside(question, fits_question), fits_answer)

    async def _beside(self, question: str, found: tuple[Found, ...]) -> tuple[Found, ...]:
        """``found`` in the order of who reads it beside ``question``, where time allows.

        One after the other, so that nothing that nobody waits for keeps others from ``pool``.
        """
        if self.relevance is None or not found:
            return found
        loop = asyncio.get_running_loop()
        odds: list[float] = []
        try:
            async with asyncio.timeout(READ_BESIDE_WITHIN_S):
                for one in found:
                    text = (as_read(one.passages),)
                    read = loop.run_in_executor(self.pool, self.relevance.relevance, question, text)
                    odds.append(float((await read)[0]))
        except Exception as error:  # noqa: BLE001 - the order without it is good
            log.warning("excerpts not read beside the question", cause=type(error).__name__)
            return found
        return read_beside(found, odds)


def _learn(
    passages: Sequence[Passage],
    encoder: Callable[[], TextEncoder],
    relevance: Callable[[], RelevanceReader],
    pool: Executor,
) -> _LookUp:
    index = DocumentIndex(passages, encoder())
    try:
        return _LookUp(index, relevance(), pool)
    except SetupError as error:
        log.warning("excerpts are not read beside questions", code=error.code)
        return _LookUp(index, None, pool)
