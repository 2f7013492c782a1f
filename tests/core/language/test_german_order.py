"""A verb that stands where German does not put it is found, and one in its place is left alone."""

from __future__ import annotations

import pytest

from core.conversation.language import Language
from core.language.words.shown import shown_slips
from core.language.words.slips import find_slips

_WRONG = {
    "Mir gefällt es, obwohl das Wetter ist oft schlecht.": "obwohl das Wetter oft schlecht ist",
    "Sie läuft, weil der alte Schaffner hat schon gepfiffen.": (
        "weil der alte Schaffner schon gepfiffen hat"
    ),
    "Ich bin der Meinung, dass man sollte weniger fliegen.": "dass man weniger fliegen sollte",
    "Ich würde reisen, wenn ich hätte genug Geld.": "wenn ich genug Geld hätte",
    "Ich freue mich, dass du bist wieder gesund.": "dass du wieder gesund bist",
    "Ich warte, bis jetzt, weil viele Leute haben keine Zeit.": "weil viele Leute keine Zeit haben",
    "Deshalb sie sieht gestresst aus.": "Deshalb sieht sie …",
    "Er war krank, deshalb seine Frau hat gekocht.": "deshalb hat seine Frau …",
    "Am Ende es hat funktioniert!": "Am Ende hat es …",
    "Wenn ich lese, ich vergesse alles.": "Wenn ich lese, vergesse ich …",
    "Als ich jung war, ich konnte gut schwimmen.": "Als ich jung war, konnte ich …",
    "Am Samstag ich spiele Fußball mit Freunde.": "Am Samstag spiele ich Fußball mit Freunden",
}
_RIGHT = (
    "Mir gefällt es hier, obwohl das Wetter oft schlecht ist.",
    "Ich komme nicht, weil: Ich bin krank.",
    "Ich komme nicht, weil ... ich bin einfach zu müde.",
    "Ich komme nicht, weil, na ja, ich bin krank.",
    "Ich komme nicht mit. Obwohl, ich habe eigentlich Zeit.",
    "Er weiß, dass er hätte anrufen sollen.",
    "Ich glaube, dass sie haben kommen wollen.",
    "Wenn das Wetter schön ist gehen wir raus.",
    "Weil ich viel arbeite habe ich keine Zeit.",
    "Dass die Kinder hier gern spielen, sieht man.",
    "Ich weiß nicht, ob das die richtige Lösung ist.",
    "Damit hat er nicht gerechnet.",
    "Damit er Zeit hat, kochen wir zusammen.",
    "Ob er will oder nicht, er muss zum Arzt.",
    "Solange niemand zu Schaden kommt, sehe ich darin kein Problem.",
    "Nachdem der Film zu Ende war, gingen wir essen.",
    "Bevor die Schule beginnt, frühstücken wir.",
    "Wenn du willst, ich habe noch ein Ticket.",
    "Wenn ich ehrlich bin, ich mag keinen Kaffee.",
    "Deshalb sieht sie gestresst aus.",
    "Deshalb sie und nicht er.",
    "Dann die Kinder, dann der Hund: Alle waren nass.",
    "Ich finde es schön, am Abend die Lichter zu sehen.",
    "Ich weiß, dass am Ende es niemand war.",
    "Das Haus, in dem am Anfang die Firma war, steht leer.",
    "Im Sommer die Fenster zu öffnen ist normal.",
    "Außerdem die Miete, die ist zu hoch.",
    "Ich bleibe, weil ich müde bin, und ich gehe später.",
    "Ich mag es, wenn man mit Freunden kocht.",
    "Ich komme mit, Freunde!",
    "Von Kindern lernt man viel.",
)


@pytest.mark.parametrize(("said", "better"), _WRONG.items())
def test_a_verb_out_of_its_place_is_shown_in_it(said: str, better: str) -> None:
    assert better in [shown.told for shown in shown_slips(said, Language.GERMAN)]


@pytest.mark.parametrize("said", _RIGHT)
def test_a_verb_in_its_place_is_left_alone(said: str) -> None:
    assert find_slips(said, Language.GERMAN) == ()
