"""Next steps about how answers were told: their length, pace and fillers; and what stretches
where nothing is amiss."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.assess.delivery import (
    FAST_WPM,
    FILLER_SHARE,
    ORDINARY_ANSWER_S,
    SLOW_WPM,
    SessionDelivery,
)
from core.assess.evidence import quote_span
from core.assess.level.delivery_review import slow_mark
from core.assess.report import AnswerReview, Assessability, NextStep
from core.assess.rubric import DeliveryMark, load_rubric
from core.assess.words.mentions import MentionKind, find_mentions
from core.practice.interview import Interview
from core.sentence import say, unended
from core.think.reading.code_lines import without_code

# One and two minutes of speech at 130 words a minute, the middle of the ordinary band.
ROOMY_ANSWER_WORDS, LONG_ANSWER_WORDS = 130, 260
FEW_WORDS, FEW_WORDS_STRONG = 110, 90
"""Below so many an answer has room for more; a few fewer than usual are no matter, and a strong one
needs no more."""
_STRONG = 4.0

SHORTEST_FOR_PACE_S = 20.0
"""A few seconds of speech say nothing about anybody's pace."""

_SHORT_WORDS = 9

_A_FIRST_THOUGHT = NextStep(
    say("Use “I don't know” and go on"),
    say("An honest gap with a first thought is worth more than silence."),
    say("Say: I don't know yet, but I would start by … and finish the sentence."),
)
_A_STORY_TO_TELL = NextStep(
    say("Keep a story ready that you may tell"),
    say("What is private stays yours; another story can show the same."),
    say("Choose one, leave out every name, and tell it aloud in a minute."),
)


def unexplained(answers: Sequence[AnswerReview]) -> Iterator[NextStep]:
    """For an answer of code that says hardly a word about it."""
    for answer in answers:
        if answer.assessability is Assessability.CODE_ALONE:
            yield NextStep(
                say("Talk through the code that you write"),
                say(
                    "Your answer to “{question}” was code with hardly a word about it.",
                    question=named(answer.question),
                ),
                say("Before each part of it say aloud what it is for, and at the end its price."),
            )
            return


def elsewhere(answers: Sequence[AnswerReview]) -> Iterator[NextStep]:
    """For an answer in which too little goes with its question."""
    for answer in answers:
        if answer.assessability is Assessability.OFF_TOPIC:
            yield NextStep(
                say("Say early how your answer fits the question"),
                say(
                    "I found too little in your answer that goes with “{question}”.",
                    question=named(answer.question),
                ),
                say("Say the question in your own words in five seconds, then answer only that."),
            )
            return


def too_short(answers: Sequence[AnswerReview]) -> Iterator[NextStep]:
    """For answers that ended before there was anything to judge."""
    brief = [a for a in answers if a.assessability is Assessability.TOO_SHORT]
    if brief:
        yield NextStep(
            say("Give the listener more to go on"),
            say(
                "1 answer ended after a few words: “{question}”",
                question=named(brief[0].question),
            )
            if len(brief) == 1
            else say(
                "{count} answers ended after a few words: “{question}”",
                count=len(brief),
                question=named(brief[0].question),
            ),
            say(
                "Aim for {low} to {high} seconds: a claim, an example, what came of it.",
                low=f"{ORDINARY_ANSWER_S[0]:.0f}",
                high=f"{ORDINARY_ANSWER_S[1]:.0f}",
            ),
        )


def pace(delivery: SessionDelivery) -> Iterator[NextStep]:
    """For a pace outside the ordinary band."""
    if delivery.pace_wpm is None or (delivery.spoken_s or 0.0) < SHORTEST_FOR_PACE_S:
        return
    said = f"{delivery.pace_wpm:.0f}"
    advice = load_rubric().delivery_advice
    if delivery.pace_wpm > FAST_WPM:
        yield NextStep(
            unended(advice[DeliveryMark.TOO_FAST].fix),
            say(
                "You spoke {pace} words a minute; above {most} listeners lose detail.",
                pace=said,
                most=FAST_WPM,
            ),
            advice[DeliveryMark.TOO_FAST].drill,
        )
    elif delivery.pace_wpm < SLOW_WPM:
        mark = slow_mark(delivery)
        why = say(
            "You spoke {pace} words a minute; below {least} an answer loses its thread.",
            pace=said,
            least=SLOW_WPM,
        )
        if mark is DeliveryMark.BROKEN:
            why = say(
                "You spoke {pace} words a minute, and {inside} of {pauses} pauses came inside a "
                "clause: there an answer loses its thread.",
                pace=said,
                inside=delivery.mid_clause_pauses or 0,
                pauses=delivery.pauses,
            )
        yield NextStep(unended(advice[mark].fix), why, advice[mark].drill)


