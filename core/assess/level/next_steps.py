"""Three things to do next, the most useful first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from core.assess.delivery import SessionDelivery
from core.assess.evidence import quote_span
from core.assess.level.telling_steps import (
    assessable,
    elsewhere,
    fillers,
    named,
    pace,
    short,
    stretch,
    too_short,
    unexplained,
)
from core.assess.levels import ROOM_TO_GROW
from core.assess.report import AnswerReview, Assessability, NextStep, PointStatus
from core.assess.star import StarPart
from core.assess.story.found import tells_a_story
from core.assess.words.boasts import claims
from core.practice.bank import STANDING
from core.practice.interview import Interview
from core.practice.introduction import is_introduction_id
from core.sentence import say, unended
from core.speak.sentences import sentence_spans
from core.think.reading.code_lines import without_code
from core.think.reading.signs import clause_around, find_we_clause, read_signs

HOW_MANY = 3


def choose_next_steps(
    interview: Interview, answers: Sequence[AnswerReview], delivery: SessionDelivery
) -> tuple[NextStep, ...]:
    """The ``HOW_MANY`` most useful steps: substance before structure before delivery.

    Each names what in this interview it rests on. Where nothing is amiss the steps stretch:
    there is always something to do next.
    """
    steps: list[NextStep] = []
    finders: tuple[Callable[[], Iterator[NextStep]], ...] = (
        lambda: _unanswered(interview, answers),
        lambda: elsewhere(answers),
        lambda: _claimed(interview, answers),
        lambda: _own_part(interview, answers),
        lambda: _no_story(interview, answers),
        lambda: _missing_star(interview, answers, (StarPart.RESULT, StarPart.ACTION)),
        lambda: _no_numbers(interview, answers),
        lambda: _weakest_dimension(interview, answers, {step.drill for step in steps}),
        # Told in so many ways that most of what is not found was told: it advises where little
        # else is amiss.
        lambda: _missing_star(interview, answers, (StarPart.TASK, StarPart.SITUATION)),
        lambda: _missed_points(answers),
        lambda: _left_at(interview, answers),
        lambda: too_short(answers),
        lambda: unexplained(answers),
        lambda: pace(delivery),
        lambda: fillers(interview, answers, delivery),
        lambda: stretch(answers),
    )
    for find in finders:
        for step in find():
            if len(steps) < HOW_MANY and step.title not in {s.title for s in steps}:
                steps.append(step)
    return tuple(steps)


def _unanswered(interview: Interview, answers: Sequence[AnswerReview]) -> Iterator[NextStep]:
    left = [
        a
        for a in answers
        if a.assessability is Assessability.NOT_ANSWERED
        and not interview.still_asks(a.question_id)
        and not interview.was_left_at(a.question_id)
    ]
    if left:
        yield NextStep(
            say("Prepare the question you left open"),
            say("1 question had no answer: “{question}”", question=named(left[0].question))
            if len(left) == 1
            else say(
                "{count} questions had no answer. The first of them: “{question}”",
                count=len(left),
                question=named(left[0].question),
            ),
            say("Write down three facts you could use, then answer it aloud in one minute."),
        )


def _left_at(interview: Interview, answers: Sequence[AnswerReview]) -> Iterator[NextStep]:
    """For the question at which they went: they may have had no time, and told enough before."""
    for answer in answers:
        if answer.assessability is Assessability.NOT_ANSWERED and interview.was_left_at(
            answer.question_id
        ):
            yield NextStep(
                say("Answer the question at which you stopped"),
                say("You ended the interview here: “{question}”", question=named(answer.question)),
                say("Write down three facts you could use, then answer it aloud in one minute."),
            )


def _claimed(interview: Interview, answers: Sequence[AnswerReview]) -> Iterator[NextStep]:
    """For an answer that praises who gives it, in two sentences or more."""
    for answer in assessable(answers):
        praise = [
            (index, span)
            for index in answer.line_indexes
            for span in sentence_spans(without_code(interview.lines[index].text))
            if claims(interview.lines[index].text[slice(*span)])
        ]
        if len(praise) > 1:
            index, span = praise[0]
            yield NextStep(
                say("Show it instead of claiming it"),
                say("Praise of yourself convinces nobody who was not there."),
                say("For each claim, tell one thing you did that others could see."),
                quote_span(interview, index, *span),
            )
            return


def _stories(interview: Interview, answers: Sequence[AnswerReview]) -> list[AnswerReview]:
    """Those that are to tell what happened, without any that may be about something else. Who
    explains, introduces themselves or says what they hold tells no story: "we use a queue" hides
    nobody's part, and a licence has no end."""
    standing = _about_what_stands(interview)
    return [
        a
        for a in assessable(answers)
        if not (
            a.interview_type.asks_for_knowledge
            or a.doubtful_topic
            or is_introduction_id(a.question_id)
            or a.question_id in standing
        )
    ]


def _about_what_stands(interview: Interview) -> set[str]:
    """The ids of the questions about what somebody has, agrees to or has long done."""
    return {question.id for question in interview.plan if STANDING in question.tags}


