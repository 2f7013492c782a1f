"""Words of care, wherever one talks: said at once and as they stand, and never judged."""

from __future__ import annotations

import asyncio
import random

import pytest

from core.assess.evidence import find_quote
from core.assess.rules import review_interview
from core.conversation.brief import Brief, Domain, InterviewType
from core.conversation.conversation import Conversation
from core.conversation.language import Language, TalkBrief, TalkKind
from core.conversation.moves import Move, MoveKind
from core.language.judge import build_judge_messages
from core.language.report import review_talk
from core.practice.bank import load_bank
from core.practice.interview import Interview
from core.practice.plan import plan_interview
from core.practice.rules_interviewer import reply_text
from core.practice.words_of_care import in_care
from core.speak.chunker import SentenceChunker
from core.think.crisis import crisis_words
from core.think.intent import Intent
from tests.core.test_crisis import DESPAIR, EVERY, GOES_ON, STAYS
from tests.fakes import ScriptedInterviewer, ScriptedSynthesizer
from tests.pages import open_app, send, started, words_on
from tests.talks import PLAIN, scripted
from voice.chat_dialogue import ChatDialogue
from voice.collected_audio import CollectedAudio
from voice.dialogue import Dialogue, InterviewDialogue, Utterance
from voice.speaking import SpokenReply
from voice.talk_dialogue import TalkDialogue

DESPAIRS = "I want to kill myself."
ANSWER = (
    "At the mill in Leeds I led nine people, and when the billing system failed in May I called "
    "each of our forty customers myself and told them what we would do about it by Friday."
)
WORDS = crisis_words(Language.ENGLISH)
NOTICE = "https://findahelpline.com"


def _interview(minutes: int = 0) -> InterviewDialogue:
    brief = Brief(Domain.BUSINESS, InterviewType.BEHAVIOURAL, question_count=3, timebox_min=minutes)
    plan = plan_interview(load_bank(brief.domain), brief, random.Random(2))
    dialogue = InterviewDialogue(Interview("id", brief, plan), random.Random(2), lambda: 0.0)
    _say(dialogue, dialogue.open())
    return dialogue


def _say(dialogue: Dialogue, conversation: Conversation) -> Move:
    dialogue.said(reply_text(conversation), 1.0)
    assert conversation.move is not None
    return conversation.move


def _hear(dialogue: Dialogue, text: str) -> Move:
    return _say(dialogue, dialogue.hear(Utterance(text)))


def _talk(language: Language, kind: TalkKind = TalkKind.FRIEND) -> TalkDialogue:
    dialogue, _ = scripted(TalkBrief(language, kind, minutes=5))
    _say(dialogue, dialogue.open())
    return dialogue


@pytest.mark.parametrize("kind", list(TalkKind))
@EVERY
def test_a_talk_has_words_of_care_in_its_language_and_waits(
    language: Language, kind: TalkKind
) -> None:
    words = crisis_words(language)
    dialogue = _talk(language, kind)
    open_prompt = dialogue.talk.prompt
    assert open_prompt is not None
    for said in DESPAIR[language.value]:
        move = _hear(dialogue, said)
        assert (move.kind, move.text) == (MoveKind.CARE, words.reply)
    for said in STAYS[language.value]:
        move = _hear(dialogue, said)
        assert move.kind in (MoveKind.CARE, MoveKind.CLOSING)
        assert open_prompt.text not in move.text, "no question until they go on"
        if dialogue.over:
            return
    assert dialogue.talk.prompt == open_prompt
    assert not dialogue.talk.answers
    assert open_prompt.text in _hear(dialogue, GOES_ON[language.value][0]).text
    assert _hear(dialogue, PLAIN[language][0]).kind in (MoveKind.QUESTION, MoveKind.FOLLOW_UP)


@EVERY
def test_a_report_and_a_judge_know_nothing_of_it(language: Language) -> None:
    despair, dialogue = DESPAIR[language.value], _talk(language)
    for said in (despair[0], GOES_ON[language.value][0], *PLAIN[language], despair[-1]):
        _hear(dialogue, said)
    report, judged = repr(review_talk(dialogue.talk)), str(build_judge_messages(dialogue.talk))
    for told in (despair[0], despair[-1], crisis_words(language).reply):
        assert told not in report
        assert told not in judged
    assert PLAIN[language][0] in judged


