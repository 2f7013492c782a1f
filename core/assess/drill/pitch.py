"""A pitch: whether it says who, what and what for, and how it fits its time."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from pydantic import Field, model_validator

from core.assess.delivery import FAST_WPM, FILLER_SHARE, SLOW_WPM, AnswerDelivery, measure_line
from core.assess.filler_count import FillerCount, count_fillers
from core.assess.words.mentions import MentionKind
from core.assess.words.pointing import shown_places
from core.assess.words.signals import measure
from core.package_data import DataModel, load_data
from core.practice.interview import Line
from core.sentence import ReadText, say
from core.speak.sentences import sentence_spans
from core.think.reading.cues import fold_in_place, has_cue
from core.think.reading.signs import read_signs, tells_a_group_deed

USUAL_WPM = 130
"""The middle of the ordinary band: how long a typed pitch would take."""

LEAST_SHARE, MOST_SHARE = 0.7, 1.05
"""A pitch fits its time from seven tenths of it to a breath beyond."""

MANY_HEDGES = 2

A_FEW_WORDS = 12
"""Of so few that show no part there is nothing to mend: it is to be told at all."""


class PitchPart(StrEnum):
    WHO = "who"
    DID = "did"
    WANTS = "wants"


class Told(StrEnum):
    YES = "yes"
    WITHOUT_NUMBER = "without a number"
    AS_GROUP = "as a group"
    NO = "no"


class LengthFit(StrEnum):
    SHORT = "short"
    FITS = "fits"
    LONG = "long"


class PartRule(DataModel):
    """How a part is recognised (see ``core.think.reading.cues``) and what to say when it is not
    there, has no number, or is told only of "we"."""

    asks: ReadText
    cues: tuple[str, ...] = Field(min_length=3)
    misses: ReadText
    fix: ReadText
    without_number: ReadText = ""
    number_fix: ReadText = ""
    as_group: ReadText = ""
    group_fix: ReadText = ""

    @model_validator(mode="after")
    def _says_what_to_do_about_what_it_remarks_on(self) -> PartRule:
        if bool(self.without_number) != bool(self.number_fix):
            raise ValueError("without_number and number_fix are given together")
        if bool(self.as_group) != bool(self.group_fix):
            raise ValueError("as_group and group_fix are given together")
        return self


class PitchData(DataModel):
    schema_version: int = Field(alias="schema", ge=1, le=1)
    parts: dict[PitchPart, PartRule]
    hardly_begun: ReadText
    too_short: ReadText
    too_long: ReadText
    hurried: ReadText
    too_fast: ReadText
    too_slow: ReadText
    hedged: ReadText
    filled: ReadText
    nothing_amiss: ReadText

    @model_validator(mode="after")
    def _has_every_part(self) -> PitchData:
        if set(self.parts) != set(PitchPart):
            raise ValueError("every part of a pitch needs its rule")
        deed = self.parts[PitchPart.DID]
        if not (deed.number_fix and deed.group_fix):
            raise ValueError("a deed without a number, and one of a group, need their advice")
        return self


@dataclass(frozen=True)
class PartFound:
    """``quote`` is the sentence that shows ``part``, "" where none does; ``misses`` says what
    is missing then, "" otherwise."""

    part: PitchPart
    asks: str
    told: Told
    quote: str
    misses: str


@dataclass(frozen=True)
class PitchReview:
    """``length_s`` is measured where it was spoken, else estimated at ``USUAL_WPM``."""

    target_s: int
    length_s: float
    measured: bool
    fit: LengthFit
    parts: tuple[PartFound, ...]
    delivery: AnswerDelivery
    fillers: FillerCount
    hedges: tuple[str, ...]
    fix: str
    """The one thing to change."""


def review_pitch(line: Line, target_s: int) -> PitchReview:
    """What rules see in an English pitch that was to take ``target_s`` seconds."""
    delivery = measure_line(line)
    spoken = delivery.spoken_s is not None
    # The sound counts, not the text: somebody may have mended what the recogniser heard.
    length_s = delivery.spoken_s or _unhurried_s(delivery)
    fit = _fit(length_s, target_s)
    hedges = tuple(
        line.text[m.start : m.end] for m in delivery.mentions if m.kind is MentionKind.HEDGE
    )
    fillers = count_fillers(line.text, spoken=line.transcript is not None)
    parts = tuple(_find(part, line.text) for part in PitchPart)
    fix = _fix(parts, _fix_of_length(fit, delivery, target_s), delivery, hedges, fillers)
    return PitchReview(target_s, length_s, spoken, fit, parts, delivery, fillers, hedges, fix)


def _fit(length_s: float, target_s: int) -> LengthFit:
    share = length_s / target_s
    if LEAST_SHARE <= share <= MOST_SHARE:
        return LengthFit.FITS
    return LengthFit.SHORT if share < LEAST_SHARE else LengthFit.LONG


def _fix_of_length(fit: LengthFit, delivery: AnswerDelivery, target_s: int) -> str:
    """What to change about its length; "" where it fits. What was only said too fast lacks nothing
    but time."""
    data = _data()
    if fit is LengthFit.FITS:
        return ""
    if fit is LengthFit.LONG:
        return data.too_long
    hurried = delivery.pace_wpm is not None and delivery.pace_wpm > FAST_WPM
    fills_it = _fit(_unhurried_s(delivery), target_s) is not LengthFit.SHORT
    return data.hurried if hurried and fills_it else data.too_short


def _unhurried_s(delivery: AnswerDelivery) -> float:
    return 60 * delivery.words / USUAL_WPM


def parts_missing(text: str) -> tuple[PitchPart, ...]:
    """The parts of a pitch that an English ``text`` does not show, in the order of telling."""
    untold = (Told.NO, Told.AS_GROUP)
    return tuple(part for part in PitchPart if _find(part, text).told in untold)


def _find(part: PitchPart, text: str) -> PartFound:
    rule = _data().parts[part]
    sentences = [text[start:end] for start, end in sentence_spans(text)]
    shown = [sentence for sentence in sentences if _shows(part, sentence, rule)]
    if part is PitchPart.DID and shown:
        with_number = [sentence for sentence in shown if read_signs(sentence).has_number]
        if not with_number:
            return PartFound(
                part, rule.asks, Told.WITHOUT_NUMBER, shown[0].strip(), rule.without_number
            )
        shown = with_number
    ours = [sentence for sentence in sentences if tells_a_group_deed(sentence)]
    if part is PitchPart.DID and ours and not shown:
        return PartFound(part, rule.asks, Told.AS_GROUP, ours[0].strip(), rule.as_group)
    if not shown:
        return PartFound(part, rule.asks, Told.NO, "", rule.misses)
    # People say what they want at the end, and who they are at the beginning.
    quote = shown[-1] if part is PitchPart.WANTS else shown[0]
    if part is PitchPart.WHO:
        quote = next((one for one in shown if not _A_NAME_ALONE.match(one)), quote)
    return PartFound(part, rule.asks, Told.YES, quote.strip(), "")


def _shows(part: PitchPart, sentence: str, rule: PartRule) -> bool:
    if has_cue(fold_in_place(sentence), rule.cues):
        return True
    if part is PitchPart.WHO:
        return _NAMED.search(sentence) is not None
    if part is PitchPart.WANTS:
        return _WANTS_OF_ONESELF.search(fold_in_place(sentence)) is not None
    return measure(sentence)["own_deed"] > 0 or bool(shown_places(sentence, "own_deed"))


# "I'm Aisha, a nurse", "Aisha here"; where a recogniser writes all small, only with what follows.
_NAMED = re.compile(
    r"\b(?:I['’]?m|I am|[Tt]his is|[Ii]t['’]s) (?:Dr\.? |Mrs?\.? |Ms\.? )?"
    r"(?!OK\b|Ok\b|I\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z][\w’'-]*"
    r"|^\W*(?:(?i:hi|hello|hey|good \w+)(?: \w+)?[,!.]? )?"
    r"(?!Come|Over|Right|Back|Down|Out|Up|Look)[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)? here\b"
    r"|\b[Ii]['’]m (?!sure|sorry|afraid|here|late|not|glad|happy|fine|ready|good)\w+, (?:a|an|the) "
    r"(?!lot|bit|few|little|same)\w+"
)

# "Hello, my name is Maria Keller."
_A_NAME_ALONE = re.compile(
    r"\W*(?:(?i:hi|hello|hey|good \w+)\b\W*)?"
    r"(?i:my name(?:['’]s| is)|call me|i['’]m|i am|this is)(?: [A-Z][\w.’'-]*){1,4}\W*$"
)

# "I am, like, a person who wants a job", "I'm Anna, a nurse who would like to teach"; but not what
# somebody wants whom one works for.
_WANTS_OF_ONESELF = re.compile(
    r"\b(?:i'm|i am) (?:[\w'-]+,? ){0,2}?(?:an?|the|someone|somebody) "
    r"(?:(?!(?:for|with|to|of|by|from)\b)[\w-]+ ){0,3}?who (?:really |just |now |also )?"
    r"(?:wants|seeks|needs|hopes|wishes|would (?:like|love)|is (?:looking|hoping|applying))\b"
)

# What is not there at all weighs most.
_FIXES: tuple[tuple[Told, Callable[[PartRule], str]], ...] = (
    (Told.NO, lambda rule: rule.fix),
    (Told.AS_GROUP, lambda rule: rule.group_fix),
    (Told.WITHOUT_NUMBER, lambda rule: rule.number_fix),
)


def _fix(
    parts: tuple[PartFound, ...],
    fix_of_length: str,
    delivery: AnswerDelivery,
    hedges: tuple[str, ...],
    fillers: FillerCount,
) -> str:
    """The one thing to change: what is said before how long it takes before how it sounds."""
    data = _data()
    if delivery.words < A_FEW_WORDS and all(found.told is Told.NO for found in parts):
        return data.hardly_begun
    for told, fix_of in _FIXES:
        for found in parts:
            if found.told is told:
                return fix_of(data.parts[found.part])
    if fix_of_length:
        return fix_of_length
    pace = delivery.pace_wpm
    if pace is not None and not SLOW_WPM <= pace <= FAST_WPM:
        return data.too_fast if pace > FAST_WPM else data.too_slow
    if len(hedges) >= MANY_HEDGES:
        return say(data.hedged, hedge=hedges[0])
    # Of a spoken pitch few fillers are heard: so many of them are too many all the same.
    if fillers.heard and fillers.found > FILLER_SHARE * max(1, fillers.words):
        return say(data.filled, filler=fillers.heard[0][0])
    return data.nothing_amiss


@cache
def _data() -> PitchData:
    return load_data("pitch_en", PitchData)
