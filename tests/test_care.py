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
from core.practice.chat.care import chat_had_care
from core.practice.interview import Interview, Line
from core.practice.plan import plan_interview
from core.practice.rules_interviewer import reply_text
from core.practice.words_of_care import had_care, in_care
from core.speak.chunker import SentenceChunker
from core.think.distress.crisis import crisis_words
from core.think.intent import Intent
from tests.core.think.test_crisis import ALONE, DESPAIR, EVERY, GOES_ON, STAYS
from tests.fakes import ScriptedInterviewer, ScriptedSynthesizer
from tests.pages import open_app, press, send, started, words_on
from tests.talks import PLAIN, scripted
from voice.collected_audio import CollectedAudio
from voice.dialogue import Dialogue, InterviewDialogue, Utterance
from voice.dialogues.chat import ChatDialogue
from voice.dialogues.talk import TalkDialogue
from voice.speaking import SpokenReply

DESPAIRS = "I want to kill myself."
ANSWER = (
    "At the mill in Leeds I led nine people, and when the billing system failed in May I called "
    "each of our forty customers myself and told them what we would do about it by Friday."
)
TOLD = (
    "Last winter I looked after a man of eighty on our ward who had stopped eating. I sat down "
    "with him one evening and asked him what was wrong. I don't want to live anymore. He looked at "
    "the wall for a long time. I called the doctor on duty, stayed with him until she came, and "
    "wrote down every word for the next shift. After two weeks he ate again."
)
GIVEN = TOLD.replace("He looked", "Those were his words. He looked")
DISTRESS = (
    "I just feel so alone these days, nobody listens to me at home, everything is dark around me "
    "and I am so tired of all of it, I cry every night"
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


def _lines(dialogue: InterviewDialogue | TalkDialogue) -> tuple[Line, ...]:
    held = dialogue.interview if isinstance(dialogue, InterviewDialogue) else dialogue.talk
    return held.lines


def _say_in_chat(chat: ChatDialogue, text: str) -> None:
    chat.said(reply_text(chat.hear(Utterance(text))), 1.0)


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


def test_a_long_answer_with_such_a_clause_is_met_with_care_once_and_judged() -> None:
    dialogue = _interview()
    assert _hear(dialogue, TOLD).text == WORDS.reply
    assert dialogue.interview.lines[-2].intent is Intent.ANSWER
    assert in_care(dialogue.interview.lines)
    on = dialogue.hear(Utterance("Let's go on."))
    assert TOLD in str(on.messages)
    assert WORDS.reply not in str(on.messages)
    move = _say(dialogue, on)
    assert move.kind in (MoveKind.QUESTION, MoveKind.FOLLOW_UP), "it was answered"
    (answer,) = review_interview(dialogue.interview).answers[:1]
    assert [dialogue.interview.lines[i].text for i in answer.line_indexes] == [TOLD]
    assert find_quote("After two weeks he ate again", dialogue.interview) is not None


UNFINISHED = (
    "I asked my sister last night whether I could come and stay with her for a few weeks, and she "
    "said no, so the flat has to be empty by Friday. I want to kill myself and then we"
)


@pytest.mark.parametrize(
    "after", ["Let's go on.", "ok let's go on", ANSWER, ANSWER.removesuffix("Friday.") + "we"]
)
def test_no_follow_up_quotes_despair(after: str) -> None:
    for told in (UNFINISHED, f"{ANSWER} {UNFINISHED}", f"{UNFINISHED}. {ANSWER}"):
        dialogue = _interview()
        assert _hear(dialogue, told).kind is MoveKind.CARE
        for said in (after, "We did what we could.", "It was fine in the end."):
            move = _hear(dialogue, said)
            assert move.kind is not MoveKind.CARE
            assert "kill" not in f"{move.before} {move.text} {move.quote}"


def test_a_story_that_says_whose_words_they_were_is_met_like_any_other() -> None:
    dialogue = _interview()
    assert _hear(dialogue, GIVEN).kind in (MoveKind.QUESTION, MoveKind.FOLLOW_UP)
    assert not had_care(dialogue.interview.lines)
    chat = ChatDialogue(Brief(Domain.FINANCE, InterviewType.TECHNICAL))
    assert chat.hear(Utterance(GIVEN)).move is None
    assert not chat_had_care(chat.messages)


@EVERY
def test_a_long_answer_of_a_talk_stays_one_too(language: Language) -> None:
    dialogue, told = _talk(language), " ".join([*PLAIN[language] * 3, DESPAIR[language.value][0]])
    assert _hear(dialogue, told).text == crisis_words(language).reply
    assert [line.text for line in dialogue.talk.answers] == [told]
    move = _hear(dialogue, GOES_ON[language.value][0])
    assert move.kind in (MoveKind.QUESTION, MoveKind.FOLLOW_UP)


def test_a_long_answer_in_a_chat_is_answered_once_they_go_on() -> None:
    chat = ChatDialogue(Brief(Domain.FINANCE, InterviewType.TECHNICAL))
    _say_in_chat(chat, "Ask me a question.")
    assert _hear(chat, TOLD).text == WORDS.reply
    assert chat_had_care(chat.messages)
    told = chat.hear(Utterance("Let's go on."))
    assert told.move is None
    assert told.messages[-1].text == TOLD
    assert WORDS.reply not in str(told.messages)


def test_asking_for_time_does_not_end_care() -> None:
    for dialogue in (_interview(), _talk(Language.ENGLISH)):
        _hear(dialogue, DESPAIRS)
        assert _hear(dialogue, "Wait a moment please.").kind is MoveKind.HOLD
        for said in ("ok", "I feel so alone.", "Hold on.", "What should I do?"):
            assert _hear(dialogue, said).kind in (MoveKind.CARE, MoveKind.HOLD)
        assert not _lines(dialogue)[-1].text.endswith("?")
    chat = ChatDialogue(Brief(Domain.FINANCE, InterviewType.TECHNICAL))
    for said in (DESPAIRS, "Wait a moment please.", "ok", DISTRESS):
        assert _hear(chat, said).kind is MoveKind.CARE


def test_care_that_was_cut_off_before_its_first_word_is_still_due() -> None:
    for said in (DESPAIRS, TOLD):
        dialogue = _interview()
        conversation = dialogue.hear(Utterance(said))
        dialogue.said("", 0.0, intended=reply_text(conversation))
        assert had_care(dialogue.interview.lines)
        assert _hear(dialogue, "Can you help me?").kind is MoveKind.CARE


@EVERY
def test_distress_is_no_answer_however_long_it_is(language: Language) -> None:
    dialogue, words = _talk(language), crisis_words(language)
    _hear(dialogue, DESPAIR[language.value][0])
    assert _hear(dialogue, ALONE[language.value]).text == words.waiting
    assert not dialogue.talk.answers


def test_distress_of_some_length_is_not_judged() -> None:
    dialogue = _interview()
    _hear(dialogue, DESPAIRS)
    for said in (DISTRESS, "thank you", "Okay, thanks.", f"{DISTRESS}. {DISTRESS}. {DESPAIRS}"):
        assert _hear(dialogue, said).kind is MoveKind.CARE
    assert not dialogue.over
    assert not dialogue.interview.has_answers


def test_a_call_for_help_is_no_wish_to_hear_the_question() -> None:
    dialogue = _interview()
    question = dialogue.interview.current_question.text
    _hear(dialogue, DESPAIRS)
    for said in ("Can you help me?", "what is the number", "yes", "no", "who can I call?"):
        move = _hear(dialogue, said)
        assert move.kind is MoveKind.CARE
        assert question not in move.text
    assert _hear(dialogue, "Could you repeat the question?").text.endswith(question)
    assert _hear(dialogue, ANSWER).kind in (MoveKind.QUESTION, MoveKind.FOLLOW_UP)


def test_a_pause_asks_nothing_of_who_has_not_gone_on() -> None:
    dialogue = _interview()
    _hear(dialogue, DESPAIRS)
    dialogue.pause()
    dialogue.resume()
    assert dialogue.welcome_back() == WORDS.waiting


@pytest.mark.parametrize("answer", [ANSWER, TOLD])
def test_no_measure_counts_what_was_said_around_words_of_care(answer: str) -> None:
    plain, other = _interview(), _interview()
    for said in (DESPAIRS, "I have nobody.", "Wait a moment.", "Let's go on."):
        _hear(other, said)
    for dialogue in (plain, other):
        dialogue.hear(Utterance(answer))
    one, two = (review_interview(dialogue.interview) for dialogue in (plain, other))
    assert one.delivery == two.delivery
    assert one.answers[0].talk_share == two.answers[0].talk_share


@pytest.mark.parametrize("press", [False, True])
def test_who_ends_it_is_not_thanked_for_a_nice_talk(press: bool) -> None:
    for dialogue in (_interview(), _talk(Language.ENGLISH)):
        _hear(dialogue, DESPAIRS)
        ended = dialogue.end() if press else dialogue.hear(Utterance("Let's stop here."))
        move = _say(dialogue, ended)
        assert (move.kind, move.text) == (MoveKind.CLOSING, WORDS.closing)
        assert move.as_it_stands
        assert dialogue.over


@pytest.mark.parametrize("press", [False, True])
def test_who_skips_the_last_question_is_not_thanked_either(press: bool) -> None:
    dialogue = _interview()
    while dialogue.interview.next_question is not None:
        _say(dialogue, dialogue.skip())
    _hear(dialogue, DESPAIRS)
    skipped = dialogue.skip() if press else dialogue.hear(Utterance("Next question please."))
    assert _say(dialogue, skipped).text == WORDS.closing
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
def test_an_interview_shows_where_help_is_from_then_on() -> None:
    app = started()
    assert NOTICE not in words_on(app)
    send(app, DESPAIRS)
    assert WORDS.reply in words_on(app)
    for go in (
        lambda: send(app, "Let's go on."),
        lambda: press(app, "Pause"),
        lambda: press(app, "Resume"),
        lambda: press(app, "End now"),
    ):
        assert words_on(app).count(NOTICE) == 1
        go()
    assert "That's a wrap" in words_on(app)
    assert words_on(app).count(NOTICE) == 1


@pytest.mark.usefixtures("own_folders", "loaded_engines")
def test_a_chat_shows_where_help_is_until_a_new_one_begins() -> None:
    app = open_app().switch_page("pages/chat.py").run()
    app.chat_input[0].set_value(DESPAIRS).run()
    assert WORDS.reply in words_on(app)
    for said in ("Wait a moment.", "Let's go on.", "Ask me a question."):
        assert words_on(app).count(NOTICE) == 1
        app.chat_input[0].set_value(said).run()
    assert words_on(app).count(NOTICE) == 1
    assert NOTICE not in words_on(press(app, "Start a new chat"))


@pytest.mark.usefixtures("own_folders", "loaded_engines")
def test_a_drill_shows_where_help_is_and_leaves_what_was_typed() -> None:
    app = open_app().switch_page("pages/drills.py").run()
    said = f"I forgot everything. {DESPAIRS}"
    send(app, said)
    assert words_on(app).count(NOTICE) == 1
    assert DESPAIRS not in words_on(app), "it is no answer"
    assert app.text_area[0].value == said
    send(app, ANSWER)
    assert words_on(app).count(NOTICE) == 1


@pytest.mark.usefixtures("own_folders", "loaded_engines")
def test_a_drill_takes_a_long_answer_that_tells_of_a_patients_words() -> None:
    app = open_app().switch_page("pages/drills.py").run()
    send(app, TOLD)
    assert TOLD in words_on(app)
    assert words_on(app).count(NOTICE) == 1
