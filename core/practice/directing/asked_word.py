"""A question back about a word of what was asked: "What do you mean by routine?"."""

from __future__ import annotations

import re

from core.think.reading.cues import fold_speech

_MOST_WORDS = 14
"""Whoever says more tells something."""
_LEAST_ALIKE = 4

# What such a question is made of beside the word that it is about.
_ABOUT_A_WORD = frozenset(
    """a an the this that these those it here there what which how who is are was were be do
    does did you your i i'm my me we us not don't didn't can can't could would please sorry
    excuse pardon ok okay um uh hm hmm well so and or but wait mean means meant meaning by
    with of for to in on as when say said saying ask asked asking know understand understood
    get follow sure exactly actually really just quite word words term terms phrase
    expression question explain clarify define definition rephrase differently another other
    way simpler different plain easier english called call count counts part again once more
    first about tell rather supposed still honestly what's that's it's""".split()
)
_QUITE = r"(?: really| quite| actually| just| honestly| still)?"
_BACK = re.compile(
    r"(?:(?:sorry|excuse me|pardon|okay|ok|um+|uh+|hm+|well|and|but|so|wait|please)[ ,.]+)*"
    r"(?:what(?:'s| is| are| counts as| would count as)(?: exactly)? (?!the (?!meaning)|your|my)"
    # "What is a routine is simple" says what is.
    r"(?:(?! (?:is|are|was|were)\b)[^.!?])+"
    r"|what (?:does|do|did) [^.!?]+ mean\b[^.!?]*|how (?:do|would) you define [^.!?]+"
    r"|(?:(?:can|could|would) you (?:please )?|please )(?:define|explain) [^.!?]+"
    r"|(?:define|explain) [^.!?]+ please"
    rf"|(?:i{_QUITE} (?:don't|do not|didn't){_QUITE} (?:know|understand|get)"
    rf"|i'm{_QUITE} not{_QUITE} sure) "
    r"(?:what [^.!?]+ (?:means?|meant)|(?:the|that|this) (?:word|term|phrase|expression) [^.!?]+)"
    r")[.!?]*"
)


_OTHER_WORDS = re.compile(
    r"\b(?:rephrase|reword|restate|explain|clarify|mean|meant|differently|another way"
    r"|(?:other|simpler|different|plain|easier) (?:words|terms|english)|understand|understood"
    r"|(?:simpler|clearer|more (?:simply|clearly))"
    r"|(?:don't|do not|can't|cannot|couldn't|didn't|not)(?: quite| really| actually)*"
    r" (?:follow|following|get (?!a\b|any\b|to\b)\w+)|confus(?:ed|es|ing)"
    r"|what (?:exactly|you want|you're asking|you are asking|are you asking|do you want)"
    r"|in (?:what|which) (?:sense|way)|(?:makes?|make) (?:no|any|much) sense|over my head|lost me"
    r"|(?:i'm|i am)(?: just| really| completely| totally| a bit| a little)* lost)\b"
)
# "Told me what?", "Which difference?"
_ECHO = re.compile(
    r"(?:(?:sorry|excuse me|okay|ok|um+|uh+|hm+|well|wait)[ ,.]+)*"
    r"(?:(?:[\w']+ ){1,4}(?:what|who|whom|where|when)|(?:what|which|whose) (?:[\w']+ ?){1,3})"
    r"[.?!]*"
)


def asks_for_other_words(said: str, asked: str) -> bool:
    """Whether a request to repeat ``asked`` wants it put differently: they did not understand."""
    puzzled = _OTHER_WORDS.search(fold_speech(said)) is not None or _echoes(said, asked)
    return puzzled or asks_about_a_word(said, asked)


def _echoes(said: str, asked: str) -> bool:
    """Whether ``said`` begins by asking back about a word of ``asked``, with nothing beside it."""
    first = re.split(r"(?<=[.?!])\s", said.strip())[0]
    return _ECHO.fullmatch(fold_speech(first)) is not None and bool(words_asked_about(first, asked))


def words_asked_about(said: str, asked: str) -> tuple[str, ...]:
    """The words of ``asked`` that a short ``said`` names, in the order in which it does."""
    named = _words(said)
    if len(named) > _MOST_WORDS:
        return ()
    return words_of_the_question(said, asked)


def words_of_the_question(said: str, asked: str) -> tuple[str, ...]:
    """The words of ``said`` that stand in ``asked`` too, in any form."""
    stand = {word for word in _words(asked) if word not in _ABOUT_A_WORD}
    return tuple(
        word
        for word in _words(said)
        if word not in _ABOUT_A_WORD and any(_is_the_same(word, one) for one in stand)
    )


def asks_about_a_word(said: str, asked: str) -> bool:
    """Whether ``said`` is nothing but a question back about words of ``asked``: "What is a
    routine?"."""
    if _BACK.fullmatch(fold_speech(said)) is None:
        return False
    others = [word for word in _words(said) if word not in _ABOUT_A_WORD]
    return bool(others) and len(words_asked_about(said, asked)) == len(others)


def _is_the_same(one: str, other: str) -> bool:
    """Whether they are one word, or forms of it: "simplify", "simplified"."""
    if one == other:
        return True
    alike = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    return alike >= max(_LEAST_ALIKE, min(len(one), len(other)) - 2)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", fold_speech(text))
