"""Three things to do next, the most useful first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from core.assess.delivery import (
    FAST_WPM,
    FILLER_SHARE,
    ORDINARY_ANSWER_S,
    SLOW_WPM,
    MentionKind,
    SessionDelivery,
    find_mentions,
)
from core.assess.evidence import quote_span
from core.assess.report import AnswerReview, Assessability, NextStep
from core.assess.star import StarPart
from core.practice.interview import Interview
from core.think.signs import clause_around, find_we_clause, read_signs

HOW_MANY = 3
# One and two minutes of speech at 130 words a minute, the middle of the ordinary band.
ROOMY_ANSWER_WORDS, LONG_ANSWER_WORDS = 130, 260
ROOM_TO_GROW = 3.5
"""Above this an answer or a dimension is nobody's next step."""

SHORTEST_FOR_PACE_S = 20.0
"""A few seconds of speech say nothing about anybody's pace."""


def choose_next_steps(
    interview: Interview, answers: Sequence[AnswerReview], delivery: SessionDelivery
) -> tuple[NextStep, ...]:
    """The ``HOW_MANY`` most useful steps: substance before structure before delivery.

    Each names what in this interview it rests on. Where nothing is amiss the steps stretch:
    there is always something to do next.
    """
    finders: tuple[Callable[[], Iterator[NextStep]], ...] = (
        lambda: _unanswered(interview, answers),
        lambda: _elsewhere(answers),
        lambda: _own_part(interview, answers),
        lambda: _missing_star(answers),
        lambda: _no_numbers(interview, answers),
        lambda: _weakest_dimension(answers),
        lambda: _missed_points(answers),
        lambda: _too_short(answers),
        lambda: _pace(delivery),
        lambda: _fillers(interview, answers, delivery),
        lambda: _stretch(answers),
    )
    steps: list[NextStep] = []
    for find in finders:
        for step in find():
            if len(steps) < HOW_MANY and step.title not in {s.title for s in steps}:
                steps.append(step)
    return tuple(steps)


def _assessable(answers: Sequence[AnswerReview]) -> list[AnswerReview]:
    return [a for a in answers if a.assessability is Assessability.ASSESSABLE]


def _unanswered(interview: Interview, answers: Sequence[AnswerReview]) -> Iterator[NextStep]:
    left = [
        a
        for a in answers
        if a.assessability is Assessability.NOT_ANSWERED and not _still_asked(interview, a)
    ]
    if left:
        yield NextStep(
            "Prepare the question you left open",
            f"{_count(len(left), 'question')} had no answer: “{left[0].question}”",
            "Write down three facts you could use, then answer it aloud in one minute.",
        )


def _elsewhere(answers: Sequence[AnswerReview]) -> Iterator[NextStep]:
    for answer in answers:
        if answer.assessability is Assessability.OFF_TOPIC:
            yield NextStep(
                "Answer the question that was asked",
                f"Your answer to “{_short(answer.question)}” seems to be about something else.",
                "Say the question in your own words in five seconds, then answer only that.",
            )
            return


def _still_asked(interview: Interview, answer: AnswerReview) -> bool:
    """Whether the question is only just on: it was not left open."""
    return not interview.ended and answer.question_id == interview.current_question.id


def _own_part(interview: Interview, answers: Sequence[AnswerReview]) -> Iterator[NextStep]:
    for answer in _assessable(answers):
        texts = [interview.lines[i].text for i in answer.line_indexes]
        if any(read_signs(t).own_actions or read_signs(t).names_own_part for t in texts):
            continue
        for index, text in zip(answer.line_indexes, texts, strict=True):
            span = find_we_clause(text)
            if read_signs(text).we_count >= 2 and span is not None:
                yield NextStep(
                    "Say what you did yourself",
                    "You spoke of the group and left your own part unsaid.",
                    "Tell the same story again and start three sentences with “I”.",
                    quote_span(interview, index, *span),
                )
                return


_STAR_DRILLS = {
    StarPart.SITUATION: "Open with one sentence: where, when, and why it mattered.",
    StarPart.TASK: "Add the sentence “I had to …” before you say what you did.",
    StarPart.ACTION: "Name three things you did, in order, each starting with “I”.",
    StarPart.RESULT: "Finish with two sentences: what changed, and how you know.",
}


def _missing_star(answers: Sequence[AnswerReview]) -> Iterator[NextStep]:
    stories = [a for a in _assessable(answers) if a.star]
    for part in (StarPart.RESULT, StarPart.ACTION, StarPart.TASK, StarPart.SITUATION):
        without = [a for a in stories if any(s.part is part and not s.quotes for s in a.star)]
        if without and (part is StarPart.RESULT or 2 * len(without) >= len(stories)):
            yield NextStep(
                f"Tell the {part.value}",
                f"I could not find it in {_of_stories(len(without), len(stories))}: "
                f"“{without[0].question}”",
                _STAR_DRILLS[part],
            )
            return


def _no_numbers(interview: Interview, answers: Sequence[AnswerReview]) -> Iterator[NextStep]:
    for answer in _assessable(answers):
        texts = [interview.lines[i].text for i in answer.line_indexes]
        if any(read_signs(text).has_number for text in texts):
            continue
        for index, text in zip(answer.line_indexes, texts, strict=True):
            change = read_signs(text).change
            if change is not None:
                yield NextStep(
                    "Put a number on it",
                    "You named a change without its size.",
                    "Say the same sentence again with a before, an after, or a rough count.",
                    quote_span(interview, index, *clause_around(text, change)),
                )
                return


