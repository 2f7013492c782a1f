"""A whole sentence in another language is told apart, and nothing of the language's own is."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from core.conversation.brief import Domain
from core.conversation.language import Language
from core.language.pack import load_pack
from core.practice.bank import load_bank
from core.speak.sentences import sentence_spans
from core.think.tongues import is_in_another_tongue

L = Language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Great, tell me more about your job.", L.SPANISH),
        ("What did you do then?", L.FRENCH),
        ("That sounds like a lot of fun, and what did you see there?", L.GERMAN),
        ("That is interesting, please tell me more.", L.RUSSIAN),
        ("Thank you, and how long have you been there?", L.CHINESE),
        ("So what do you think about it?", L.HINDI),
        ("Muy bien, cuéntame más sobre tu trabajo anterior.", L.ENGLISH),
        ("¿Qué hiciste cuando no estaban de acuerdo contigo?", L.ENGLISH),
        ("Was haben Sie dann mit dem Team gemacht?", L.ENGLISH),
        ("Pouvez-vous me parler de votre travail dans cette équipe ?", L.ENGLISH),
        ("Muito bem, e o que você fez depois disso?", L.SPANISH),
        ("Che cosa hai fatto dopo con la tua squadra?", L.SPANISH),
        ("谢谢你，请再多说一点你的工作。", L.ENGLISH),
        ("Расскажите подробнее о вашей работе.", L.ENGLISH),
        ("どんな仕事をしていますか。もっと教えてください。", L.CHINESE),
        ("谢谢你，请再多说一点你的工作吧。", L.JAPANESE),
        ("आप वहाँ क्या काम करते थे?", L.GERMAN),
    ],
)
def test_a_sentence_in_another_language_is_told(text: str, language: Language) -> None:
    assert is_in_another_tongue(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("In English you would say: I have been there.", L.SPANISH),
        ("En inglés se dice “I have been there for two years”.", L.SPANISH),
        ("Auf Englisch heißt das: I would have been there by then.", L.GERMAN),
        ("„I have been there, and it was good“ passt hier.", L.GERMAN),
        ("Great!", L.SPANISH),
        ("Okay, great.", L.FRENCH),
        ("Manchester United, Real Madrid, Bayern München, Juventus Turin?", L.GERMAN),
        ("Kubernetes, Terraform, Kafka, Grafana, Prometheus, Jenkins?", L.ENGLISH),
        ("Juan Carlos de la Cruz and María del Carmen led it, then?", L.ENGLISH),
        ("You spoke of “La Casa de los Niños y de la Familia”.", L.ENGLISH),
        ("Hat die Show mit dem Backend zu tun?", L.GERMAN),
        ("你用过 Python 和 Kubernetes 吗？", L.CHINESE),
        ("Google と Amazon ではどちらが好きですか。", L.JAPANESE),
        ("Ты смотрел The Lord of the Rings вчера?", L.RUSSIAN),
        ("C'est une start-up ?", L.FRENCH),
    ],
)
def test_names_terms_quotes_and_glosses_are_not(text: str, language: Language) -> None:
    assert not is_in_another_tongue(text, language)


@pytest.mark.parametrize("language", Language)
def test_nothing_that_a_pack_says_in_its_language_is_taken_for_another(language: Language) -> None:
    pack = load_pack(language)
    texts = [pack.once_more, *(upgrade.example for upgrade in pack.upgrades)]
    texts += [text for p in pack.prompts for text in (p.text, *p.follow_ups)]
    for lines in (pack.partner, pack.test, pack.replies):
        texts += _strings(lines.model_dump())
    assert _taken_for_another(texts, language) == []


@pytest.mark.parametrize("domain", Domain)
def test_nothing_that_an_interview_asks_is_taken_for_another_language(domain: Domain) -> None:
    questions = load_bank(domain).questions
    texts = [text for q in questions for text in (q.text, q.answer, *(p.ask for p in q.points))]
    assert _taken_for_another(texts, L.ENGLISH) == []


def _strings(content: object) -> list[str]:
    if isinstance(content, str):
        return [content]
    inside: Iterable[object] = ()
    if isinstance(content, dict):
        inside = (lines for name, lines in content.items() if name != "said")  # patterns
    elif isinstance(content, list | tuple):
        inside = content
    return [text for one in inside for text in _strings(one)]


def _taken_for_another(texts: list[str], language: Language) -> list[str]:
    sentences = [t[a:b] for t in texts for a, b in sentence_spans(t, language.value)]
    assert sentences
    return [one for one in sentences if is_in_another_tongue(one, language)]
