"""Another language is told from English with names in it."""

from __future__ import annotations

import pytest

from core.think.reading.other_language import is_in_another_language
from tests.core.answers import levelled


@pytest.mark.parametrize(
    "text",
    [
        "Bonjour, pouvez-vous me poser une question ?",
        "Quiero otra pregunta, por favor",
        "Ich möchte über meine Stärken sprechen. In meiner letzten Stelle war ich für das Lager "
        "zuständig, und wir haben den Bestand um ein Drittel gesenkt.",
        "No lo sé todavía.",
        "Was ist das?",
        "Posso ter outra pergunta?",
        "Vorrei un'altra domanda, per favore.",
        "Ik wil graag een andere vraag",
        "Hola",
        "Ich heiße Anna.",
        "Me llamo Ana y soy enfermera.",
        "Mi chiamo Anna e sono infermiera.",
        "Eu me chamo Ana e trabalho em Lisboa.",
        "ICH HEISSE ANNA UND SUCHE ARBEIT",
        "Sprechen Sie Deutsch?",
        "你好",
        "Здравствуйте, можно вопрос?",
    ],
)
def test_what_is_said_in_another_language_is_found(text: str) -> None:
    assert is_in_another_language(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "?", "12 %", "Kafka, Redis, Postgres", "We let the process die and van it in."),
        "I read Der Spiegel and Die Zeit, and Le Monde on Sundays.",
        "My manager said “das ist nicht gut”, so I asked her what she would change.",
        "She comes from São Paulo and worked at Banco do Brasil.",
        *("Déjà vu.", "No.", "Non-blocking IO", "The café in Los Angeles", "asdf jkl"),
        *("El Corte Inglés and La Caixa.", "Las Vegas and Los Angeles, De Beers."),
        *("Die Zeit, Der Spiegel, Die Welt.", "Per diem, per se, pro rata, ad hoc."),
    ],
)
def test_english_with_names_and_quotes_in_it_is_english(text: str) -> None:
    assert not is_in_another_language(text)


def test_no_real_answer_is_taken_for_another_language() -> None:
    assert not any(is_in_another_language(e["answer"]) for e in levelled("third", "fourth"))
