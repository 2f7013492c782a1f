"""What the examiner of a test says around the questions: formal, neutral, and not over again."""

from __future__ import annotations

import json
import re
from itertools import pairwise

import pytest
from pydantic import ValidationError

from core.conversation.language import Language, Stimulus, TalkBrief, TalkKind
from core.language.pack import LanguagePack, Part, load_pack
from core.language.talk import TEST_PARTS
from core.package_data import load_text
from core.practice.interview import Speaker
from core.practice.rules_interviewer import reply_text
from tests.talks import PLAIN, held, scripted
from voice.dialogue import Utterance

EVERY = pytest.mark.parametrize("language", list(Language), ids=lambda language: language.value)

FAMILIAR = {
    Language.GERMAN: r"\b(?:du|dich|dir|dein\w*)\b",
    Language.SPANISH: r"\b(?:tú|te|ti|tu|tus)\b",
    Language.FRENCH: r"\b(?:tu|te|toi|ton|ta|tes)\b",
    Language.ITALIAN: r"\b(?:tu|ti|te|tuo|tua)\b",
    Language.DUTCH: r"\b(?:je|jij|jou|jouw)\b",
    Language.RUSSIAN: r"\b(?:ты|тебя|тебе|твой|твоя)\b",
    Language.CHINESE: "你",
    Language.KOREAN: r"(?:요|죠)[.?!]",
}
"""How friends say "you", where a formal test says it otherwise."""


@EVERY
def test_an_examiner_never_says_what_the_friend_says(language: Language) -> None:
    pack = load_pack(language)
    talk = held(TalkBrief(language, TalkKind.TEST), PLAIN[language])
    said = [line.text for line in talk.lines if line.speaker is Speaker.INTERVIEWER]
    own = pack.test.acknowledge
    theirs = [line for line in pack.partner.acknowledge if not line.startswith(own)]
    assert not [text for text in said for line in theirs if text.startswith(line)]


@pytest.mark.parametrize("language", FAMILIAR, ids=lambda language: language.value)
def test_a_formal_test_has_no_familiar_word(language: Language) -> None:
    test = load_pack(language).test
    lines = [test.warm_up, test.warm_up_picture, test.discussion, test.closing]
    for group in (test.hold, test.repeat, test.after_skip, test.acknowledge, test.time_is_up):
        lines += group
    lines += test.closing_unanswered
    familiar = re.compile(FAMILIAR[language], re.IGNORECASE)
    assert [line for line in lines if familiar.search(line)] == []


@EVERY
@pytest.mark.parametrize("kind", list(TalkKind))
def test_nobody_acknowledges_in_the_same_words_twice_running(
    language: Language, kind: TalkKind
) -> None:
    pack = load_pack(language)
    lines = pack.test.acknowledge if kind is TalkKind.TEST else pack.partner.acknowledge
    talk = held(TalkBrief(language, kind, minutes=10), PLAIN[language])
    said = [line.text for line in talk.lines if line.speaker is Speaker.INTERVIEWER]
    nods = [{line for line in lines if text.startswith(line)} for text in said]
    assert sum(map(bool, nods)) >= 3
    assert not any(one & other for one, other in pairwise(nods))


@EVERY
def test_the_greeting_announces_a_picture_where_one_was_chosen(language: Language) -> None:
    test = load_pack(language).test
    for stimulus, greeting in (
        (Stimulus.PICTURE, test.warm_up_picture),
        (Stimulus.TOPIC, test.warm_up),
    ):
        dialogue, _ = scripted(TalkBrief(language, TalkKind.TEST, stimulus=stimulus))
        assert reply_text(dialogue.open()).startswith(greeting)


@EVERY
def test_an_examiner_waits_repeats_and_goes_on_in_their_own_words(language: Language) -> None:
    pack = load_pack(language)
    own = {
        "wait": pack.test.hold,
        "repeat": pack.test.repeat,
        "skip": pack.test.after_skip,
        "dont_know": pack.test.after_skip,
        "end": pack.test.closing_unanswered,
    }
    for intent, lines in own.items():
        dialogue, _ = scripted(TalkBrief(language, TalkKind.TEST))
        dialogue.said(reply_text(dialogue.open()), 2.0)
        # Whether a way to ask is understood is told elsewhere.
        moves = (
            dialogue_move
            for said in pack.intents[intent]  # type: ignore[index]
            if (dialogue_move := dialogue.hear(Utterance(said)).move) is not None
        )
        assert next(moves).text.startswith(lines)


@pytest.mark.parametrize("frame", ["{better}", "Say {better}, say {better}."])
def test_a_friends_correction_that_does_not_end_its_sentence_is_refused(frame: str) -> None:
    data = json.loads(load_text("languages/en.json"))
    LanguagePack.model_validate(data)
    data["partner"]["correct"] = [frame, *data["partner"]["correct"]]
    with pytest.raises(ValidationError):
        LanguagePack.model_validate(data)


def test_a_friends_correction_and_the_question_after_it_are_two_sentences() -> None:
    dialogue, _ = scripted(TalkBrief(Language.GERMAN))
    dialogue.said(reply_text(dialogue.open()), 2.0)
    move = dialogue.hear(Utterance("Ich habe gestern nach München gefahren.")).move
    assert move is not None
    assert "„Ich bin gestern nach München gefahren“. " in move.text


_A_MINUTE_AND_A_HALF = {
    Language.ARABIC: "دقيقة ونصف",
    Language.CHINESE: "一分半钟",
    Language.DUTCH: "anderhalve minuut",
    Language.ENGLISH: "a minute and a half",
    Language.FRENCH: "une minute et demie",
    Language.GERMAN: "anderthalb Minuten",
    Language.HINDI: "डेढ़ मिनट",
    Language.ITALIAN: "un minuto e mezzo",
    Language.JAPANESE: "一分半",
    Language.KOREAN: "일 분 반",
    Language.PORTUGUESE: "um minuto e meio",
    Language.RUSSIAN: "полторы минуты",
    Language.SPANISH: "un minuto y medio",
}


@pytest.mark.parametrize("language", list(Language))
def test_an_examiner_gives_as_long_to_speak_alone_as_the_clock(language: Language) -> None:
    length_s = next(timed.length_s for timed in TEST_PARTS if timed.part is Part.MONOLOGUE)
    assert length_s == 90
    lines = load_pack(language).test
    assert _A_MINUTE_AND_A_HALF[language] in lines.monologue
    assert _A_MINUTE_AND_A_HALF[language] in lines.picture
