"""The director: decides the interviewer's next move. Words can come from elsewhere."""

from __future__ import annotations

import random
from dataclasses import replace

from core.conversation.language import Language
from core.conversation.moves import FollowUpReason, Move, MoveKind
from core.conversation.tone import Tone
from core.practice.bank import Question
from core.practice.directing.asked_word import asks_for_other_words
from core.practice.directing.asking_first import asks_before_answering
from core.practice.directing.interviewers import find_interviewer
from core.practice.directing.off_subject import is_adrift, is_plainly_off_subject, shares_nothing
from core.practice.directing.open_question import (
    is_owed,
    needs_a_story,
    put_otherwise,
    what_is_open,
)
from core.practice.directing.staged_talk import (
    answer_them,
    invite,
    last_told,
    open_invitation,
    stage_lines,
    wish_in_their_turn,
)
from core.practice.directing.stages import allows_follow_up, allows_question
from core.practice.directing.who_asks import (
    acknowledgements,
    asker_now,
    closings,
    last_questions,
    lines_now,
    manner_now,
    say_one,
    who_asks,
)
from core.practice.following_up.asker import MAX_FOLLOW_UPS
from core.practice.following_up.followups import choose_follow_up, nudge
from core.practice.following_up.told import asks_for_a_story
from core.practice.interview import THEIR_QUESTIONS, Interview, Speaker
from core.practice.lines import follow_up_lines
from core.practice.words_of_care import in_care, resumed
from core.think.care import care_for, farewell_after_care
from core.think.distress.crisis import crisis_words
from core.think.distress.losses import tells_of_a_loss
from core.think.intent import Intent
from core.think.reading.code_lines import without_code
from core.think.reading.keys import is_struck_at_random
from core.think.reading.other_language import is_in_another_language
from core.think.requests.asides import TO_THEIR_QUESTIONS, read_aside
from core.think.tone import detect_tone


def next_move(interview: Interview, said: str, intent: Intent, rng: random.Random) -> Move:
    """What follows on ``said``, whose line is already part of ``interview``.

    Wait holds, repeat asks again, a question gets a short reply and leaves its own open, skip and
    "that's all" go on, who begins again is asked again, "I don't know" gets one smaller step and
    then goes on, keys struck at random are asked about once, and so is what is plainly about
    something else or in another language, who asks what a task leaves open is to decide it, end
    closes; an answer gets at most two follow-ups, then
    the next question. After the last question the interview closes. In a panel who asked a
    question also stays with it. In stages the time that counted decides whether there is room for
    a follow-up or another question, and before the close the candidate asks. Who tells of a loss
    hears a word of sympathy first and is asked nothing further about it. Who wants to die or to
    hurt themselves hears words of care, and no question until they go on.
    """
    current, cared = interview.current_question.id, in_care(interview.lines)
    open_id = THEIR_QUESTIONS if interview.is_their_turn else current
    care = care_for(said, intent, Language.ENGLISH, open_id, cared=cared)
    said, intent = resumed(interview.lines, said, intent)
    move = care or _decide(interview, said, intent, rng)
    move = farewell_after_care(move, intent, Language.ENGLISH, cared=cared)
    if care is None and tells_of_a_loss(without_code(said)):
        move = _after_a_loss(interview, move, intent, rng)
    person = who_asks(interview, interview.current_question)
    return move if person is None or move.speaker else replace(move, speaker=person.id)


def _decide(interview: Interview, said: str, intent: Intent, rng: random.Random) -> Move:
    if interview.is_their_turn:
        return _in_their_turn(interview, said, intent, rng)
    current, lines = interview.current_question, lines_now(interview)
    if intent in _STAYS:
        return _stay(interview, said, intent, rng)
    if intent is Intent.END:
        endings = lines.closing_early if interview.has_answers else lines.closing_unanswered
        return Move(MoveKind.CLOSING, rng.choice(endings), current.id, asked_for=True)
    if intent is Intent.SKIP:
        return _go_on(interview, say_one(interview, lines.after_skip, rng), rng)
    if not interview.question_number:  # they cut into the greeting: the first question is owed
        return _go_on(interview, "", rng)
    if intent is Intent.FINISHED:
        told = interview.answer_so_far()
        leads = acknowledgements(interview, Tone.NEUTRAL) if told else tuple(lines.after_skip)
        return _go_on(interview, say_one(interview, leads, rng), rng)
    if intent is Intent.DONT_KNOW:
        return _after_dont_know(interview, current, rng)
    if asks_before_answering(current, said):
        reply = say_one(interview, lines.yours_to_decide, rng)
        return Move(MoveKind.ASIDE, reply, current.id, quote=said)
    amiss = _amiss(interview, current, said)
    if amiss is not None:
        return _asked_once_more(interview, current, amiss, rng)
    follow_up = choose_follow_up(
        current,
        interview.answer_so_far(),
        interview.follow_up_reasons(),
        rng,
        newest=said,
        asker=asker_now(interview),
        strays=shares_nothing(current, without_code(interview.answer_so_far())),
        adrift=is_adrift(current, without_code(interview.answer_so_far())),
    )
    if follow_up is not None and allows_follow_up(interview):
        return follow_up
    leads = acknowledgements(interview, detect_tone(without_code(said)))
    return _go_on(interview, say_one(interview, leads, rng), rng)


