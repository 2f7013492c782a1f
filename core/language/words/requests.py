"""Requests in any of the languages: skip, repeat, wait, "I don't know", end.

English has a grammar of its own (``core.think.intent``). Elsewhere the phrases of the language's
pack are the examples. An utterance is a request when it is one of them, idle words around it
aside; or when it is short, is nearly all made of words that such requests are made of, and holds
a run of words that only one kind of request has. How a request begins and ends is part of its
runs. Beside a negation only what is said with it asks for something. In doubt it is an answer: one
that is taken for a request is lost. So a word that no request is made of makes it one, and after
"end" and "skip" every word has to be known from their own kind. What no phrase knows is read by
learned weights (``likely_request``).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import chain

from core.conversation.language import Language
from core.language.pack import load_pack
from core.language.replies import ABOUT_THE_LANGUAGE, Asked
from core.language.words.asking import brings_sorrow, says_all, takes_leave, what_is_asked
from core.language.words.likely_request import likely_request
from core.language.words.pieces import (
    Run,
    atoms_in,
    atoms_of,
    by_letters,
    joined,
    pieces_of,
    runs_in,
    runs_of,
    without_edges,
)
from core.language.words.tongue import is_in_another, is_rather_in
from core.language.words.units import words_of
from core.speak.sentences import sentence_spans
from core.think.distress.after_care import answers_at_length
from core.think.distress.crisis import tells_of_a_crisis, wants_to_go_on
from core.think.intent import ABOUT_AN_INTERVIEW, Intent, read_by_rules
from core.think.reading.keys import is_struck_at_random
from core.think.reading.spelt_alike import EDGES, clauses_of, is_marked, is_quoted_last

LONGEST_REQUEST_WORDS = 14
LONGEST_REQUEST_LETTERS = 30
"""Where letters are compared: Chinese, Japanese, and Korean, whose spaces vary."""

KNOWN_WORDS = 0.82
KNOWN_PAIRS = 0.7
"""Of a request so much stands in the pack's requests of its kind: words, or pairs of letters, for
one letter alone says little. One word in six of another kind passes, one in five does not: at 0.8,
and at 0.65 of the pairs, answers of the development cases are lost."""
ALL_KNOWN_WORDS = 1.0
ALL_KNOWN_PAIRS = 0.8
"""So much stands in the requests of any kind, and for END and SKIP in their own, unless one clause
is such a request and nothing else: "I need time" and "I need time for my family" are told apart
by what no request speaks of."""

# When an utterance asks for two things, the first of these is done.
_PRECEDENCE = (Intent.END, Intent.SKIP, Intent.REPEAT, Intent.WAIT, Intent.DONT_KNOW)

_FEW_WORDS = 3
"""Fewer are no whole request to hear it again."""


def detect_request(text: str, language: Language) -> Intent:
    """What ``text``, one whole utterance, asks of the partner.

    "That's all" is no end of the talk: it gives the word back, and on it goes. What is no word of
    the language was not understood: it asks what it asks in English, else to hear the question
    again, as "???" does. Before all comes that somebody wants to die.
    """
    intent = detect_by_phrases(text, language)
    unknown = intent is Intent.ANSWER and language is not Language.ENGLISH
    return _likely(text, language) if unknown else intent


def detect_by_phrases(text: str, language: Language) -> Intent:
    """``detect_request`` without what was learned."""
    if tells_of_a_crisis(text):
        long = answers_at_length(text, sorrow=brings_sorrow(text, language))
        return Intent.ANSWER if long else Intent.CRISIS
    if takes_leave(text, language):
        return Intent.END
    asked = what_is_asked(text, language)
    if asked not in (None, Asked.OTHER, *ABOUT_THE_LANGUAGE):
        return Intent.ASK
    if says_all(text, language):
        return Intent.SKIP
    intent = _in_english(text) if language is Language.ENGLISH else _detect(text, language)
    if intent is Intent.ANSWER and language is Language.ENGLISH:
        intent = _word_for_word(text, language)
    if intent is not Intent.ANSWER:
        return intent
    if asked is not None:
        return Intent.REPEAT if asked is Asked.SLOWER else Intent.ASK
    return _not_understood(text, language)


def request_at_the_end(text: str, language: Language) -> Intent | None:
    """What the last sentence of an answer asks for beside it: END in a goodbye, REPEAT in a
    question to hear again what was asked. Anything else may be told, as what is quoted is."""
    spans = sentence_spans(text, language.value)
    last = text[slice(*spans[-1])] if len(spans) > 1 and not is_quoted_last(text) else ""
    if takes_leave(last, language):
        return Intent.END
    asks = is_marked(last) and len(words_of(last, language)) >= _FEW_WORDS
    again = asks and detect_request(last, language) is Intent.REPEAT
    return Intent.REPEAT if again else None


def _likely(text: str, language: Language) -> Intent:
    """What the weights read in it, unless the pack knows it for an answer. Of grief and of harm
    that was done they read nothing: somebody is listened to there, whatever words they find."""
    if tells_of_a_crisis(text) or brings_sorrow(text, language):
        return Intent.ANSWER
    requests, likely = _requests(language), likely_request(text, language)
    bare = {_bare(clause, requests) for clause in clauses_of(text)}
    on = likely is Intent.END and any(wants_to_go_on(clause, language) for clause in bare)
    return Intent.ANSWER if likely is None or on or bare & requests.near else likely


def _not_understood(text: str, language: Language) -> Intent:
    if len(text.split()) > 1 and is_rather_in(Language.ENGLISH, text, language):
        in_english = _in_english(text)
        if in_english is not Intent.ANSWER:
            return in_english
    puzzled = is_marked(text) and not any(letter.isalnum() for letter in text)
    strange = is_in_another(text, language) or is_struck_at_random(text)
    return Intent.REPEAT if puzzled or strange else Intent.ANSWER


def _in_english(text: str) -> Intent:
    intent = read_by_rules(text)
    return Intent.ANSWER if intent in ABOUT_AN_INTERVIEW else intent


def _word_for_word(text: str, language: Language) -> Intent:
    """What ``text`` asks that is nothing but requests of the pack."""
    requests = _requests(language)
    bare = [_bare(clause, requests) for clause in clauses_of(text)]
    found = {requests.whole.get(clause, Intent.ANSWER) for clause in bare if clause}
    asked = Intent.ANSWER not in found
    return next((i for i in _PRECEDENCE if asked and i in found), Intent.ANSWER)


def _detect(text: str, language: Language) -> Intent:
    requests = _requests(language)
    found = []
    clauses = clauses_of(text)
    for clause in clauses:
        bare = _bare(clause, requests)
        if bare and bare not in requests.whole:
            return _read_loosely(text, requests)
        if bare:
            found.append(requests.whole[bare])
    if clauses and not found and is_marked(text):
        return Intent.REPEAT  # a lone "Sorry?" asks to hear it again
    return next((intent for intent in _PRECEDENCE if intent in found), Intent.ANSWER)


@dataclass(frozen=True)
class _Requests:
    """The pack's requests, prepared: whole, what they are made of, the runs that tell one kind."""

    language: Language
    whole: dict[str, Intent]
    idle: tuple[str, ...]
    atoms: dict[Intent, frozenset[Run]]
    telling: dict[Intent, frozenset[Run]]
    no_requests: tuple[Run, ...]
    near: frozenset[str]


