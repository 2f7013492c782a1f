"""Sentences of a review or of a fault: English texts that remember how they were made.

The core speaks English and knows no catalogue. What it says is a ``Sentence``, so that a page can
word it again in another language; whatever takes it as a text (a file, a prompt, a comparison)
has the English one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import ValidatorFunctionWrapHandler, WrapValidator


class Sentence(str):
    """The English text of ``template`` with its ``fields`` filled in; it never changes.

    A field is a sentence itself, a number, or somebody's own words, which stay as they are; a page
    writes a ``float`` with one decimal, as its language does. A sentence without fields is its
    template, braces and all. Without its full stop (``unended``) it stands inside another one.
    Equality is that of the texts.
    """

    __slots__ = ("fields", "template", "unended")

    template: str
    fields: Mapping[str, str | float]
    unended: bool

    def __new__(
        cls, template: str, fields: Mapping[str, str | float] | None = None, unended: bool = False
    ) -> Sentence:
        plain = str(template)
        text = plain.format(**fields) if fields else plain
        made = super().__new__(cls, text.rstrip(".") if unended else text)
        object.__setattr__(made, "template", plain)
        object.__setattr__(made, "fields", MappingProxyType(dict(fields or {})))
        object.__setattr__(made, "unended", unended)
        return made

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a sentence does not change")

    def __reduce__(self) -> tuple[Any, ...]:
        return Sentence, (self.template, dict(self.fields), self.unended)


def say(template: str, /, **fields: str | float) -> Sentence:
    """The sentence of ``template``; ``make messages`` finds literal ones for the catalogues.

    Raises ``KeyError`` when a field of ``template`` is missing.
    """
    return Sentence(template, fields)


def unended(text: str) -> str:
    """``text`` without its full stop, to stand inside another sentence."""
    if isinstance(text, Sentence):
        return Sentence(text.template, text.fields, unended=True)
    return text.rstrip(".")


def listed(parts: Sequence[str]) -> str:
    """ "one, another, a third"; "" for none."""
    if not parts:
        return ""
    return reduce(lambda one, another: say("{one}, {another}", one=one, another=another), parts)


def in_a_row(parts: Sequence[str]) -> str:
    """Sentences one after the other; "" for none."""
    if not parts:
        return ""
    return reduce(lambda one, another: say("{one} {another}", one=one, another=another), parts)


def _as_sentence(value: object, check: ValidatorFunctionWrapHandler) -> Sentence:
    return value if isinstance(value, Sentence) else Sentence(check(value))


AS_SENTENCE = WrapValidator(_as_sentence)
"""Behind all other constraints of a text that comes out of a file as a ``Sentence``."""

ReadText = Annotated[str, AS_SENTENCE]
"""A text of a data file that people read; ``ui.catalogue`` names the file for the catalogues."""
