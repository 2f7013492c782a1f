"""Who asks what a question means hears it no second time in the same words."""

from __future__ import annotations

import random

import pytest

from core.conversation.language import Language, TalkBrief, TalkKind
from core.conversation.moves import MoveKind
from core.language.pack import load_pack
from core.language.partner import next_move, open_talk
from core.language.talk import Talk
from core.language.words.requests import detect_request
from core.practice.interview import Line, Speaker
from core.think.intent import Intent

_ASKED = {
    Language.ARABIC: "هل يمكنك شرح السؤال؟",
    Language.CHINESE: "能换个说法吗？",
    Language.DUTCH: "Kunt u dat anders zeggen?",
    Language.ENGLISH: "What do you mean by that?",
    Language.FRENCH: "Vous pouvez le dire autrement ?",
    Language.GERMAN: "Kannst du das anders sagen?",
    Language.HINDI: "सवाल दूसरे शब्दों में कहिए।",
    Language.ITALIAN: "Può dirlo in un altro modo?",
    Language.JAPANESE: "別の言い方でお願いします。",
    Language.KOREAN: "다른 말로 설명해 주세요.",
    Language.PORTUGUESE: "Pode dizer de outra maneira?",
    Language.RUSSIAN: "Скажите другими словами.",
    Language.SPANISH: "Perdón, no entiendo la pregunta. ¿Puede explicarla?",
}
_AGAIN = {
    Language.GERMAN: "Können Sie das bitte wiederholen?",
    Language.SPANISH: "¿Puede repetir la pregunta?",
    Language.ENGLISH: "Could you say that again?",
}
EVERY = pytest.mark.parametrize("language", list(Language), ids=lambda language: language.value)
KINDS = pytest.mark.parametrize("kind", list(TalkKind))


def _begun(language: Language, kind: TalkKind) -> Talk:
    talk = Talk("one", TalkBrief(language, kind, minutes=8))
    return talk.with_move(open_talk(talk, random.Random(2)), 0.0)


def _after(talk: Talk, said: str) -> Talk:
    intent = detect_request(said, talk.brief.language)
    line = Line(
        speaker=Speaker.CANDIDATE,
        text=said,
        question_id=talk.asked_ids[-1],
        at_s=5.0,
        intent=intent,
    )
    talk = talk.with_line(line)
    return talk.with_move(next_move(talk, said, intent, random.Random(3), 6.0), 7.0)


@EVERY
@KINDS
def test_who_asks_for_other_words_is_told_that_there_are_none_and_asked_something_else(
    language: Language, kind: TalkKind
) -> None:
    begun = _begun(language, kind)
    assert detect_request(_ASKED[language], language) is Intent.REPEAT
    talk = _after(begun, _ASKED[language])
    lines = load_pack(language).replies.other_words
    told = talk.lines[-1]
    assert told.text.startswith(lines.friend if kind is TalkKind.FRIEND else lines.examiner)
    assert told.move is MoveKind.QUESTION
    assert begun.prompt is not None and talk.prompt is not None
    assert talk.prompt.part is begun.prompt.part
    assert begun.prompt.text not in told.text


@pytest.mark.parametrize(("language", "said"), _AGAIN.items())
@KINDS
def test_who_did_not_hear_a_question_hears_it_again(
    language: Language, said: str, kind: TalkKind
) -> None:
    begun = _begun(language, kind)
    told = _after(begun, said).lines[-1]
    assert begun.prompt is not None
    assert (told.move, told.text.endswith(begun.prompt.text)) == (MoveKind.REPEAT, True)


def test_who_asks_for_other_words_when_the_time_is_up_hears_the_question_again() -> None:
    talk = _begun(Language.ENGLISH, TalkKind.TEST)
    move = next_move(talk, _ASKED[Language.ENGLISH], Intent.REPEAT, random.Random(3), 200.0)
    assert move.kind is MoveKind.REPEAT