def _read_loosely(text: str, requests: _Requests) -> Intent:
    language = requests.language
    said = clauses_of(text)
    clauses = [pieces_of(clause, language) for clause in said]
    longest = LONGEST_REQUEST_LETTERS if by_letters(language) else LONGEST_REQUEST_WORDS
    if sum(map(len, clauses)) > longest:
        return Intent.ANSWER
    asking = set().union(*(_asking(clause, requests) for clause in said))
    plain = {requests.whole.get(_bare(clause, requests)) for clause in said}
    plain.discard(Intent.DONT_KNOW)  # what follows on "I don't know" may be what it is about
    atoms = [atom for clause in clauses for atom in atoms_in(clause, language)]
    anywhere = _share(atoms, frozenset().union(*requests.atoms.values()))
    found: list[tuple[int, int, float, Intent]] = []
    for intent in _PRECEDENCE:
        telling = asking & requests.telling[intent]
        known = _share(atoms, requests.atoms[intent])
        if (
            telling
            and known >= _least_known(language, strict=intent in {Intent.END, Intent.SKIP} - plain)
            and (intent in plain or anywhere >= _least_known(language, strict=True))
            and not _is_strange(clauses, intent, requests)
        ):
            found.append((max(map(len, telling)), len(telling), known, intent))
    return max(found, key=lambda one: one[:3])[3] if found else Intent.ANSWER