def _weakest_dimension(answers: Sequence[AnswerReview]) -> Iterator[NextStep]:
    """What the lowest dimension of all asks for, in the answer that shows it."""
    judged = [
        (d.level.value, d, a)
        for a in _assessable(answers)
        for d in a.dimensions
        if d.level is not None and d.level.value < ROOM_TO_GROW
    ]
    if judged:
        _, dimension, answer = min(judged, key=lambda one: one[0])
        yield NextStep(
            f"{dimension.title}: {dimension.fix.rstrip('.')}",
            f"It was lowest in “{_short(answer.question)}”. {dimension.why}",
            dimension.drill,
            dimension.quote,
        )


def _missed_points(answers: Sequence[AnswerReview]) -> Iterator[NextStep]:
    # Phrases overlook what was said in other words: they advise only where little was told.
    little = [a for a in _assessable(answers) if a.level and a.level.value < ROOM_TO_GROW]
    ranked = sorted(little, key=lambda a: -sum(p.quote is None for p in a.points))
    for answer in ranked[:2]:
        missed = [p.point for p in answer.points if p.quote is None]
        if missed:
            yield NextStep(
                f"Cover what the question asks: {_short(answer.question)}",
                f"Not found in yours: a good answer {_joined(missed[:2])}.",
                "Answer the question again in one minute and begin there.",
            )


def _too_short(answers: Sequence[AnswerReview]) -> Iterator[NextStep]:
    brief = [a for a in answers if a.assessability is Assessability.TOO_SHORT]
    if brief:
        yield NextStep(
            "Give the listener more to go on",
            f"{_count(len(brief), 'answer')} ended after a few words: “{brief[0].question}”",
            f"Aim for {ORDINARY_ANSWER_S[0]:.0f} to {ORDINARY_ANSWER_S[1]:.0f} seconds: "
            "a claim, an example, what came of it.",
        )


def _pace(delivery: SessionDelivery) -> Iterator[NextStep]:
    if delivery.pace_wpm is None or (delivery.spoken_s or 0.0) < SHORTEST_FOR_PACE_S:
        return
    if delivery.pace_wpm > FAST_WPM:
        yield NextStep(
            "Slow down a little",
            f"You spoke {delivery.pace_wpm:.0f} words a minute; above {FAST_WPM} listeners "
            "lose detail.",
            "Answer one question again and breathe at every full stop.",
        )
    elif delivery.pace_wpm < SLOW_WPM:
        yield NextStep(
            "Let it flow a little more",
            f"You spoke {delivery.pace_wpm:.0f} words a minute; below {SLOW_WPM} an answer "
            "loses its thread.",
            "Note three keywords before you start and speak from one to the next.",
        )


def _fillers(
    interview: Interview, answers: Sequence[AnswerReview], delivery: SessionDelivery
) -> Iterator[NextStep]:
    if not delivery.words or delivery.fillers / delivery.words < FILLER_SHARE:
        return
    for answer in answers:
        for index in answer.line_indexes:
            for mention in find_mentions(interview.lines[index].text):
                if mention.kind is MentionKind.FILLER:
                    yield NextStep(
                        "Let silence replace the fillers",
                        f"{_count(delivery.fillers, 'filler')} in {delivery.words} words, such as:",
                        "Answer once more; when a filler comes, close your mouth and breathe.",
                        quote_span(interview, index, mention.start, mention.end),
                    )
                    return


def _stretch(answers: Sequence[AnswerReview]) -> Iterator[NextStep]:
    longest = max(_assessable(answers), key=_words, default=None)
    if longest is not None and _words(longest) > LONG_ANSWER_WORDS:
        yield NextStep(
            "Say your longest answer in half the words",
            f"“{_short(longest.question)}” took {_words(longest)} words.",
            "Keep the one fact that only you can tell and cut towards it.",
        )
    elif longest is not None and _words(longest) < ROOMY_ANSWER_WORDS:
        yield NextStep(
            "Give your answers more room",
            f"Your longest took {_words(longest)} words; an ordinary answer runs for "
            f"{ORDINARY_ANSWER_S[0]:.0f} to {ORDINARY_ANSWER_S[1]:.0f} seconds.",
            "Tell it again and add one moment: who said what, and what you thought then.",
        )
    if longest is None:
        yield NextStep(
            "Answer one question aloud",
            "There was no answer long enough to say anything about.",
            "Pick the question that scares you least and talk for one minute without stopping.",
        )
        yield NextStep(
            "Use “I don't know” and go on",
            "An honest gap with a first thought is worth more than silence.",
            "Say: I don't know yet, but I would start by … and finish the sentence.",
        )
    elif any(p.quote is None for a in _assessable(answers) for p in a.points):
        yield NextStep(
            "Answer the same questions once more",
            "A second telling is shorter and has its order; that is where most is gained.",
            "Wait an hour, then tell each of them again, aloud, in a minute.",
        )
    else:
        yield NextStep(
            "Raise the difficulty",
            "Nothing that these questions ask for was missing.",
            "Start a new interview one step up and compare the two reports.",
        )
    yield NextStep(
        "Practise with another interview type",
        "Real interviews mix them.",
        "Take three questions of a type you find uncomfortable.",
    )


def _of_stories(some: int, count: int) -> str:
    return "your story" if count == 1 else f"{some} of your {count} stories"


def _joined(parts: Sequence[str]) -> str:
    return " and ".join(parts)


def _words(answer: AnswerReview) -> int:
    return sum(d.words for d in answer.delivery)


def _short(question: str, words: int = 9) -> str:
    parts = question.split()
    return question if len(parts) <= words else f"{' '.join(parts[:words]).rstrip(',;')} …"


def _count(number: int, noun: str) -> str:
    plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number} {noun if number == 1 else plural}"
