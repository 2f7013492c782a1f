"""Delivery: what can be measured of how an answer was spoken.

Thresholds are those of published speech coaches and fluency research, named beside each. A
figure is ``None`` where there is nothing to measure it by: typed answers have no pace.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.assess.words.mentions import Mention, MentionKind, find_mentions
from core.conversation.transcript import NOTICED_PAUSE_S, TimeSpan, Word
from core.practice.interview import THEIR_QUESTIONS, Line, Speaker, standing_answers
from core.sentence import say
from core.think.reading.code_lines import without_code

SLOW_WPM, FAST_WPM = 100, 175
"""Pace is remarked on only outside this band: the union of Microsoft Speaker Coach's 100 to 165
and Read.ai's 130 to 175 words a minute."""

LONG_PAUSE_S = 2.0
"""A pause from here is listed by itself: it may be thought, and is never held against anyone. No
pace is counted over it."""

_CLAUSE_ENDS = tuple(",.;:?!…")

FILLER_SHARE = 0.04
"""Fillers are remarked on above 4 % of words."""

FILLERS_HIDDEN = say(
    "not shown: speech recognition leaves most of them out, so any number would be too low"
)

ORDINARY_ANSWER_S = (60.0, 120.0)
"""How long interview coaches let an ordinary answer run."""


@dataclass(frozen=True)
class AnswerDelivery:
    """What was measured of one spoken or typed part.

    ``first_word_s`` is the wait before the first word; ``spoken_s`` runs from the first to the
    last sound of speech; ``pauses`` are silences of at least ``NOTICED_PAUSE_S`` inside it;
    ``mid_clause_pauses`` those of them that part what belongs together, ``None`` where the
    engine gives no word times. ``pace_wpm`` is counted over ``paced_s``: without ``LONG_PAUSE_S``.
    """

    words: int
    mentions: tuple[Mention, ...]
    spoken_s: float | None = None
    first_word_s: float | None = None
    pace_wpm: float | None = None
    paced_s: float | None = None
    pauses: tuple[TimeSpan, ...] = ()
    mid_clause_pauses: int | None = None

    @property
    def fillers(self) -> int:
        return sum(m.kind is MentionKind.FILLER for m in self.mentions)

    @property
    def hedges(self) -> int:
        return sum(m.kind is MentionKind.HEDGE for m in self.mentions)


@dataclass(frozen=True)
class SessionDelivery:
    """The same over a whole interview; ``talk_share`` is the candidate's part, 0 to 1."""

    words: int
    spoken_s: float | None
    pace_wpm: float | None
    fillers: int
    hedges: int
    pauses: int
    longest_pause_s: float | None
    talk_share: float | None
    spoken_words: int = 0
    """Of ``words``, those that were spoken: there the engine hides fillers."""
    spoken_fillers: int = 0
    """Of ``fillers``, those in spoken answers: what the engine let through, a lower bound."""
    spoken_hedges: int = 0
    mid_clause_pauses: int | None = None
    """Of ``pauses``, those known to part what belongs together; ``None`` without any word times."""

    @property
    def fillers_withheld(self) -> str:
        """Why no number of fillers can be given; "" when it can."""
        return FILLERS_HIDDEN if self.spoken_words else ""


def measure_line(line: Line) -> AnswerDelivery:
    """The delivery of one candidate's line; its code was not delivered."""
    said = without_code(line.text)
    words = len(re.findall(r"[^\W_][\w'’-]*", said))
    mentions = find_mentions(said)
    if line.transcript is None or not line.transcript.speech:
        return AnswerDelivery(words, mentions)
    speech = line.transcript.speech
    start_s, end_s = speech[0].start_s, speech[-1].end_s
    spoken_s = end_s - start_s
    pauses = find_pauses(speech)
    thought_s = sum(p.duration_s for p in pauses if p.duration_s >= LONG_PAUSE_S)
    paced_s = spoken_s - thought_s
    inside = inside_clauses(pauses, line.transcript.words)
    # Words are counted in what was recognised: an edit corrects the text, not the speech.
    heard_words = len(line.transcript.text.split())
    return AnswerDelivery(
        words,
        mentions,
        spoken_s=spoken_s,
        first_word_s=start_s,
        pace_wpm=60 * heard_words / paced_s if paced_s >= 1 else None,
        paced_s=paced_s,
        pauses=pauses,
        mid_clause_pauses=sum(inside) if inside is not None else None,
    )


