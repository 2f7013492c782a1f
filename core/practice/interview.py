"""An interview as a value: the plan and every line said so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from core.conversation.brief import Brief
from core.conversation.moves import ASKED_ONCE_MORE, FollowUpReason, Move, MoveKind
from core.conversation.services import Fallback
from core.conversation.transcript import Transcript
from core.practice.bank import LISTED_ID, Question
from core.practice.introduction import is_introduction
from core.think.intent import Intent

DOCUMENTS_TITLE = "Your documents"
"""What an interview is called that was made of them: the field that was chosen may be another."""

THEIR_QUESTIONS = "their-questions"
"""The ``question_id`` of all that is said while the candidate asks: no question of the plan."""


class Speaker(StrEnum):
    INTERVIEWER = "interviewer"
    CANDIDATE = "candidate"


@dataclass(frozen=True)
class Line:
    """One thing said. ``at_s`` counts from the start of the interview.

    A candidate's line has an ``intent`` and, when it was spoken, a ``transcript``; ``edited``
    tells that the person changed the text afterwards, so that word times no longer fit it. What
    they say while the questions are theirs has no ``intent``, for it answers nothing, unless it
    was met with words of care.
    An interviewer's line has a ``move``; ``audio_s`` is how long it took to speak. When the
    candidate cut in, ``text`` holds the words that were heard and ``intended`` all of them.
    ``persona`` is the id of who of a panel said it.
    """

    speaker: Speaker
    text: str
    question_id: str
    at_s: float
    move: MoveKind | None = None
    reason: FollowUpReason | None = None
    intent: Intent | None = None
    transcript: Transcript | None = None
    edited: bool = False
    audio_s: float = 0.0
    intended: str = ""
    persona: str = ""

    @property
    def interrupted(self) -> bool:
        return bool(self.intended)


_MADE_OF = {
    "job": "the job",
    "notes": "the company",
    "resume": "your résumé",
    "material": "what you brought",
}
"""What the kinds of documents are called when somebody speaks of them."""


def open_line(lines: Sequence[Line]) -> Line | None:
    """What was asked last and waits for an answer, cut off or not; ``None`` when nothing was.

    ``intended`` is all of a line that was cut off: what to say when it is to be heard again.
    """
    mine = (line for line in reversed(lines) if line.speaker is Speaker.INTERVIEWER)
    return next((line for line in mine if line.move in _ASKS), None)


_ASKS = (MoveKind.OPENING, MoveKind.QUESTION, MoveKind.FOLLOW_UP, MoveKind.CUT_OFF)


def standing_answers(lines: Sequence[Line]) -> tuple[int, ...]:
    """Where the answers stand: whoever begins again takes back what they said to that question."""
    return tuple(
        index
        for index, line in enumerate(lines)
        if line.intent is Intent.ANSWER and index > begun_again(lines, line.question_id)
    )


def begun_again(lines: Sequence[Line], question_id: str) -> int:
    """The index of the line with which the answer to a question was begun again; -1 of none."""
    again = (
        index
        for index, line in enumerate(lines)
        if line.intent is Intent.RESTART and line.question_id == question_id
    )
    return max(again, default=-1)


@dataclass(frozen=True)
class Interview:
    """The whole of it. Everything else (progress, follow-ups used) is derived from the lines."""

    id: str
    brief: Brief
    plan: tuple[Question, ...]
    lines: tuple[Line, ...] = ()
    ended: bool = False
    fallbacks: tuple[Fallback, ...] = ()
    """What stepped in for what while it was held."""
    wants: tuple[str, ...] = ()
    """What the job advert asks for, as people read it, most wanted first; empty without one."""
    paused: bool = False
    counted_s: float = 0.0
    """The time that had counted when it was last paused, or when something was asked for without a
    word: a line may have been said long before."""
    pack_title: str = ""
    """The title of the pack that the person brought; "" without one. It is data."""

    def __post_init__(self) -> None:
        if not self.plan:
            raise ValueError("an interview needs at least one question")

    @property
    def subject(self) -> str:
        """What the questions are about, as the interviewer says it: the field, the pack that was
        brought, or the documents that most of them were made of."""
        if not self.is_about_documents:
            title = self.field_title.replace("&", "and")
            if not self.pack_title:
                return title
            if any(question.id.startswith(LISTED_ID) for question in self.plan):
                return "what you want to practise"
            # Its title need not be a subject: “Harbour week”.
            return 'your own subject "{}"'.format(title.replace('"', "'"))
        cited = self._cited
        parts = [words for kind, words in _MADE_OF.items() if kind in cited]
        if len(cited) < sum(not is_introduction(question) for question in self.plan):
            parts.append("some other things")
        return ", ".join([*parts[:-2], " and ".join(parts[-2:])])

    @property
    def title(self) -> str:
        """What the interview is about, as people read it."""
        return DOCUMENTS_TITLE if self.is_about_documents else self.field_title

    @property
    def field_title(self) -> str:
        """The field or the pack that was chosen, whatever the questions were made of."""
        return self.pack_title or self.brief.field

    @property
    def is_about_documents(self) -> bool:
        """Whether most of the questions were made of documents."""
        return 2 * len(self._cited) > len(self.plan)

    @property
    def _cited(self) -> list[str]:
        return [question.causes[0].document for question in self.plan if question.causes]

    @property
    def current_question(self) -> Question:
        asked = self._asked_ids()
        return next((q for q in self.plan if asked and q.id == asked[-1]), self.plan[0])

    @property
    def question_number(self) -> int:
        """1 for the first question; 0 before it was asked."""
        return len(self._asked_ids())

    @property
    def next_question(self) -> Question | None:
        return self.plan[self.question_number] if self.question_number < len(self.plan) else None

    @property
    def is_their_turn(self) -> bool:
        """Whether the interviewer's questions are done and the candidate asks."""
        return any(line.move is MoveKind.INVITATION for line in self.lines)

    @property
    def elapsed_s(self) -> float:
        """The time that counted, as far as the record knows."""
        return max(self.counted_s, self.lines[-1].at_s if self.lines else 0.0)

    @property
    def owes_reply(self) -> bool:
        """Whether it is the interviewer's turn to say something."""
        return not self.ended and (not self.lines or self.lines[-1].speaker is Speaker.CANDIDATE)

    @property
    def has_answers(self) -> bool:
        return bool(standing_answers(self.lines))

    def follow_up_reasons(self) -> tuple[FollowUpReason, ...]:
        """Why follow-ups were already asked on the current question, oldest first."""
        return tuple(
            line.reason
            for line in self.lines
            if line.move is MoveKind.FOLLOW_UP
            and line.question_id == self.current_question.id
            and line.reason is not None
        )

    def answer_so_far(self) -> str:
        """All that the candidate answered to the current question, one part a line; nothing of it
        that they took back, or that was no answer, so that they were asked once more."""
        current = self.current_question.id
        parts: list[str] = []
        for line in self.lines[begun_again(self.lines, current) + 1 :]:
            if line.question_id != current:
                continue
            if line.intent in (Intent.ANSWER, Intent.DONT_KNOW):
                parts.append(line.text)
            elif line.reason in ASKED_ONCE_MORE:
                del parts[-1:]
        return "\n".join(parts)

    def still_asks(self, question_id: str) -> bool:
        """Whether the question is the one that is on: an answer to it may come."""
        return not self.ended and self.current_question.id == question_id

    def was_left_at(self, question_id: str) -> bool:
        """Whether they ended the interview while the question was on, without a word to it."""
        here = self.ended and self.current_question.id == question_id
        replies = (li for li in self.lines if li.question_id == question_id and li.intent)
        return here and all(line.intent is Intent.END for line in replies)

    def with_line(self, line: Line) -> Interview:
        """The interview with ``line`` added. Raises ``ValueError`` once it has ended."""
        if self.ended:
            raise ValueError("this interview has ended")
        ended = line.move is MoveKind.CLOSING
        return replace(self, lines=(*self.lines, line), ended=ended)

    def with_pause(self, elapsed_s: float) -> Interview:
        """The interview standing still after ``elapsed_s``."""
        return replace(self.counted_to(elapsed_s), paused=True)

    def counted_to(self, elapsed_s: float) -> Interview:
        """The interview at ``elapsed_s``, where nothing was said that tells the time."""
        return replace(self, counted_s=elapsed_s)

    def without_pause(self) -> Interview:
        return replace(self, paused=False)

    def with_fallbacks(self, fallbacks: Sequence[Fallback]) -> Interview:
        """The interview after ``fallbacks`` happened."""
        return replace(self, fallbacks=(*self.fallbacks, *fallbacks)) if fallbacks else self

    def with_move(
        self, move: Move, at_s: float, audio_s: float = 0.0, intended: str = ""
    ) -> Interview:
        """The interview after the interviewer made ``move``; ``intended`` if it was cut off."""
        return self.with_line(
            Line(
                speaker=Speaker.INTERVIEWER,
                text=move.text,
                question_id=move.question_id,
                at_s=at_s,
                move=move.kind,
                reason=move.reason,
                audio_s=audio_s,
                intended=intended,
                persona=move.speaker,
            )
        )

    @property
    def cut_off(self) -> bool:
        """Whether the interviewer's newest line was cut off."""
        return any(line.interrupted for line in self._mine[-1:])

    @property
    def floor(self) -> str:
        """The id of who of a panel spoke last; "" without a panel."""
        return next((line.persona for line in self._mine[-1:]), "")

    def asker_of(self, question_id: str) -> str:
        """The id of who of a panel asked the question; "" when nobody did, or without one."""
        kinds = (MoveKind.OPENING, MoveKind.QUESTION)
        asked = (li for li in self.lines if li.move in kinds and li.question_id == question_id)
        return next((line.persona for line in asked), "")

    @property
    def _mine(self) -> list[Line]:
        return [line for line in self.lines if line.speaker is Speaker.INTERVIEWER]

    def _asked_ids(self) -> list[str]:
        kinds = (MoveKind.OPENING, MoveKind.QUESTION)
        return [line.question_id for line in self.lines if line.move in kinds]
