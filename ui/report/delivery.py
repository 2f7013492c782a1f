"""How an answer was spoken: its pace and pauses, its hedges, and what it says again and again."""

from __future__ import annotations

import streamlit as st

from core.assess.delivery import LONG_PAUSE_S, ORDINARY_ANSWER_S, AnswerDelivery
from core.assess.level.telling_steps import in_quotes, short
from core.assess.report import AnswerReview
from core.assess.words.figures import share
from core.practice.interview import Interview
from ui.interface import _
from ui.parts.plain import plain
from ui.report.charts import show_timeline
from ui.report.words import counted_words, length, pace


def show_delivery(interview: Interview, answer: AnswerReview, key: str) -> None:
    """A timeline of each part that was spoken, and the figures of the whole answer."""
    for index, part in zip(answer.line_indexes, answer.delivery, strict=True):
        if part.spoken_s is not None:
            if len(answer.delivery) > 1:
                begins = short(interview.lines[index].text)
                st.caption(_("Spoken: “{words}”").format(words=plain(in_quotes(begins))))
            show_timeline(part, interview.lines[index].transcript, key=f"timeline-{key}-{index}")
            st.caption(_in_words(part, whole=len(answer.delivery) == 1))
    facts = [counted_words(sum(d.words for d in answer.delivery))]
    hedges = sum(d.hedges for d in answer.delivery)
    if hedges:
        many = _("{count} hedges").format(count=hedges)
        facts.append(_("1 hedge") if hedges == 1 else many)
    if answer.talk_share is not None:
        facts.append(_("your share of the talk {share}").format(share=share(answer.talk_share)))
    if answer.repeated_words:
        told = _("“{word}” {count} times")
        again = (told.format(word=word, count=count) for word, count in answer.repeated_words)
        facts.append(_("again and again: {words}").format(words=", ".join(again)))
    st.caption(plain("; ".join(facts) + "."))


def _in_words(part: AnswerDelivery, *, whole: bool) -> str:
    """The figures of a part; only the ``whole`` of an answer is as long as one should be."""
    low_s, high_s = ORDINARY_ANSWER_S
    long_pauses = [p for p in part.pauses if p.duration_s >= LONG_PAUSE_S]
    told = _("{length} of speech, {pace}")
    if whole:
        told = _("{length} of speech (an ordinary answer takes {low} to {high} s), {pace}")
    words = [
        told.format(
            length=length(part.spoken_s),
            low=f"{low_s:.0f}",
            high=f"{high_s:.0f}",
            pace=pace(part.pace_wpm),
        ),
        _pauses_in_words(len(part.pauses), len(long_pauses), part.mid_clause_pauses),
        _("first word after {length}").format(length=length(part.first_word_s)),
    ]
    return "; ".join(words) + "."


def _pauses_in_words(count: int, long: int, mid_clause: int | None) -> str:
    if count == 0:
        return _("no pauses")
    told = [_("1 pause") if count == 1 else _("{count} pauses").format(count=count)]
    if mid_clause is not None:
        told.append(_("{count} in the middle of a clause").format(count=mid_clause))
    if long:
        limit = f"{LONG_PAUSE_S:.0f}"
        told.append(_("{count} longer than {seconds} s").format(count=long, seconds=limit))
    return ", ".join(told)
