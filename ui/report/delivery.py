"""How an answer was spoken: its pace and pauses, its hedges, and what it says again and again."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from core.assess.delivery import (
    FILLERS_HIDDEN,
    LONG_PAUSE_S,
    ORDINARY_ANSWER_S,
    AnswerDelivery,
)
from core.assess.level.telling_steps import in_quotes, short
from core.assess.report import AnswerReview
from core.assess.words.figures import share
from core.assess.words.mentions import MentionKind
from core.practice.interview import Interview
from ui.interface import _, labelled, worded
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
    hedges = _mentioned(interview, answer, MentionKind.HEDGE)
    if hedges:
        facts.append(_("hedges: {words}").format(words=hedges))
    spoken = any(part.spoken_s is not None for part in answer.delivery)
    fillers = "" if spoken else _mentioned(interview, answer, MentionKind.FILLER)
    if fillers:
        facts.append(_("fillers: {words}").format(words=fillers))
    if answer.talk_share is not None:
        facts.append(_("your share of the talk {share}").format(share=share(answer.talk_share)))
    if answer.repeated_words:
        again = ", ".join(_times(word, count) for word, count in answer.repeated_words)
        facts.append(_("again and again: {words}").format(words=again))
    st.caption(plain("; ".join(facts) + "."))
    if spoken:
        st.caption(labelled(_("Fillers"), worded(FILLERS_HIDDEN)) + ".")


def _mentioned(interview: Interview, answer: AnswerReview, kind: MentionKind) -> str:
    """The words of a ``kind`` that were said, in the order in which they were said first."""
    said = Counter(
        mention.of(interview.lines[index].text).lower()
        for index, part in zip(answer.line_indexes, answer.delivery, strict=True)
        for mention in part.mentions
        if mention.kind is kind
    )
    return ", ".join(_times(word, count) for word, count in said.items())


def _times(word: str, count: int) -> str:
    if count == 1:
        return f"“{word}”"
    return _("“{word}” {count} times").format(word=word, count=count)


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