_STAYS = (Intent.WAIT, Intent.REPEAT, Intent.ASK, Intent.RESTART)
"""After these the question is still open."""


def _stay(interview: Interview, said: str, intent: Intent, rng: random.Random) -> Move:
    current, lines = interview.current_question, lines_now(interview)
    if intent is Intent.WAIT:
        return Move(MoveKind.HOLD, say_one(interview, lines.hold, rng), current.id)
    if intent is Intent.ASK:
        return _after_question(interview, said, rng)
    if intent is Intent.RESTART:
        text = f"{say_one(interview, lines.from_the_top, rng)} {current.text}"
        return Move(MoveKind.ASIDE, text, current.id, quote=said)
    again = _ask_again(interview, MoveKind.REPEAT, say_one(interview, lines.repeat, rng), rng)
    if asks_for_other_words(said, current.text) and again.kind is MoveKind.REPEAT:
        again = put_otherwise(interview, again, said, asker_now(interview), rng)
    return again


def _amiss(interview: Interview, current: Question, said: str) -> FollowUpReason | None:
    """Why ``said`` is plainly no answer, if it is none."""
    words = without_code(said)
    if is_struck_at_random(words):
        return FollowUpReason.UNREADABLE
    if is_in_another_language(words):
        return FollowUpReason.FOREIGN
    so_far = without_code(interview.answer_so_far())
    off = is_plainly_off_subject(current, so_far) or is_plainly_off_subject(
        current, words, _open(interview)
    )
    return FollowUpReason.OFF_SUBJECT if off else None


def open_question(interview: Interview) -> str:
    """The question that waits, as it is asked again; "" when none does. After care how to go on."""
    if in_care(interview.lines):
        return crisis_words(Language.ENGLISH).waiting
    if not interview.lines or interview.lines[-1].speaker is Speaker.CANDIDATE:
        return ""
    return open_invitation(interview) if interview.is_their_turn else _open(interview)


def welcome_back(interview: Interview, rng: random.Random) -> str:
    """What to say after a pause: the open question once more, so that one finds back."""
    question, greets = open_question(interview), not in_care(interview.lines)
    lead = f"{rng.choice(lines_now(interview).after_pause)} " if question and greets else ""
    return f"{lead}{question}"


def _in_their_turn(interview: Interview, said: str, intent: Intent, rng: random.Random) -> Move:
    wish = wish_in_their_turn(said, intent)
    if wish is Intent.WAIT:
        return Move(
            MoveKind.HOLD, say_one(interview, lines_now(interview).hold, rng), THEIR_QUESTIONS
        )
    if wish is Intent.REPEAT:
        again = Move(MoveKind.REPEAT, last_told(interview), THEIR_QUESTIONS, again_at=0)
        return again.with_lead(say_one(interview, lines_now(interview).repeat, rng))
    return answer_them(interview, said, wish, rng)


def _after_a_loss(interview: Interview, move: Move, intent: Intent, rng: random.Random) -> Move:
    """Sympathy, then what is next: ``move`` itself where they asked for something."""
    sympathy = rng.choice(lines_now(interview).sympathy)
    if intent in _LETS_GO_ON and not interview.is_their_turn:
        move = _go_on(interview, sympathy, rng)
    said = f"{move.before} {move.text}"
    return move if sympathy in said else move.with_lead(sympathy)


def _after_dont_know(interview: Interview, current: Question, rng: random.Random) -> Move:
    reasons = interview.follow_up_reasons()
    helped = len(reasons) >= MAX_FOLLOW_UPS or FollowUpReason.DONT_KNOW in reasons
    if helped or not allows_follow_up(interview):
        return _go_on(interview, say_one(interview, lines_now(interview).after_dont_know, rng), rng)
    if needs_a_story(interview):
        line = say_one(interview, follow_up_lines(manner_now(interview)).dont_know, rng)
        text = f"{line} {say_one(interview, lines_now(interview).find_a_story, rng)}"
        return Move(MoveKind.FOLLOW_UP, text, current.id, FollowUpReason.DONT_KNOW)
    step = nudge(current, interview.answer_so_far(), rng, asker_now(interview))
    return step or _go_on(
        interview, say_one(interview, lines_now(interview).after_dont_know, rng), rng
    )


