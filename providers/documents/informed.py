"""An interviewer that has the candidate's documents at hand."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import replace

import structlog

from core.conversation.conversation import Conversation
from core.conversation.excerpt import Excerpt
from core.conversation.moves import MoveKind
from core.conversation.ports import Interviewer, TextReaders
from core.conversation.streams import ended_after
from core.ground.documents import Document
from core.ground.excerpts import find_excerpts, pieces, whole_documents
from core.ground.lookup import DocumentIndex

log = structlog.get_logger()

LOOK_UP_WITHIN_S = 1.0
"""A reply waits no longer for what its documents say: without it, it is still the next question."""

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
        self._whole = whole_documents(documents)
        self._pieces = pieces(documents) if self._whole is None else ()
        self._words = DocumentIndex(self._pieces, None)
        self._meaning: Future[DocumentIndex] | None = None
        self._pool: Executor | None = None

    def learn_meaning(self, readers: TextReaders, pool: Executor) -> None:
        """Make look-ups weigh meaning too, once ``pool`` has encoded the documents: that takes
        seconds, and until then words alone decide. Only ``pool`` may use ``readers``."""
        if 0 < len(self._pieces) <= MOST_ENCODED:
            self._pool = pool
            self._meaning = pool.submit(DocumentIndex, self._pieces, readers)

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
        for pool, index in self._indices():
            try:
                async with asyncio.timeout(LOOK_UP_WITHIN_S):
                    loop = asyncio.get_running_loop()
                    return await loop.run_in_executor(pool, self._look_up, index, conversation)
            except Exception as error:  # noqa: BLE001 - a look-up must not cost the reply
                log.warning("documents not looked up", cause=type(error).__name__)
        return ()

    def _indices(self) -> Iterator[tuple[Executor | None, DocumentIndex]]:
        """Where to look, best first, and on which threads; ``None`` are those for what blocks."""
        meaning = self._meaning
        if meaning is not None and meaning.done() and meaning.exception() is None:
            yield self._pool, meaning.result()
        yield None, self._words

    def _look_up(self, index: DocumentIndex, conversation: Conversation) -> tuple[Excerpt, ...]:
        move = conversation.move
        assert move is not None
        question = self._questions.get(move.question_id, move.text)
        return find_excerpts(index, question, conversation.last_user_text)
