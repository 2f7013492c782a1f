"""What is open: the question that waits for an answer, as it is asked again or put differently."""

from __future__ import annotations

import random
from dataclasses import replace

from core.conversation.moves import FollowUpReason, Move, MoveKind
from core.practice.directing.asked_word import asks_about_a_word, words_asked_about
from core.practice.directing.plainly import in_plain_words
from core.practice.directing.who_asks import said_before
from core.practice.following_up.asker import Asker
from core.practice.interview import Interview, open_line, standing_answers
from core.practice.introduction import is_introduction
from core.practice.lines import follow_up_lines, interviewer_lines, without_lead
from core.think.intent import Intent


def what_is_open(interview: Interview, asker: Asker) -> str:
    """The question, a follow-up, or what was cut off, whole and without what led up to it.

    Whoever begins again has the question before them.
    """
    question, line = interview.current_question, open_line(interview.lines)
    if (
        line is None
        or line.move in (MoveKind.OPENING, MoveKind.QUESTION)
        or _begins_again(interview)
    ):
        return question.text
    said = line.intended or line.text
    planned = (one.text for one in (interview.next_question, question) if one is not None)
    whole = next((text for text in planned if said.endswith(text)), "")
    return whole or without_lead(said, (*asker.leads, *asker.for_facts))


def is_owed(interview: Interview) -> bool:
    """Whether the next question has to be asked before anything else: the greeting was cut off,
    or the question was before it was out, so that it does not count as asked."""
    owed, line = interview.next_question, open_line(interview.lines)
    cut_off = line.intended if line is not None and line.move is MoveKind.CUT_OFF else ""
    return owed is not None and (not interview.question_number or cut_off.endswith(owed.text))


def needs_a_story(interview: Interview) -> bool:
    """Whether a story is asked for and none was told: no step into it can be asked yet."""
    current = interview.current_question
    told = (interview.lines[index].question_id for index in standing_answers(interview.lines))
    tells = not current.type.asks_for_knowledge
    return tells and not is_introduction(current) and current.id not in told


def other_words(interview: Interview, asker: Asker, rng: random.Random) -> str:
    """What is open, put differently; of a follow-up without other words, where it belongs."""
    asked, question = what_is_open(interview, asker), interview.current_question
    lines, line = interviewer_lines(asker.manner), open_line(interview.lines)
    if asked == question.text:
        return f"{rng.choice(lines.put_differently)} {question.points[0].ask}"
    reason = line.reason if line is not None else None
    if reason is FollowUpReason.DONT_KNOW:
        steps = follow_up_lines(asker.manner).nearest
        others = [text for text in steps if text != asked] if asked in steps else []
        if others:
            return f"{rng.choice(lines.put_differently)} {rng.choice(others)}"
    plain = in_plain_words(question, reason, asked, said_before(interview), rng)
    return plain or f"{rng.choice(lines.in_context)} {question.text}"


def put_otherwise(
    interview: Interview, again: Move, said: str, asker: Asker, rng: random.Random
) -> Move:
    """``again``, which repeats what is open, and that in other words. Who asks about a word of the
    question and has a follow-up before them hears the question that the word stands in."""
    asked, question = what_is_open(interview, asker), interview.current_question
    lines, sense = interviewer_lines(asker.manner), ""
    if asks_about_a_word(said, asked) or asks_about_a_word(said, question.text):
        sense = f" {rng.choice(lines.everyday_sense)}"
    if words_asked_about(said, asked) or not words_asked_about(said, question.text):
        return replace(again, text=f"{again.text}{sense} {other_words(interview, asker, rng)}")
    lead = again.text.removesuffix(asked).strip()
    way_in = rng.choice(lines.put_differently)
    text = f"{lead} {question.text}{sense} {way_in} {question.points[0].ask}".strip()
    return replace(again, text=text, again_at=None)


def _begins_again(interview: Interview) -> bool:
    """Whether the answer was begun again after what was asked last."""
    asked = open_line(interview.lines)
    for line in reversed(interview.lines):
        if line is asked:
            return False
        if line.intent is Intent.RESTART:
            return True
    return False