def _asked_once_more(
    interview: Interview, current: Question, reason: FollowUpReason, rng: random.Random
) -> Move:
    """The same once more, without thanks; on with the next where that was said before. Where all
    that was told is of another subject it is the question itself."""
    reasons = interview.follow_up_reasons()
    told = len(reasons) >= MAX_FOLLOW_UPS or reason in reasons
    if told or not allows_follow_up(interview):
        return _go_on(interview, say_one(interview, lines_now(interview).after_skip, rng), rng)
    line = say_one(interview, getattr(follow_up_lines(manner_now(interview)), reason.value), rng)
    so_far = without_code(interview.answer_so_far())
    if reason is FollowUpReason.OFF_SUBJECT and is_plainly_off_subject(current, so_far):
        return Move(MoveKind.FOLLOW_UP, current.text, current.id, reason).with_lead(line)
    return replace(_open_again(interview, MoveKind.FOLLOW_UP, line), reason=reason)


def _after_question(interview: Interview, said: str, rng: random.Random) -> Move:
    """A short, honest reply to a question of theirs; what they were asked stays open."""
    kind, staged = read_aside(said), bool(interview.brief.timebox_min)
    if kind is None:  # a record may be older than the rules that read it
        return _ask_again(interview, MoveKind.REPEAT, "", rng)
    if kind.id == TO_THEIR_QUESTIONS and staged:
        return Move(
            MoveKind.INVITATION, rng.choice(stage_lines().invitation_asked), THEIR_QUESTIONS
        )
    person, at = who_asks(interview, interview.current_question), interview.question_number
    named = kind.panel_replies if person is not None else ()
    asked = interview.current_question
    of_knowledge = not asks_for_a_story(asked) and asked.type.asks_for_knowledge
    special = (staged and kind.staged_replies) or (of_knowledge and kind.knowledge_replies)
    reply = rng.choice(named or special or kind.replies)
    name = person.name if person is not None else ""
    reply = reply.format(number=max(1, at), count=len(interview.plan), name=name)
    if kind.asks_back:
        return Move(MoveKind.ASIDE, reply, interview.current_question.id, quote=said)
    return _ask_again(interview, MoveKind.ASIDE, reply, rng, quote=said)


def _ask_again(
    interview: Interview, kind: MoveKind, lead: str, rng: random.Random, quote: str = ""
) -> Move:
    """What is open once more, after ``lead``; what was never asked for good is asked now."""
    if is_owed(interview):
        return _go_on(interview, lead, rng)
    return replace(_open_again(interview, kind, lead), quote=quote)


def _open_again(interview: Interview, kind: MoveKind, lead: str) -> Move:
    """What is open, asked once more after ``lead``."""
    asked, current = _open(interview), interview.current_question
    move = Move(kind, asked, current.id)
    if not any(asked == one.text for one in interview.plan):
        move = replace(move, again_at=0)
    return move.with_lead(lead) if lead else move


def _go_on(interview: Interview, lead: str, rng: random.Random) -> Move:
    question = interview.next_question if allows_question(interview) else None
    if question is None and interview.brief.timebox_min:
        return invite(interview, lead, rng)
    if question is None:
        return Move(
            MoveKind.CLOSING, rng.choice(closings(interview)), interview.current_question.id
        )
    person = who_asks(interview, question)
    giver = find_interviewer(interview.floor)
    before = before_by = ""
    if person is not None and giver is not None and giver != person:
        handing = say_one(interview, giver.lines.hand_over, rng).format(name=person.name)
        before, before_by, lead = f"{lead} {handing}".strip(), giver.id, ""
    if interview.cut_off and not before and interview.lines[-1].speaker is not Speaker.INTERVIEWER:
        lead = f"{lead} {say_one(interview, lines_now(interview).after_cut_off, rng)}"
    elif interview.brief.timebox_min and interview.question_number == 1:
        lead = f"{lead} {rng.choice(stage_lines().to_core)}"
    elif interview.question_number == len(interview.plan) - 1:
        lead = f"{lead} {rng.choice(last_questions(interview, person))}"
    text = f"{lead} {question.text}".strip()
    asked_by = person.id if person is not None else ""
    move = Move(MoveKind.QUESTION, text, question.id, question=question.text)
    return replace(move, speaker=asked_by, before=before, before_by=before_by)


def _open(interview: Interview) -> str:
    return what_is_open(interview, asker_now(interview))


_LETS_GO_ON = (Intent.ANSWER, Intent.SKIP, Intent.DONT_KNOW)
