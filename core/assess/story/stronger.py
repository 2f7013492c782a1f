"""A stronger version of a person's own answer, made of nothing but what they said.

Their own sentences, in their order, without fillers and without what was said to nobody; where a
part is missing stands a gap for them to fill. No fact is invented: a piece is either a quote or a
gap. None is lost either: what of an answer matters is theirs to say, so only what is plainly idle
or vague is left out. Where nothing else was said, there is nothing to keep: gaps alone say what to
add (``review.verdicts.stronger_note``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from core.assess.answer.repetition import repeats
from core.assess.answer.text import AnswerText
from core.assess.evidence import quote_span
from core.assess.report import StrongerPiece
from core.assess.story.gaps import (
    EXAMPLE_GAP,
    GAPS,
    explanation_with_gaps,
    introduction_with_gaps,
    story_with_gaps,
)
from core.assess.words.boasts import claims
from core.assess.words.pointing import shown_places
from core.assess.words.side_remarks import asks_back, is_a_bare_word, is_said_aside, was_a_joke
from core.assess.words.signals import measure
from core.assess.words.slips import without_slips
from core.assess.words.vague import is_general, is_vague
from core.conversation.brief import InterviewType
from core.practice.following_up.told import tells_what_happened
from core.think.distress.losses import tells_of_a_loss
from core.think.reading.cues import fold_in_place
from core.think.reading.said_again import find_said_again


def strengthen(
    answer: AnswerText, kind: InterviewType, *, introduces: bool = False
) -> tuple[StrongerPiece, ...]:
    """The pieces of the stronger version, empty only where nothing was said.

    An answer that ``introduces`` somebody is a pitch, whatever the ``kind`` of its question. Code
    stays whole, where it stood.
    """
    return with_code(_sentences_made_stronger(answer, kind, introduces=introduces), answer)


def changes_nothing(pieces: Sequence[StrongerPiece], answer: AnswerText) -> bool:
    """Whether ``pieces`` are all of ``answer`` as it was said, word for word."""
    made = " ".join(piece.text for piece in pieces)
    return " ".join(made.split()) == " ".join(answer.told.split())


def with_code(pieces: tuple[StrongerPiece, ...], answer: AnswerText) -> tuple[StrongerPiece, ...]:
    """``pieces`` with each block of code of ``answer`` behind the last of them that was said before
    it; no pieces stay none."""
    made = list(pieces)
    for index, start, end in answer.code() if pieces else ():
        said_before = [
            at
            for at, piece in enumerate(made)
            if piece.quote is not None
            and (piece.quote.line_index, piece.quote.start) < (index, start)
        ]
        quote = quote_span(answer.interview, index, start, end)
        made.insert(said_before[-1] + 1 if said_before else 0, StrongerPiece(quote.text, quote))
    return tuple(made)


def _sentences_made_stronger(
    answer: AnswerText, kind: InterviewType, *, introduces: bool
) -> tuple[StrongerPiece, ...]:
    if not _says_anything(answer):
        return ()
    # Who designs a system is to ask what it is for.
    said = _sentences_worth_keeping(answer, questions=kind is InterviewType.SYSTEM_DESIGN)
    if introduces:
        return introduction_with_gaps(said)
    if kind is not InterviewType.BEHAVIOURAL:
        if kind is InterviewType.CULTURAL_FIT:
            if all(_boasts(piece.text) for piece in said):
                return (StrongerPiece(EXAMPLE_GAP),)
            said = [piece for piece in said if not claims(piece.text)]
        # What holds in general is what an explanation is made of.
        return explanation_with_gaps(said, kind)
    told = [piece for piece in said if not _fits_every_answer(piece.text)]
    if not any(_tells(piece.text) and not _boasts(piece.text) for piece in told):
        return tuple(StrongerPiece(gap) for gap in GAPS.values())
    return story_with_gaps(answer, told)


def _says_anything(answer: AnswerText) -> bool:
    texts = dict(zip(answer.line_indexes, answer.parts, strict=True))
    said = (texts[index][start:end] for index, start, end in answer.sentences())
    return any(without_slips(sentence, opens=True) for sentence in said)


def _sentences_worth_keeping(answer: AnswerText, *, questions: bool) -> list[StrongerPiece]:
    kept: list[StrongerPiece] = []
    said: list[str] = []
    texts = dict(zip(answer.line_indexes, answer.parts, strict=True))
    for index, start, end in answer.sentences():
        sentence = texts[index][start:end]
        if kept and was_a_joke(sentence):
            kept.pop()
        if is_said_aside(sentence) or is_vague(sentence) or tells_of_a_loss(sentence):
            continue
        if not questions and asks_back(sentence):
            continue
        # A reply's "No." is said to what its question asked, and that is not here.
        replies = index != answer.line_indexes[0] and not texts[index][:start].strip()
        if replies and _NO.fullmatch(sentence):
            continue
        bare = is_a_bare_word(sentence)
        if bare and not (kept and _replies(kept[-1], texts, index, start)):
            continue
        clean = sentence if bare else without_slips(_to_anybody(sentence), opens=not kept)
        if not clean or repeats(sentence, said):
            continue
        said.append(sentence)
        kept.append(StrongerPiece(clean, quote_span(answer.interview, index, start, end)))
    return kept


_NO = re.compile(r"\W*(?:(?:no|nope|nah)\b\W*)+", re.IGNORECASE)


def _to_anybody(sentence: str) -> str:
    """``sentence`` without its "as I told you": whoever reads it was told nothing yet."""
    for start, end in reversed(find_said_again(sentence)):
        before, after = sentence[:start].rstrip(), sentence[end:].lstrip()
        if before.endswith(","):
            before, after = before[:-1], after.removeprefix(",").lstrip()
        if not before and _LEFT_OVER.match(after):
            return ""
        gap = "" if after[:1] in tuple(",.;:!?") else " "
        sentence = f"{before}{gap}{after}"
    return sentence


_LEFT_OVER = re.compile(r"(?:who|what|when|where|why|how|which)\b", re.IGNORECASE)
"""What is left of "I just told you who did what"."""


def _replies(before: StrongerPiece, texts: Mapping[int, str], index: int, start: int) -> bool:
    """Whether what begins at ``start`` follows ``before``, and that is a question."""
    quote = before.quote
    if quote is None or quote.line_index != index or not before.text.endswith("?"):
        return False
    return not texts[index][quote.end : start].strip()


def _fits_every_answer(sentence: str) -> bool:
    """Whether a ``sentence`` praises in general, and tells nothing that was or that anybody said.

    "Everyone got everything they had asked for" holds the same words and tells what happened.
    """
    praises = measure(sentence)["generic"] >= _GENERIC and not _tells(sentence)
    return praises or claims(sentence)


def _boasts(sentence: str) -> bool:
    """Whether a ``sentence`` praises in general, whatever reason it gives and whoever is to have
    said so: "Everyone says I am the best"."""
    if claims(sentence):
        return True
    found = measure(_BOAST.sub(" ", sentence))
    praises = shown_places(sentence, "generic") or _BOAST.search(sentence)
    return (
        bool(praises)
        and not any(found[name] for name in _FACTS)
        and not tells_what_happened(sentence)
    )


def _tells(sentence: str) -> bool:
    """Whether a ``sentence`` tells anything that was, was said, or can be counted or weighed."""
    told = _BOAST.sub(" ", sentence)
    found = measure(told)
    # "Usually things work out in the end" ends nothing.
    names = _TELLING - {"outcome"} if is_general(told) else _TELLING
    return any(found[name] for name in names) or bool(_PAST.search(fold_in_place(told)))


_GENERIC = 2
_FACTS = ("own_deed", "number", "outcome", "time", "name")
_TELLING = frozenset((*_FACTS[:-1], "reason", "limit", "speech"))
_PAST = re.compile(
    r"\b(?:was|were|had|did|didn't|went|got|came|"
    r"(?<!\bam )(?<!\bis )(?<!\bare )(?<!\bbe )(?<!very )(?<!highly )(?<!\ba )"
    r"(?!need|speed|indeed|hundred)\w{2,}ed)\b"
)
_BOAST = re.compile(
    r"\b(?:(?:one|a) )?hundred(?: and ten)? ?(?:per ?cent|%)|\b1[01]0 ?(?:per ?cent|%)(?! of)"
    r"|\bevery (?:single )?day\b|\bday in,? day out\b|\b24/7|\bat the end of the day\b",
    re.IGNORECASE,
)
