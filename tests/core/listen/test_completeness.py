"""Whether what was said so far reads like a finished thought."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.listen.completeness import Completeness, read_completeness
from core.listen.completion.verbs import forms_of, verb_forms
from core.listen.completion.vocabulary import vocabulary

PROPERTY = settings(max_examples=200, deadline=None, database=None, derandomize=True)
OVER = (Completeness.FINISHED, Completeness.DONE)

FINISHED = {
    "a short answer without a verb": (
        "About three years.",
        "The red one.",
        "In Glasgow.",
        "Mostly Java and a bit of Kotlin.",
        "The twenty third of October.",
        "Only during the summer.",
        "Roughly two hundred guests a night.",
    ),
    "an answer to why": (
        "Because it pays well and the hours are flexible.",
        "To earn some money for university.",
    ),
    "a preposition whose object was moved": (
        "That's the part I'm most afraid of.",
        "That's what I was looking for.",
        "It's a job I could see myself growing into.",
        "There wasn't even a chair to sit on.",
        "She is easy to work with.",
        "It's a village nobody has ever heard of.",
        "The children were being looked after.",
    ),
    "a particle": (
        "We got home before the storm came in.",
        "The clinic was short of nurses, so I stayed on.",
        "We had to start over.",
    ),
    "a verb whose object was moved": (
        "It was the best decision I've ever made.",
        "I made sure everybody had what they needed.",
        "It was cheaper than we expected.",
    ),
    "an auxiliary that repeats a verb": (
        "I tried to help him, but he didn't.",
        "My dad used to fish there, and so did I.",
        "It cost more than it should.",
        "He said he would.",
        "I asked her what it was.",
        "I'd love to.",
        "I don't have to.",
    ),
    "that as an object": (
        "I did that.",
        "I've never seen anything like that.",
        "And that was that.",
        "I didn't know that.",
        "I love that about my job.",
    ),
    "a closing phrase": (
        "I'm allergic to them, that's why.",
        "The judge threw the case out, thank God.",
        "They only stayed for an hour or so.",
        "My German isn't as good as it used to be.",
        "We cleaned the pipes, the filters and so on.",
    ),
    "an apposition or afterthought": (
        "Around sixty-five thousand a year, before tax.",
        "My uncle owns a garage in Lisbon, Portugal.",
        "It rained all week, unfortunately.",
        "It took longer than we planned, though.",
    ),
    "a fronted clause with its main clause": (
        "When the phone rang, I ran.",
        "If the soil is too wet, the roots rot.",
        "After the meal we went for a walk.",
        "Last summer I worked on a farm.",
        "The more you practise, the easier it gets.",
    ),
    "a subject with a relative clause and its verb": (
        "The neighbours who complained were right.",
        "The company I work for makes bicycle helmets.",
        "What she said really stuck with me.",
    ),
    "a question": (
        "Who were you talking to?",
        "How big is the team?",
        "Is that what you wanted to know?",
    ),
}

UNFINISHED = {
    "a determiner": ("I sat down next to the.", "He gave the keys to his.", "We need another."),
    "a conjunction": ("We ran and.", "I left because.", "I wanted to know whether."),
    "a subject pronoun": ("And then I.", "The bug only showed up if you.", "I left because it."),
    "a filler": ("It was, um.", "Well, you know.", "It depends on, like,"),
    "a preposition with its object to come": (
        "I was not comfortable with.",
        "In the warehouse I was responsible for.",
        "So I told the doctor that I was not comfortable with.",
        "The work was split between.",
    ),
    "a transitive verb without its object": (
        "We had to persuade.",
        "I suggested that we should avoid.",
        "They discussed.",
    ),
    "an auxiliary before its verb": (
        "The main problem was.",
        "What my company does is.",
        "Before you knock on a door you should.",
    ),
    "that before its clause": (
        "I noticed that.",
        "He was so scared of the drill that.",
        "It came from the left, the one that.",
        "She told me that.",
    ),
    "an adverb before its verb": (
        "A pair of boots that he'd only.",
        "There's a word that doesn't really.",
        "I've just realised that I never.",
    ),
    "an adjective before its noun": ("It was a very difficult.", "One of the most beautiful."),
    "a number before its noun": ("I opened the box and saw three.", "It cost roughly nine."),
    "a noun phrase alone": (
        "The core samples from the second borehole.",
        "My plan for the next five years.",
        "My biggest weakness, I would say.",
    ),
    "a prepositional phrase alone": (
        "Underneath the mosaic floor, roughly a metre down.",
        "Compared with my father's generation.",
        "In order to get teenagers through the door of a library.",
    ),
    "a fronted clause without its main clause": (
        "When the supplier called us on the Friday.",
        "Provided that the rate stays below three percent and nobody defaults.",
        "Because half of my class spoke Polish at home, the parents' evening.",
        "I promised her that if she passed her exams.",
        "Every time we tried to restart the server.",
    ),
    "a subject with a relative clause but no verb": (
        "My tutor, who had worked in industry for twenty years.",
        "The people who live on the top floor of our building.",
        "The house we rented in Spain last summer.",
        "What frustrated me the most.",
    ),
    "a second clause without its verb": (
        "My neighbours are lovely, but their dog.",
        "I was about to leave when the phone.",
        "So that was the first problem, and the second.",
    ),
    "an ending that goes on": (
        "They were hoping for at least.",
        "A good lawyer must be able to.",
        "We ended up with nearly twice as many.",
    ),
    "a rising list": (
        "We used Kafka, Postgres.",
        "I grew tomatoes, peppers, courgettes.",
        "We always check the name, the date of birth, the label.",
    ),
    "a promise": (
        "There were really two parts to the problem.",
        "Let me give you an example.",
        "First of all.",
        "On the one hand, I love the pace.",
        "The more I practise.",
    ),
}


def _cases(classes: dict[str, tuple[str, ...]]) -> list[object]:
    return [
        pytest.param(text, id=f"{name}: {text}")
        for name, texts in classes.items()
        for text in texts
    ]


SENTENCES = st.sampled_from(
    [text for classes in (FINISHED, UNFINISHED) for texts in classes.values() for text in texts]
)


@pytest.mark.parametrize("text", _cases(FINISHED))
def test_a_thought_that_stands_by_itself_is_finished(text: str) -> None:
    assert read_completeness(text) is Completeness.FINISHED


@pytest.mark.parametrize("text", _cases(UNFINISHED))
def test_a_thought_that_asks_for_more_is_unfinished(text: str) -> None:
    assert read_completeness(text) is Completeness.UNFINISHED


@pytest.mark.parametrize(
    "text",
    ["Let me think.", "Hmm, give me a second.", "One moment, please.", "Let me think about it"],
)
def test_who_asks_for_time_gets_it(text: str) -> None:
    assert read_completeness(text) is Completeness.HOLD


@pytest.mark.parametrize("text", ["That's it.", "So, that's all.", "I'm done", "Over to you."])
def test_who_says_that_they_are_done_is_done(text: str) -> None:
    assert read_completeness(text) is Completeness.DONE


@pytest.mark.parametrize("ending", [",", "...", "…", " -", "—", ":", ";"])
def test_punctuation_that_trails_off_is_unfinished(ending: str) -> None:
    assert read_completeness(f"I worked in a bakery{ending}") is Completeness.UNFINISHED


@pytest.mark.parametrize("text", ["", "  ", "...", ".", "?!"])
def test_no_words_are_no_thought(text: str) -> None:
    assert read_completeness(text) is Completeness.UNFINISHED


def test_only_the_last_sentence_counts() -> None:
    assert read_completeness("I left because. It was cold.") is Completeness.FINISHED
    assert read_completeness("It was cold. I left because.") is Completeness.UNFINISHED


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("stop", {"stop", "stops", "stopped", "stopping"}),
        ("carry", {"carry", "carries", "carried", "carrying"}),
        ("agree", {"agree", "agrees", "agreed", "agreeing"}),
        ("travel", {"travel", "travels", "traveled", "travelled", "traveling", "travelling"}),
        ("go", {"go", "goes", "went", "gone", "going"}),
        ("get", {"get", "gets", "got", "gotten", "getting"}),
        ("lie", {"lie", "lies", "lay", "lain", "lying"}),
        ("play", {"play", "plays", "played", "playing"}),
        ("quit", {"quit", "quits", "quitting"}),
    ],
)
def test_a_verb_is_known_in_all_its_forms(base: str, forms: set[str]) -> None:
    assert forms_of(frozenset({base})).any >= forms
    assert verb_forms().any >= forms


def test_the_vocabulary_is_lowercase_and_evenly_spaced() -> None:
    for name, words in vocabulary().model_dump().items():
        for word in words if not isinstance(words, str) else ():
            assert word == " ".join(word.lower().split()), (name, word)


@PROPERTY
@given(st.text(max_size=120), st.sampled_from(["en", "de", ""]))
@example("'", "en")
@example("that's", "en")
@example("to", "en")
@example(", , ,", "en")
@example("So, well, um, that", "en")
def test_any_text_can_be_read(text: str, language: str) -> None:
    assert read_completeness(text, language) in Completeness


@PROPERTY
@given(
    st.lists(
        st.sampled_from(
            sorted(
                {
                    "that",
                    "what",
                    "to",
                    "as",
                    "than",
                    "it",
                    "the",
                    "like",
                    ",",
                    "was",
                    "let's",
                    "'s",
                    "who's",
                }
                | vocabulary().coordinators
                | vocabulary().determiners
                | vocabulary().prepositions
            )
        ),
        max_size=12,
    )
)
def test_any_heap_of_small_words_can_be_read(words: list[str]) -> None:
    assert read_completeness(" ".join(words)) in Completeness


@PROPERTY
@given(SENTENCES)
def test_case_apostrophes_and_spaces_do_not_matter(text: str) -> None:
    expected = read_completeness(text)
    assert read_completeness(text.upper()) is expected
    assert read_completeness(text.lower()) is expected
    assert read_completeness(text.replace("'", "’")) is expected
    assert read_completeness(f"  {text}  \n") is expected
    assert read_completeness(text.replace(" ", "  ")) is expected


@PROPERTY
@given(SENTENCES)
def test_a_full_stop_proves_nothing(text: str) -> None:
    if text.endswith("."):
        assert read_completeness(text.removesuffix(".")) is read_completeness(text)


@PROPERTY
@given(SENTENCES, st.sampled_from([", and", ", but", " because", " and the", ", um"]))
def test_whoever_goes_on_is_not_finished(text: str, more: str) -> None:
    assert read_completeness(f"{text.rstrip('.?')}{more}") is Completeness.UNFINISHED
    assert read_completeness(f"{text.rstrip('.?')}{more}.") is Completeness.UNFINISHED


@PROPERTY
@given(SENTENCES, st.sampled_from(["de", "fr", "pl"]))
def test_in_other_languages_only_punctuation_counts(text: str, language: str) -> None:
    assert read_completeness(text.rstrip(","), language) is Completeness.FINISHED
    assert read_completeness(f"{text.rstrip('.,')},", language) is Completeness.UNFINISHED