def _own_part(interview: Interview, answers: Sequence[AnswerReview]) -> Iterator[NextStep]:
    for answer in _stories(interview, answers):
        texts = [without_code(interview.lines[i].text) for i in answer.line_indexes]
        told = any(s.part is StarPart.ACTION and s.quotes for s in answer.star)
        if told or any(read_signs(text).shows_own_part for text in texts):
            continue
        for index, text in zip(answer.line_indexes, texts, strict=True):
            span = find_we_clause(text)
            if read_signs(text).hides_own_part and span is not None:
                yield NextStep(
                    say("Say what you did yourself"),
                    say("You spoke of the group and left your own part unsaid."),
                    say("Tell the same story again and start three sentences with “I”."),
                    quote_span(interview, index, *span),
                )
                return


# Four sentences each: in other languages the parts have genders and cases.
_TELL = {
    StarPart.SITUATION: say("Tell the situation"),
    StarPart.TASK: say("Tell the task"),
    StarPart.ACTION: say("Tell the action"),
    StarPart.RESULT: say("Tell the result"),
}
_STAR_DRILLS = {
    StarPart.SITUATION: say("Open with one sentence: where, when, and why it mattered."),
    StarPart.TASK: say("Add the sentence “I had to …” before you say what you did."),
    StarPart.ACTION: say("Name three things you did, in order, each starting with “I”."),
    StarPart.RESULT: say("Finish with two sentences: what changed, and how you know."),
}


def _no_story(interview: Interview, answers: Sequence[AnswerReview]) -> Iterator[NextStep]:
    """For an answer that was to tell what happened, and tells no deed and no outcome: what is
    missing is no part of a story. Cues overlook some, so a good answer is not told so."""
    for answer in _stories(interview, answers):
        good = answer.level is not None and answer.level.value >= ROOM_TO_GROW
        if answer.star and not good and not tells_a_story(answer.star):
            yield NextStep(
                say("Find a story to tell"),
                say(
                    "I found nothing that you did and nothing that came of it: “{question}”",
                    question=named(answer.question),
                ),
                say(
                    "Write down three moments that come near to the question, however small. Take "
                    "one, and say in four sentences where it was, what was to be done, what you "
                    "did and how it ended."
                ),
            )
            return


def _missing_star(
    interview: Interview, answers: Sequence[AnswerReview], parts: Sequence[StarPart]
) -> Iterator[NextStep]:
    stories = [a for a in _stories(interview, answers) if tells_a_story(a.star)]
    for part in parts:
        without = [a for a in stories if any(s.part is part and not s.quotes for s in a.star)]
        if without and (part is StarPart.RESULT or 2 * len(without) >= len(stories)):
            yield NextStep(_TELL[part], _not_found_in(without, len(stories)), _STAR_DRILLS[part])
            return


def _not_found_in(without: Sequence[AnswerReview], count: int) -> str:
    first = named(without[0].question)
    if count == 1:
        return say("I could not find it in your story: “{question}”", question=first)
    if len(without) == 1:
        return say(
            "I could not find it in 1 of your {count} stories: “{question}”",
            count=count,
            question=first,
        )
    return say(
        "I could not find it in {some} of your {count} stories, the first of them: “{question}”",
        some=len(without),
        count=count,
        question=first,
    )


def _no_numbers(interview: Interview, answers: Sequence[AnswerReview]) -> Iterator[NextStep]:
    for answer in _stories(interview, answers):
        texts = [without_code(interview.lines[i].text) for i in answer.line_indexes]
        if any(read_signs(text).has_number for text in texts):
            continue
        for index, text in zip(answer.line_indexes, texts, strict=True):
            change = read_signs(text).change
            if change is not None:
                yield NextStep(
                    say("Put a number on it"),
                    say("You named a change without its size."),
                    say("Say the same sentence again with a before, an after, or a rough count."),
                    quote_span(interview, index, *clause_around(text, change)),
                )
                return


def _weakest_dimension(
    interview: Interview, answers: Sequence[AnswerReview], practised: Collection[str]
) -> Iterator[NextStep]:
    """What the lowest dimension of all asks for, in the answer that shows it: of those whose drill
    is not ``practised`` anyway, and of what somebody holds only where nothing else was told."""
    standing = _about_what_stands(interview)
    judged = [
        (d.level.value, d, a)
        for a in assessable(answers)
        for d in a.dimensions
        if d.level is not None and d.has_advice and d.drill not in practised
    ]
    if judged:
        _, dimension, answer = min(judged, key=lambda one: (one[2].question_id in standing, one[0]))
        yield NextStep(
            say("{dimension}: {advice}", dimension=dimension.title, advice=unended(dimension.fix)),
            say(
                "It was lowest in “{question}”. {why}",
                question=named(answer.question),
                why=dimension.why,
            ),
            dimension.drill,
            dimension.quote,
        )


def _missed_points(answers: Sequence[AnswerReview]) -> Iterator[NextStep]:
    # Phrases overlook what was said in other words: they advise only where little was told.
    little = [a for a in assessable(answers) if a.level and a.level.value < ROOM_TO_GROW]
    ranked = sorted(little, key=lambda a: -sum(not p.addressed for p in a.points))
    for answer in ranked[:2]:
        missed = [p for p in answer.points if not p.addressed][:2]
        if missed:
            unheard = any(p.status is PointStatus.UNHEARD for p in missed)
            yield NextStep(
                say("Cover what the question asks: {question}", question=short(answer.question)),
                say("This is what a good answer does. Check whether yours does it:")
                if unheard
                else say("This is what a good answer does, and it was not found in yours:"),
                say("Answer the question again in one minute, and begin with these points."),
                points=tuple(p.point for p in missed),
            )
