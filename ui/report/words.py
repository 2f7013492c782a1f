"""The words of a report: quotes, times and figures as people read them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce

import streamlit as st

from core.assess.evidence import quote_time
from core.assess.report import Assessability
from core.assess.review.trust import NOT_FOUND
from core.assess.star import StarPart
from core.assess.words.figures import seconds
from core.practice.interview import Interview
from core.practice.quotes import Quote
from ui.interface import N_, _, decimal, worded
from ui.parts.plain import plain, plain_with_code
from ui.report.charts import clock

_COLOURS = {
    StarPart.SITUATION: "blue",
    StarPart.TASK: "violet",
    StarPart.ACTION: "green",
    StarPart.RESULT: "orange",
}
NOT_ASSESSABLE = {
    Assessability.TOO_SHORT: N_(
        "Not assessable: a few words are too little to say anything fair about. They are kept."
    ),
    Assessability.CODE_ALONE: N_(
        "Not judged: this is code with hardly a word about it, and nothing here runs code. "
        "Say in a few sentences what it does, why it is written so and what it costs."
    ),
    Assessability.NOT_ANSWERED: N_("Not assessable: this question had no answer."),
    Assessability.DECLINED: N_(
        "Not judged: you would rather not tell this, and that is your right."
    ),
    Assessability.SORROW: N_(
        "Not judged: you told of something sad, and that is nothing to judge. "
        "If it is your answer, say so and it is judged."
    ),
    Assessability.GIBBERISH: N_(
        "Not assessable: I could not follow these words as English sentences. "
        "If you did answer, tell it again in your own words."
    ),
    Assessability.OFF_TOPIC: N_(
        "Not judged yet: I found too little here that goes with the question. If it does answer "
        "it, say so and it is judged."
    ),
}


def show_quote(quote: Quote, interview: Interview) -> None:
    """The person's own words, letter by letter, with their time where it is known."""
    said = quote_time(quote, interview)
    at = ""
    if said is not None:
        told = _("({time} into your answer)").format(time=clock(said.start_s))
        at = f"  {told}"
    st.text(f"“{quote.text}”{at}")


def pace(value: float | None) -> str:
    return "–" if value is None else _("{count} wpm").format(count=f"{value:.0f}")


def length(value_s: float | None) -> str:
    return seconds(value_s, decimal)


def counted_words(count: int) -> str:
    return _("1 word") if count == 1 else _("{count} words").format(count=count)


def not_judged(dimension: str) -> str:
    return _("{dimension}: not judged").format(dimension=dimension)


def joined(names: Sequence[str]) -> str:
    """ "situation and task"."""
    together = _("{one} and {another}")
    return reduce(lambda one, another: together.format(one=one, another=another), names)


def marked(text: str, spans: Iterable[tuple[int, int, StarPart]]) -> str:
    """``text`` with each span behind the colour of the part that it shows, and the part's name.

    Each word stands there once: of two spans that overlap the first is marked.
    """
    parts: dict[tuple[int, int], list[StarPart]] = {}
    for start, end, part in spans:
        parts.setdefault((start, end), []).append(part)
    pieces, at = [], 0
    for (start, end), shown in sorted(parts.items()):
        if start < at:
            continue
        name = joined([_(part.value) for part in shown])
        pieces.append(plain_with_code(text[at:start]))
        pieces.append(f":{_COLOURS[shown[0]]}-background[{plain(text[start:end])}] **({name})**")
        at = end
    pieces.append(plain_with_code(text[at:]))
    return joined_pieces(pieces)


def joined_pieces(pieces: Iterable[str]) -> str:
    """Markdown one after the other, what holds a block of code by itself."""
    made = ""
    for piece in filter(None, pieces):
        apart = "\n\n" if made.endswith("```") or piece.startswith("```") else " "
        made = f"{made}{apart}{piece}" if made else piece
    return made


def not_found(parts: Iterable[StarPart]) -> str:
    """That these parts of a story were not found."""
    names = ", ".join(_(part.value) for part in parts)
    told = _(":material/radio_button_unchecked: Not found: {names}.").format(names=names)
    return f"{told} {worded(NOT_FOUND)}"


def why_no_level(assessability: Assessability) -> str:
    """``NOT_ASSESSABLE`` where there is nothing to overrule."""
    if assessability is Assessability.OFF_TOPIC:
        return _("Not judged yet: too little here goes with the question")
    return _(NOT_ASSESSABLE[assessability])
