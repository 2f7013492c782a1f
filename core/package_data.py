"""The only place in core that reads files: the data that ships inside the package.

Word lists, cues and questions are data, so that a speaker of the language or a professional of
the field can read and mend them. They count as code: read once, never written, and checked
against a schema when they are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Annotated, ClassVar, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

Model = TypeVar("Model", bound=BaseModel)

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Something to be read by a person: never empty, no white space around it."""


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """``pattern`` as a regular expression. Raises ``ValueError`` where it is none: what ``re``
    raises is not told by a schema."""
    try:
        return re.compile(pattern, flags)
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(f"no regular expression: {pattern!r}: {error}") from error


_PLAIN = re.compile(r"[\w ',-]*")


def _compiles(pattern: str) -> str:
    if not _PLAIN.fullmatch(pattern):  # a plain word always does: lists hold hundreds
        compiled(pattern)
    return pattern


Pattern = Annotated[str, StringConstraints(min_length=1), AfterValidator(_compiles)]
"""A regular expression that compiles."""

Patterns = Annotated[tuple[Pattern, ...], Field(min_length=1)]


def with_macros(pattern: str, macros: Mapping[str, str]) -> str:
    """``pattern`` with the pattern that each ``<name>`` in it stands for; macros may name macros.
    Raises ``ValueError`` for a name that stands for nothing."""
    if unknown := [name for name in _MACRO.findall(pattern) if name not in macros]:
        raise ValueError(f"no such macro: <{unknown[0]}>")
    return _MACRO.sub(lambda named: f"(?:{with_macros(macros[named[1]], macros)})", pattern)


_MACRO = re.compile(r"(?<!\(\?P)<(\w+)>")


def any_of(words: Iterable[str]) -> str:
    """A part of a pattern: any of ``words`` as they are spelt, where several begin alike the
    longest. Of no words it matches nothing."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or r"(?!)"


Wordings = Annotated[tuple[str, ...], Field(min_length=1)]
"""Ways to say one thing, of which one is chosen: an empty one says nothing this time."""


def only_names(wordings: Iterable[str], *known: str) -> None:
    """Raises ``ValueError`` where a wording names what is never filled in, as "{nobody}" is not."""
    for wording in wordings:
        names = {name for _, name, _, _ in Formatter().parse(wording) if name is not None}
        if unknown := names - set(known):
            raise ValueError(f"nothing fills in {', '.join(sorted(unknown))!r} of {wording!r}")


class DataModel(BaseModel):
    """Base of every data schema: frozen, and a misspelt field is an error. Several things stand in
    tuples: all visits share what is read once, and nobody may lengthen it for the others."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ListedPatterns(DataModel):
    """Fields of patterns, or of groups of patterns by name, that name lists of words: ``<name>``
    stands for any of the list ``name``. ``why`` says of a list, a group or a field what its name
    does not."""

    macros: ClassVar[Mapping[str, str]] = {}
    """What ``<name>`` may stand for beside the lists."""
    flags: ClassVar[int] = 0
    apart: ClassVar[tuple[str, ...]] = ()
    """The fields whose groups are asked each for itself."""

    why: dict[str, Text] = {}
    lists: dict[str, Patterns]

    @model_validator(mode="after")
    def _names_all_lists(self) -> Self:
        said = self.model_dump_json(exclude={"why"})
        if idle := [name for name in self.lists if f"<{name}>" not in said]:
            raise ValueError(f"no pattern names the lists {', '.join(idle)}")
        return self

    @model_validator(mode="after")
    def _says_why_of_what_is_there(self) -> Self:
        fields = {name: getattr(self, name) for name in type(self).model_fields if name != "why"}
        if gone := self.why.keys() - {*_names(fields)}:
            raise ValueError(f"nothing is called {', '.join(sorted(gone))}")
        return self

    @model_validator(mode="after")
    def _compiles(self) -> Self:
        for name in type(self).model_fields.keys() - ListedPatterns.model_fields.keys():
            if name in self.apart:
                self.each_of(name)
            else:
                self.any_of(name)
        return self

    def any_of(self, field: str) -> re.Pattern[str]:
        """Any of the patterns of ``field``, in the order in which they stand. Raises
        ``ValueError`` for a ``<name>`` that stands for nothing."""
        held: Patterns | Mapping[str, Patterns] = getattr(self, field)
        groups = held.values() if isinstance(held, Mapping) else [held]
        return self._either(pattern for group in groups for pattern in group)

    def each_of(self, field: str) -> dict[str, re.Pattern[str]]:
        """By the name of each group of ``field`` any of its patterns. ``a|b`` names two such
        groups; the names of groups in a group are "group name". Raises as ``any_of`` does."""
        return dict(self._each(getattr(self, field)))

    def _each(self, held: Mapping[str, object]) -> Iterator[tuple[str, re.Pattern[str]]]:
        for names, group in held.items():
            if isinstance(group, Mapping):
                yield from ((f"{names} {name}", either) for name, either in self._each(group))
            elif isinstance(group, tuple):
                either = self._either(group)
                yield from ((name, either) for name in names.split("|"))

    def _either(self, patterns: Iterable[str]) -> re.Pattern[str]:
        known = {name: "|".join(words) for name, words in self.lists.items()}
        return compiled(with_macros("|".join(patterns), {**known, **self.macros}), self.flags)


def _names(groups: Mapping[str, object]) -> Iterator[str]:
    for names, group in groups.items():
        yield from names.split("|")
        if isinstance(group, Mapping):
            yield from _names(group)


def load_data(name: str, schema: type[Model]) -> Model:
    """The checked content of ``core/data/<name>.json``, read once per process.

    Raises ``pydantic.ValidationError`` naming the field when the file does not fit ``schema``.
    """
    content = _read(name, schema)
    assert isinstance(content, schema)
    return content


@cache
def _read(name: str, schema: type[BaseModel]) -> BaseModel:
    return schema.model_validate_json(load_text(f"{name}.json"))


@cache
def locales_of(name: str) -> tuple[str, ...]:
    """The codes of the languages that there is a file ``core/data/<name>_<code>.json`` in."""
    every = (path.name for path in files("core.data").iterdir())
    found = (re.fullmatch(rf"{re.escape(name)}_([a-z]{{2,3}})\.json", one) for one in every)
    return tuple(sorted(match[1] for match in found if match is not None))


def load_text(name: str) -> str:
    """The content of ``core/data/<name>`` as it stands."""
    return files("core.data").joinpath(name).read_text(encoding="utf-8")