def test_an_interview_waits_and_judges_nothing_of_it() -> None:
    dialogue = _interview()
    question = dialogue.interview.current_question
    assert _hear(dialogue, f"My mother died. {DESPAIRS}").text == WORDS.reply
    assert in_care(dialogue.interview.lines)
    assert _hear(dialogue, "I have nobody.").text == WORDS.waiting
    again = _hear(dialogue, "Okay. Let's go on.")
    assert again.kind is MoveKind.REPEAT
    assert again.text.endswith(question.text)
    assert not in_care(dialogue.interview.lines)
    considered = dialogue.consider(Utterance(ANSWER))
    assert DESPAIRS not in str(considered.messages), "no model reads it later"
    _hear(dialogue, ANSWER)
    (answer,) = review_interview(dialogue.interview).answers[:1]
    assert [dialogue.interview.lines[i].text for i in answer.line_indexes] == [ANSWER]
    assert find_quote("I want to kill myself", dialogue.interview) is None
    assert find_quote("I have nobody", dialogue.interview) is None


def test_who_answers_at_length_after_words_of_care_has_answered() -> None:
    dialogue = _interview()
    _hear(dialogue, DESPAIRS)
    assert _hear(dialogue, ANSWER).kind in (MoveKind.QUESTION, MoveKind.FOLLOW_UP)
    assert dialogue.interview.lines[-2].intent is Intent.ANSWER


@pytest.mark.parametrize("press", [False, True])
def test_who_ends_it_is_not_thanked_for_a_nice_talk(press: bool) -> None:
    for dialogue in (_interview(), _talk(Language.ENGLISH)):
        _hear(dialogue, DESPAIRS)
        ended = dialogue.end() if press else dialogue.hear(Utterance("Let's stop here."))
        move = _say(dialogue, ended)
        assert (move.kind, move.text) == (MoveKind.CLOSING, WORDS.closing)
        assert move.as_it_stands
        assert dialogue.over


def test_the_time_for_their_own_questions_waits_too() -> None:
    dialogue = _interview(minutes=10)
    for _ in range(12):
        if dialogue.interview.is_their_turn:
            break
        _say(dialogue, dialogue.skip())
    assert dialogue.interview.is_their_turn
    for said in (DESPAIRS, "I have nobody.", "Nobody.", "No."):
        assert _hear(dialogue, said).kind is MoveKind.CARE
    assert _hear(dialogue, "Let's continue.").kind is MoveKind.REPEAT
    assert not dialogue.over, "they were no remarks after which one closes"


def test_a_chat_says_it_and_repeats_what_was_said_before_once_one_goes_on() -> None:
    chat = ChatDialogue(Brief(Domain.FINANCE, InterviewType.TECHNICAL))
    asked = reply_text(chat.hear(Utterance("Ask me a question.")))
    chat.said(asked, 1.0)
    assert _hear(chat, DESPAIRS).text == WORDS.reply
    assert _hear(chat, "I don't know.").text == WORDS.waiting
    again = _hear(chat, "Let's go on.")
    assert (again.text, again.as_it_stands) == (asked, True)
    told = chat.hear(Utterance("A bond pays interest."))
    assert told.move is None
    assert DESPAIRS not in str(told.messages), "no model reads it later"
    assert "I don't know." not in str(told.messages)


def test_a_chat_without_anything_before_it_goes_its_way() -> None:
    chat = ChatDialogue(Brief(Domain.FINANCE, InterviewType.TECHNICAL))
    _hear(chat, DESPAIRS)
    assert chat.hear(Utterance("Let's go on.")).move is None


def test_no_model_is_asked_for_the_words() -> None:
    model, voice = ScriptedInterviewer([]), ScriptedSynthesizer()
    conversation = _interview().hear(Utterance(DESPAIRS))
    reply = SpokenReply(model, voice, CollectedAudio(), SentenceChunker("en"))
    asyncio.run(reply.run(conversation))
    assert reply.text == WORDS.reply
    assert reply.complete
    assert " ".join(text for text, _ in voice.asked) == WORDS.reply
    assert not model.asked


@pytest.mark.usefixtures("own_folders", "loaded_engines")
def test_an_interview_shows_where_help_is_until_one_goes_on() -> None:
    app = started()
    assert NOTICE not in words_on(app)
    send(app, DESPAIRS)
    assert WORDS.reply in words_on(app)
    assert NOTICE in words_on(app)
    send(app, "Let's go on.")
    assert NOTICE not in words_on(app)


@pytest.mark.usefixtures("own_folders", "loaded_engines")
def test_a_chat_shows_where_help_is() -> None:
    app = open_app().switch_page("pages/chat.py").run()
    app.chat_input[0].set_value(DESPAIRS).run()
    assert WORDS.reply in words_on(app)
    assert NOTICE in words_on(app)


@pytest.mark.usefixtures("own_folders", "loaded_engines")
def test_a_drill_shows_where_help_is_and_takes_no_answer() -> None:
    app = open_app().switch_page("pages/drills.py").run()
    send(app, f"I forgot everything. {DESPAIRS}")
    assert NOTICE in words_on(app)
    assert DESPAIRS not in words_on(app)