def fillers(
    interview: Interview, answers: Sequence[AnswerReview], delivery: SessionDelivery
) -> Iterator[NextStep]:
    """For many fillers, with the first of them as its quote.

    Of enough speech by themselves: what was typed beside it would thin them out, and what was
    transcribed of them is the least that was said.
    """
    spoken = (delivery.spoken_s or 0.0) >= SHORTEST_FOR_PACE_S
    count = delivery.spoken_fillers if spoken else delivery.fillers
    words = delivery.spoken_words if spoken else delivery.words
    if not words or count / words < FILLER_SHARE:
        return
    for answer in answers:
        for index, part in zip(answer.line_indexes, answer.delivery, strict=True):
            if spoken and part.spoken_s is None:
                continue
            for mention in find_mentions(without_code(interview.lines[index].text)):
                if mention.kind is MentionKind.FILLER:
                    advice = load_rubric().delivery_advice[DeliveryMark.FILLERS]
                    yield NextStep(
                        unended(advice.fix),
                        _how_many_fillers(count, words, spoken=spoken),
                        advice.drill,
                        quote_span(interview, index, mention.start, mention.end),
                    )
                    return


def _how_many_fillers(count: int, words: int, *, spoken: bool) -> str:
    if spoken:
        return say("At least {count} in {words} spoken words, such as:", count=count, words=words)
    if count == 1:
        return say("1 filler in {words} words, such as:", words=words)
    return say("{count} fillers in {words} words, such as:", count=count, words=words)


def _leaves_room(longest: AnswerReview) -> bool:
    strong = longest.level is not None and longest.level.value >= _STRONG
    return _words(longest) < (FEW_WORDS_STRONG if strong else FEW_WORDS)


def stretch(answers: Sequence[AnswerReview]) -> Iterator[NextStep]:
    """Steps that fit every interview: there is always something to do next."""
    longest = max(assessable(answers), key=_words, default=None)
    if longest is not None and _words(longest) > LONG_ANSWER_WORDS:
        yield NextStep(
            say("Say your longest answer in half the words"),
            say(
                "“{question}” took {count} words.",
                question=named(longest.question),
                count=_words(longest),
            ),
            say("Keep the one fact that only you can tell and cut towards it."),
        )
    elif longest is not None and _leaves_room(longest):
        yield NextStep(
            say("Give your answers more room"),
            say(
                "Your longest took {count} words; an ordinary answer has {low} to {high}.",
                count=_words(longest),
                low=ROOMY_ANSWER_WORDS,
                high=LONG_ANSWER_WORDS,
            ),
            say("Tell it again and add one moment: who said what, and what you thought then."),
        )
    if any(a.assessability is Assessability.OFF_TOPIC for a in answers) and longest is None:
        yield NextStep(
            say("Say first what you understood"),
            say("No answer was read as one to its question."),
            say("Begin with: You would like to hear about …, and go on from there."),
        )
        yield NextStep(
            say("Answer it again while you remember it"),
            say("Both answers stand side by side then, with what moved."),
            say("Read the question twice, then tell one case that it asks for."),
        )
    elif longest is None:
        yield NextStep(
            say("Answer one question aloud"),
            say("There was no answer long enough to say anything about."),
            say(
                "Pick the question that scares you least and talk for one minute without stopping."
            ),
        )
        kept = any(a.assessability is Assessability.DECLINED for a in answers)
        yield _A_STORY_TO_TELL if kept else _A_FIRST_THOUGHT
    elif any(p.quote is None for a in assessable(answers) for p in a.points):
        yield NextStep(
            say("Answer the same questions once more"),
            say("A second telling is shorter and has its order; that is where most is gained."),
            say("Wait an hour, then tell each of them again, aloud, in a minute."),
        )
    else:
        yield NextStep(
            say("Raise the difficulty"),
            say("Nothing that these questions ask for was missing."),
            say("Start a new interview one step up and compare the two reports."),
        )
    yield NextStep(
        say("Practise with another interview type"),
        say("Real interviews mix them."),
        say("Take three questions of a type you find uncomfortable."),
    )


def assessable(answers: Sequence[AnswerReview]) -> list[AnswerReview]:
    """Those that there is something to say about."""
    return [a for a in answers if a.assessability is Assessability.ASSESSABLE]


def _words(answer: AnswerReview) -> int:
    return sum(d.words for d in answer.delivery)


def named(question: str) -> str:
    """A whole ``question`` as a sentence names it within quotation marks."""
    return in_quotes(unended(question))


def short(question: str) -> str:
    """``question``, or nine words of it that tell it from others: so many questions begin with
    "Tell me about a time when you had to". A quotation that is broken off is closed."""
    if len(question.split()) <= _SHORT_WORDS:
        return question
    alike = _ALIKE.match(question)
    told = question[alike.end() :] if alike else question
    parts, begins = told.split(), "… " if alike else ""
    if len(parts) <= _SHORT_WORDS:
        return f"{begins}{told}"
    cut = f"{begins}{' '.join(parts[:_SHORT_WORDS]).rstrip(',;')} …"
    return f"{cut}”" if cut.count("“") > cut.count("”") else cut


_ALIKE = re.compile(
    r"^(?:(?:can|could|would) you )?(?:please )?(?:tell (?:me|us) about|describe|think of|"
    r"give (?:me|us) an example of|(?:walk|take|talk) (?:me|us) through) (?:an?|the|one|your) "
    r"(?:last |recent |specific )?(?:time|situation|occasion|moment|case|example)s? "
    r"(?:(?:when|where|in which|that) )?(?:you (?:have|had) to )?(?=\S+ \S+ \S)",
    re.IGNORECASE,
)
"""What many questions begin with."""


def in_quotes(question: str) -> str:
    """``question`` as it stands between quotation marks: its own are those of the inner level."""
    return question.replace("“", "‘").replace("”", "’")