def inside_clauses(pauses: Sequence[TimeSpan], words: Sequence[Word]) -> tuple[bool, ...] | None:
    """Which of ``pauses`` come after a word that no punctuation ends; ``None`` without words."""
    if not words:
        return None
    found: list[bool] = []
    for pause in pauses:
        middle_s = (pause.start_s + pause.end_s) / 2
        before = [word for word in words if (word.start_s + word.end_s) / 2 <= middle_s]
        found.append(bool(before) and before[-1].text.rstrip()[-1:] not in _CLAUSE_ENDS)
    return tuple(found)


def find_pauses(speech: Sequence[TimeSpan]) -> tuple[TimeSpan, ...]:
    """The silences between stretches of ``speech`` that a listener notices."""
    gaps = pairwise(speech)
    return tuple(
        TimeSpan(before.end_s, after.start_s)
        for before, after in gaps
        if after.start_s - before.end_s >= NOTICED_PAUSE_S
    )


def words_by_stretch(
    stretches: Sequence[TimeSpan], words: Sequence[Word]
) -> tuple[tuple[Word, ...], ...]:
    """The ``words`` of each of ``stretches``: every word in exactly one, the nearest to it.

    Engines place a word a little before or after the sound that the detector calls speech.
    Raises ``ValueError`` without a stretch.
    """
    found: list[list[Word]] = [[] for _ in stretches]
    for word in words:
        middle_s = (word.start_s + word.end_s) / 2
        away = [max(s.start_s - middle_s, middle_s - s.end_s, 0.0) for s in stretches]
        found[away.index(min(away))].append(word)
    return tuple(tuple(one) for one in found)


def measure_session(lines: Sequence[Line]) -> SessionDelivery:
    """The delivery of all the candidate's answers together; "skip" and its kind do not count,
    nor what was taken back.

    Nor does the talk in which they ask and the interviewer answers: there the shares are turned.
    """
    lines = [line for line in lines if line.question_id != THEIR_QUESTIONS]
    mine = [measure_line(lines[index]) for index in standing_answers(lines)]
    timed = [d for d in mine if d.spoken_s is not None and d.pace_wpm is not None]
    spoken_s = sum(d.spoken_s or 0.0 for d in timed)
    paced_s = sum(d.paced_s or 0.0 for d in timed)
    timed_words = sum((d.pace_wpm or 0.0) * (d.paced_s or 0.0) / 60 for d in timed)
    pauses = [pause for d in mine for pause in d.pauses]
    inside = [d.mid_clause_pauses for d in mine if d.mid_clause_pauses is not None]
    spoken = [d for d in mine if d.spoken_s is not None]
    return SessionDelivery(
        words=sum(d.words for d in mine),
        spoken_s=spoken_s or None,
        pace_wpm=60 * timed_words / paced_s if paced_s else None,
        fillers=sum(d.fillers for d in mine),
        hedges=sum(d.hedges for d in mine),
        pauses=len(pauses),
        longest_pause_s=max((p.duration_s for p in pauses), default=None),
        talk_share=talk_share(lines, spoken_s),
        spoken_words=sum(d.words for d in spoken),
        spoken_fillers=sum(d.fillers for d in spoken),
        spoken_hedges=sum(d.hedges for d in spoken),
        mid_clause_pauses=sum(inside) if inside else None,
    )


def talk_share(lines: Sequence[Line], spoken_s: float) -> float | None:
    """By time where all was spoken; by words where something was typed or only read."""
    theirs_s = sum(line.audio_s for line in lines if line.speaker is Speaker.INTERVIEWER)
    mine = [lines[index] for index in standing_answers(lines)]
    if not mine:
        return None
    if theirs_s and all(line.transcript is not None and line.transcript.speech for line in mine):
        return spoken_s / (spoken_s + theirs_s)
    my_words = sum(len(without_code(line.text).split()) for line in mine)
    all_words = sum(len(without_code(line.text).split()) for line in lines)
    return my_words / all_words if all_words else None
