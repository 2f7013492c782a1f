"""A talk in a foreign language as a value: what was chosen and every line said so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.conversation.language import TalkBrief, TalkKind
from core.conversation.moves import Move, MoveKind
from core.conversation.services import Fallback
from core.language.findings import Judged
from core.language.pack import Part, Prompt, load_pack
from core.language.pictures import Picture, load_picture
from core.practice.interview import Line, Speaker
from core.think.intent import Intent


@dataclass(frozen=True)
class TimedPart:
    """A part of the test. It ends at the first turn after ``length_s``, never inside one."""

    part: Part
    length_s: float
    prompts: int
    """No more than that are asked, however short the answers."""


TEST_PARTS = (
    TimedPart(Part.WARM_UP, 90.0, 3),
    TimedPart(Part.MONOLOGUE, 90.0, 1),
    TimedPart(Part.DISCUSSION, 150.0, 3),
)
"""About five and a half minutes. Spoken tests of the CEFR levels A2 to C1 have these three parts
and take eight to fifteen minutes; practice is shorter."""


@dataclass(frozen=True)
class Talk:
    """The whole of it. A line's ``question_id`` is the id of the prompt that it belongs to.

    ``earlier`` are the ids of the same person's talks in this language before it, oldest first,
    ``asked_before`` the prompts of those.
    ``began_s`` counts from 1970; 0 where it is not known.
    """

    id: str
    brief: TalkBrief
    lines: tuple[Line, ...] = ()
    ended: bool = False
    fallbacks: tuple[Fallback, ...] = ()
    judged: Judged | None = None
    """What a model found in it, once one was asked."""
    earlier: tuple[str, ...] = ()
    asked_before: tuple[str, ...] = ()
    began_s: float = 0.0
    counted_s: float = 0.0
    """The time that had counted when it was last kept: a line may have been said long before."""

    @property
    def elapsed_s(self) -> float:
        """The time that counted, as far as the record knows."""
        return max(self.counted_s, self.lines[-1].at_s if self.lines else 0.0)

    @property
    def asked_ids(self) -> tuple[str, ...]:
        """The prompts that were asked, in order."""
        return tuple(line.question_id for line in self.lines if line.move in _ASKING)

    @property
    def prompt(self) -> Prompt | None:
        """What is being talked about; ``None`` before the first prompt."""
        asked = self.asked_ids
        return self.prompt_of(asked[-1]) if asked else None

    def prompt_of(self, prompt_id: str) -> Prompt | None:
        prompts = load_pack(self.brief.language).prompts
        return next((prompt for prompt in prompts if prompt.id == prompt_id), None)

    def picture_of(self, prompt_id: str) -> Picture | None:
        """What the prompt gives to look at; ``None`` where it has no picture."""
        prompt = self.prompt_of(prompt_id)
        return load_picture(prompt.picture) if prompt is not None and prompt.picture else None

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """What was given to describe and was described, in order."""
        described = dict.fromkeys(line.question_id for line in self.answers)
        return tuple(filter(None, map(self.picture_of, described)))

    @property
    def part(self) -> Part:
        """The part that is on."""
        first = Part.WARM_UP if self.brief.kind is TalkKind.TEST else Part.FRIEND
        return self.prompt.part if self.prompt is not None else first

    @property
    def part_began_s(self) -> float:
        """When the first prompt of the part that is on was asked."""
        began = [
            line.at_s
            for line in self.lines
            if line.move in _ASKING
            and (prompt := self.prompt_of(line.question_id)) is not None
            and prompt.part is self.part
        ]
        return min(began, default=0.0)

    @property
    def answers(self) -> tuple[Line, ...]:
        """What the person said that was no request, in order."""
        return tuple(line for line in self.lines if line.intent is Intent.ANSWER)

    @property
    def has_answers(self) -> bool:
        return bool(self.answers)

    @property
    def owes_reply(self) -> bool:
        return not self.ended and (not self.lines or self.lines[-1].speaker is Speaker.CANDIDATE)

    @property
    def cut_off(self) -> bool:
        """Whether the partner's newest line was cut off."""
        theirs = [line for line in self.lines if line.speaker is Speaker.INTERVIEWER]
        return bool(theirs) and theirs[-1].interrupted

    def follow_ups(self) -> int:
        """How often the partner asked on about the prompt that is on."""
        newest = self.prompt.id if self.prompt is not None else ""
        return sum(
            line.move is MoveKind.FOLLOW_UP and line.question_id == newest for line in self.lines
        )

    def with_line(self, line: Line) -> Talk:
        """The talk with ``line`` added. Raises ``ValueError`` once it has ended."""
        if self.ended:
            raise ValueError("this talk has ended")
        return replace(self, lines=(*self.lines, line), ended=line.move is MoveKind.CLOSING)

    def with_move(self, move: Move, at_s: float, audio_s: float = 0.0, intended: str = "") -> Talk:
        """The talk after the partner made ``move``; ``intended`` if they were cut off."""
        line = Line(
            speaker=Speaker.INTERVIEWER,
            text=move.text,
            question_id=move.question_id,
            at_s=at_s,
            move=move.kind,
            audio_s=audio_s,
            intended=intended,
        )
        return self.with_line(line)

    def with_fallbacks(self, fallbacks: Sequence[Fallback]) -> Talk:
        return replace(self, fallbacks=(*self.fallbacks, *fallbacks)) if fallbacks else self


_ASKING = (MoveKind.OPENING, MoveKind.QUESTION)
