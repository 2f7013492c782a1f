"""Slips that learners make every day are found, those of one kind stand together, and what is said
rightly beside them is left alone."""

from __future__ import annotations

import pytest

from core.conversation.language import Language, TalkBrief
from core.language.findings import by_reason
from core.language.report import review_talk
from core.language.words.shown import shown_slips
from core.language.words.slips import find_slips
from tests.talks import held

_WRONG = {
    Language.GERMAN: {
        "Ich komme von Spanien.": "Ich komme aus Spanien",
        "Heute habe ich kein Zeit.": "Heute habe ich keine Zeit",
        "Ich habe ein großen Kuchen gebackt.": "Ich habe einen großen Kuchen gebacken",
        "Ich will Deutsch zu lernen.": "Ich will Deutsch lernen",
        "Es war spät, trotzdem ich bin geblieben.": "trotzdem bin ich …",
        "Deshalb ich habe gelernt.": "Deshalb habe ich …",
        "Das Wetter ist besser wie in Spanien.": "Das Wetter ist besser als in Spanien",
        "Ich rufe ihr an.": "Ich rufe sie an",
        "Ich rufe ihm morgen an.": "Ich rufe ihn morgen an",
        "Ich freue mich für die Zukunft.": "Ich freue mich auf die Zukunft",
    },
    Language.SPANISH: {
        "Soy estudiando desde dos años.": "Estoy estudiando desde hace dos años",
        "La tecnología está importante.": "La tecnología es importante",
        "Me gusta mucho los mercados.": "Me gustan mucho los mercados",
        "El restaurante esta muy bueno.": "El restaurante está muy bueno",
        "Espero que mañana es mejor.": "Espero que mañana sea mejor",
        "Tengo dos otros hermanos.": "Tengo otros dos hermanos",
        "La comida está muy bueno.": "La comida está muy buena",
        "Suena mucho, pero intento de no mirarlo.": "intento no mirarlo",
    },
}
_RIGHT = {
    Language.GERMAN: (
        "Ich komme gerade von Madrid zurück.",
        "Wir kommen von München und fahren nach Wien.",
        "Das ist kein Zeitproblem.",
        "Das ist ein großer Kuchen.",
        "Ich möchte etwas zu essen.",
        "Ich will versuchen, jeden Tag zu lernen.",
        "Ich muss noch viel zu Hause arbeiten.",
        "Erst kommt er, dann ich.",
        "Er kam, trotzdem ich krank war.",
        "Es wird besser, wie ich glaube.",
        "Wann ruft ihr an?",
        "Ich rufe ihr Büro an.",
        "Ich freue mich für dich.",
        "Wir gehen in ein Restaurant.",
        "Genauso gut wie in Spanien.",
    ),
    Language.SPANISH: (
        "Es hablando como se aprende.",
        "Soy hablando como mejor me explico.",
        "Esta importante decisión es mía.",
        "Me gusta los domingos salir a caminar.",
        "Esta comida es muy buena.",
        "Salió a las dos otra vez.",
        "Creo que mañana es mejor.",
        "Vinieron dos, otros se quedaron en casa.",
        "Fue un intento de no mirarlo.",
    ),
}


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [(language, *pair) for language, pairs in _WRONG.items() for pair in pairs.items()],
)
def test_a_common_slip_is_told_the_usual_way(language: Language, said: str, told: str) -> None:
    assert [shown.told for shown in shown_slips(said, language)] == [told]


@pytest.mark.parametrize(
    ("language", "said"),
    [(language, said) for language, sentences in _RIGHT.items() for said in sentences],
)
def test_what_is_right_beside_a_common_slip_is_left_alone(language: Language, said: str) -> None:
    assert find_slips(said, language) == ()


def test_all_verbs_that_stand_third_are_told_together() -> None:
    talk = held(
        TalkBrief(Language.GERMAN, minutes=5),
        [
            "Gestern ich habe gearbeitet.",
            "Letztes Jahr wir sind an den See gefahren.",
            "Heute ich komme spät.",
            "Vor zwei Jahren ich bin umgezogen.",
            "Es war kalt, trotzdem ich bin geschwommen.",
        ],
    )
    (together,) = by_reason(review_talk(talk).corrections)
    assert len(together) == 5