def _least_known(language: Language, *, strict: bool) -> float:
    if by_letters(language):
        return ALL_KNOWN_PAIRS if strict else KNOWN_PAIRS
    return ALL_KNOWN_WORDS if strict else KNOWN_WORDS


def _share(atoms: list[Run], known: frozenset[Run]) -> float:
    return sum(atom in known for atom in atoms) / max(1, len(atoms))


def _asking(said: str, requests: _Requests) -> set[Run]:
    """The runs of ``said``, a clause, that may ask for something: of "let's go on" no end, and
    beside a negation or an ending of the past only those that it is part of, for "I don't want to
    stop" has the words of "I want to stop"."""
    clause = pieces_of(said, requests.language)
    runs = runs_in(clause, requests.language)
    if wants_to_go_on(_bare(said, requests), requests.language):
        runs -= requests.telling[Intent.END]
    turns = [word for word in requests.no_requests if _holds(tuple(clause), word)]
    if not turns or tuple(clause) in turns:
        return runs
    return {run for run in runs if any(_holds(run, word) for word in turns)}


def _holds(run: Run, word: Run) -> bool:
    return any(run[at : at + len(word)] == word for at in range(len(run) - len(word) + 1))


def _is_strange(clauses: list[list[str]], intent: Intent, requests: _Requests) -> bool:
    """Whether a letter, where letters are compared, is in no request of this kind."""
    if not by_letters(requests.language):
        return False
    known = {letter for atom in requests.atoms[intent] for letter in atom}
    return not known.issuperset(chain.from_iterable(clauses))


@cache
def _requests(language: Language) -> _Requests:
    pack = load_pack(language)
    idle = {joined(word) for word in (*pack.around_requests, *pack.fillers.always)} - {""}
    idle_atoms = atoms_of(idle, language)
    # Of ordinary sentences and idle words, what runs through them tells no request.
    ordinary = pack.ordinary_sentences
    telling = {}
    for intent, phrases in pack.intents.items():
        others = [theirs for other, theirs in pack.intents.items() if other is not intent]
        elsewhere = [*ordinary, *idle, *chain.from_iterable(others)]
        runs = runs_of(phrases, language) - runs_of(elsewhere, language)
        # A lone word at an edge tells only when it is nowhere else: "das" begins much.
        common = atoms_of(elsewhere, language)
        telling[intent] = frozenset(run for run in runs if without_edges(run) not in common)
    return _Requests(
        language,
        {joined(p): intent for intent, phrases in pack.intents.items() for p in phrases},
        tuple(sorted(idle, key=len, reverse=True)),
        {
            intent: frozenset(idle_atoms | atoms_of(phrases, language))
            for intent, phrases in pack.intents.items()
        },
        telling,
        tuple(tuple(pieces_of(word, language)) for word in pack.no_requests),
        frozenset(map(joined, pack.near_requests)),
    )


def _bare(clause: str, requests: _Requests) -> str:
    """``clause`` without the idle words at its ends; "" when it was nothing else."""
    gap = " " if requests.language.spaced else ""
    while clause not in requests.whole and clause not in requests.near:
        before = clause
        for word in requests.idle:
            if clause == word:
                return ""
            if clause.startswith(word + gap):
                clause = clause[len(word) :].strip(EDGES)
            if clause.endswith(gap + word):
                clause = clause[: -len(word)].strip(EDGES)
        if clause == before:
            break
    return clause
