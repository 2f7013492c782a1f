"""What the report says around the grid, in one language: names, headings and sentences.

The sentences are data (``core/data/cefr_<locale>.json``); what stands in ``{braces}`` is filled in
by name, so that a translation may order it as its grammar wants.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from string import Formatter

from pydantic import Field, field_validator, model_validator

from core.conversation.language import Language, TalkKind
from core.language.pack import PaceUnit
from core.package_data import DataModel, Text


class Beside(StrEnum):
    """How a pace lies beside another."""

    SLOWER = "slower"
    SAME = "same"
    FASTER = "faster"


class Baseline(StrEnum):
    """What a person's own pace is taken from."""

    FIRST_ANSWERS = "first_answers"
    """Of the same talk."""
    EARLIER_TALKS = "earlier_talks"
    """In the same language."""


class Label(StrEnum):
    """Headings, and what stands beside a text."""

    GRID = "grid"
    NEXT = "next"
    PRONUNCIATION = "pronunciation"
    PACE = "pace"
    FILLERS = "fillers"
    CORRECTIONS = "corrections"
    WORDS = "words"
    STEPPED_IN = "stepped_in"
    TRANSCRIPT = "transcript"
    NOT_ASSESSED = "not_assessed"
    SAID = "said"
    BETTER = "better"
    WHY = "why"
    PARTNER = "partner"
    YOU = "you"


class ReportSentence(StrEnum):
    TITLE = "title"
    ROW = "row"
    LEVEL = "level"
    SPAN = "span"
    NO_LEVEL = "no_level"
    NO_LEVEL_IN_IT = "no_level_in_it"
    FEW_WORDS = "few_words"
    UNMARKED = "unmarked"
    BY_RULES = "by_rules"
    BY_MODEL = "by_model"
    MEANWHILE = "meanwhile"
    HEARD = "heard"
    VERSION = "version"
    TOO_LITTLE = "too_little"
    RANGE_ESTIMATED = "range_estimated"
    RANGE_UNMARKED = "range_unmarked"
    TYPICAL = "typical"
    ACCURACY_OPEN = "accuracy_open"
    FLUENCY_TYPED = "fluency_typed"
    FLUENCY_MEASURED = "fluency_measured"
    INTERACTION_OPEN = "interaction_open"
    JOINED = "joined"
    JOINED_NONE = "joined_none"
    JOINED_ONE = "joined_one"
    JOINED_FAR_BELOW = "joined_far_below"
    NEXT_SAY_MORE = "next_say_more"
    NEXT_SLIP = "next_slip"
    NEXT_JOIN = "next_join"
    NEXT_WORD = "next_word"
    NEXT_REFORMULATE = "next_reformulate"
    PACE = "pace"
    PACE_RUN = "pace_run"
    PACE_NONE = "pace_none"
    FILLERS = "fillers"
    FILLERS_NONE = "fillers_none"
    FILLERS_HIDDEN = "fillers_hidden"
    WORDS_NONE = "words_none"
    SLIPS_NONE = "slips_none"
    SLIPS_LISTED = "slips_listed"
    SLIPS_NONE_BY_MODEL = "slips_none_by_model"
    SLIPS_BY_MODEL = "slips_by_model"
    INSTEAD_OF = "instead_of"
    CARD_CORRECTION = "card_correction"
    CARD_WORD = "card_word"


_FILLED_IN = {
    ReportSentence.TITLE: {"kind", "language"},
    ReportSentence.ROW: {"criterion", "level"},
    ReportSentence.LEVEL: {"level", "span"},
    ReportSentence.SPAN: {"low", "high"},
    ReportSentence.NO_LEVEL: {"language"},
    ReportSentence.NO_LEVEL_IN_IT: {"language"},
    ReportSentence.FEW_WORDS: {"said", "unit", "enough"},
    ReportSentence.BY_MODEL: {"model"},
    ReportSentence.MEANWHILE: {"why"},
    ReportSentence.VERSION: {"version"},
    ReportSentence.TOO_LITTLE: {"language", "least", "unit"},
    ReportSentence.FILLERS: {"fillers"},
    ReportSentence.ACCURACY_OPEN: {"slips", "said", "unit"},
    ReportSentence.JOINED: {"words"},
    ReportSentence.JOINED_ONE: {"words"},
    ReportSentence.JOINED_FAR_BELOW: {"words"},
    ReportSentence.NEXT_SLIP: {"said", "better"},
    ReportSentence.NEXT_JOIN: {"words"},
    ReportSentence.NEXT_WORD: {"plain", "better"},
    ReportSentence.PACE: {"pace", "unit", "slow", "fast"},
    ReportSentence.PACE_RUN: {"run", "unit"},
    ReportSentence.INSTEAD_OF: {"word"},
    ReportSentence.CARD_CORRECTION: {"said"},
    ReportSentence.CARD_WORD: {"gloss", "word"},
}
_FILLED_IN_OWN = {
    Baseline.FIRST_ANSWERS: {"own", "now"},
    Baseline.EARLIER_TALKS: {"own", "talks"},
}


class ReportWords(DataModel):
    """All of it, complete: a file that lacks a word or a ``{field}`` of one is refused.

    ``name`` is the language's English name, for a model that is asked to write in it. ``gap``
    stands between two sentences; Chinese has none.
    """

    locale: str = Field(pattern="^[a-z]{2}$")
    name: Text
    gap: str = Field(pattern="^ ?$")
    kinds: dict[TalkKind, Text]
    languages: dict[Language, Text]
    units: dict[PaceUnit, Text]
    labels: dict[Label, Text]
    sentences: dict[ReportSentence, Text]
    own_pace: dict[Baseline, dict[Beside, Text]]

    @model_validator(mode="after")
    def _lacks_nothing(self) -> ReportWords:
        _complete(self.kinds, TalkKind)
        _complete(self.languages, Language)
        _complete(self.units, PaceUnit)
        _complete(self.labels, Label)
        _complete(self.sentences, ReportSentence)
        _complete(self.own_pace, Baseline)
        for beside in self.own_pace.values():
            _complete(beside, Beside)
        return self

    @field_validator("sentences")
    @classmethod
    def _fills_in_all(cls, sentences: dict[ReportSentence, str]) -> dict[ReportSentence, str]:
        for sentence, text in sentences.items():
            _fills_in(text, _FILLED_IN.get(sentence, set()))
        return sentences

    @field_validator("own_pace")
    @classmethod
    def _names_the_figures(
        cls, own: dict[Baseline, dict[Beside, str]]
    ) -> dict[Baseline, dict[Beside, str]]:
        for baseline, beside in own.items():
            for text in beside.values():
                _fills_in(text, _FILLED_IN_OWN[baseline])
        return own

    def say(self, sentence: ReportSentence, **fields: object) -> str:
        """``sentence`` with its fields filled in."""
        return self.sentences[sentence].format(**fields)


def _complete(found: Collection[StrEnum], wanted: type[StrEnum]) -> None:
    if lacking := [name.value for name in wanted if name not in found]:
        raise ValueError(f"{wanted.__name__} lacks {', '.join(lacking)}")


def _fills_in(text: str, wanted: set[str]) -> None:
    found = {field for _, field, _, _ in Formatter().parse(text) if field is not None}
    if found != wanted:
        raise ValueError(f"{text!r} fills in {sorted(found)}, not {sorted(wanted)}")
