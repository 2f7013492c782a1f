"""The STAR drill: a story told part by part, joined, and marked."""

from __future__ import annotations

from dataclasses import dataclass, field

import streamlit as st

from core.assess.drill.beside_a_drill import beside_a_drill
from core.assess.drill.star import (
    PartSaid,
    StarStory,
    ToldPart,
    read_part,
    read_story,
    read_whole_story,
    star_steps,
)
from core.assess.star import StarPart
from core.conversation.brief import Domain
from core.practice.bank import Question, load_bank
from core.practice.drills import Drill, choose_question
from ui.conversation.answer_box import answer_box
from ui.drills.beside import set_aside
from ui.drills.hearing import chance, hearing
from ui.interface import N_, _, worded
from ui.parts.care import DRILLS
from ui.parts.choices import select
from ui.parts.plain import plain
from ui.report.words import counted_words, marked, not_found
from voice.dialogue import Utterance

_TELLING = "drill-star"
_SHOWN_ADVICE = 3
_ANOTHER = ":material/casino:"
_HINTS = {
    StarPart.SITUATION: N_("Only the situation, in your own words."),
    StarPart.TASK: N_("Only the task, in your own words."),
    StarPart.ACTION: N_("Only the action, in your own words."),
    StarPart.RESULT: N_("Only the result, in your own words."),
}
_HEADINGS = {
    StarPart.SITUATION: N_("Situation"),
    StarPart.TASK: N_("Task"),
    StarPart.ACTION: N_("Action"),
    StarPart.RESULT: N_("Result"),
}
_TOLD = {
    StarPart.SITUATION: N_("Told as the situation, {words}"),
    StarPart.TASK: N_("Told as the task, {words}"),
    StarPart.ACTION: N_("Told as the action, {words}"),
    StarPart.RESULT: N_("Told as the result, {words}"),
}
_LEFT_OUT = {
    StarPart.SITUATION: N_("The situation is left out."),
    StarPart.TASK: N_("The task is left out."),
    StarPart.ACTION: N_("The action is left out."),
    StarPart.RESULT: N_("The result is left out."),
}


@dataclass
class Telling:
    """A story on its way: what was told so far, part by part, ``None`` of a part left out; and then
    perhaps ``whole``, in one go."""

    domain: Domain
    question: Question
    number: int
    told: dict[StarPart, Utterance | None] = field(default_factory=dict)
    unclear: bool = False
    """Whether what was sent last could not be taken for a part."""
    aside: Utterance | None = None
    """What was sent last and is no part, as long as they do not say that it is one."""
    in_earnest: bool = False
    in_one_go: bool = False
    whole: Utterance | None = None

    @property
    def next_part(self) -> StarPart | None:
        return next((part for part in StarPart if part not in self.told), None)

    @property
    def texts(self) -> dict[StarPart, str]:
        """What was told, by its part."""
        return {part: said.text for part, said in self.told.items() if said is not None}

    def tell_anew(self, part: StarPart) -> None:
        del self.told[part]
        self.unclear, self.aside = False, None

    def tell_whole(self) -> None:
        self.in_one_go, self.whole = True, None

    def to_the_parts(self) -> None:
        self.in_one_go, self.unclear, self.aside = False, False, None

    def look(self) -> None:
        self.in_earnest = True


def star_drill() -> None:
    """One behavioural question, four parts, each answered on its own."""
    st.header(_("Tell a story part by part"))
    domain = select(_("Field"), list(Domain), "star-field", format_func=lambda d: _(d.label))
    telling = _telling(domain)
    st.text(telling.question.text)
    part = telling.next_part
    if telling.in_one_go:
        _tell_whole(telling)
    elif part is not None:
        _show_told(telling)
        _ask_for(telling, part)
    else:
        _show_parts(telling)
    another, again = st.columns(2)
    if not telling.texts:  # nothing to lose
        label = _("Another question")
        another.button(label, icon=_ANOTHER, width="stretch", on_click=_begin, args=(domain,))
        return
    with another.popover(_("Another question"), icon=_ANOTHER, width="stretch"):
        _confirm(_("Forget it and take another question"), domain)
    with again.popover(_("Tell it again"), icon=":material/replay:", width="stretch"):
        _confirm(_("Forget it and tell it again"), domain, telling.question)


def _confirm(label: str, domain: Domain, question: Question | None = None) -> None:
    st.text(_("All that you told so far would be forgotten. One part alone can be told again too."))
    st.button(label, type="primary", on_click=_begin, args=(domain, question))


def _telling(domain: Domain) -> Telling:
    held = st.session_state.get(_TELLING)
    if not isinstance(held, Telling) or held.domain is not domain:
        _begin(domain)
        held = st.session_state[_TELLING]
    assert isinstance(held, Telling)
    return held


def _begin(domain: Domain, question: Question | None = None) -> None:
    held = st.session_state.get(_TELLING)
    number = held.number + 1 if isinstance(held, Telling) else 1
    before = (held.question,) if isinstance(held, Telling) else ()
    chosen = question or choose_question(load_bank(domain), chance(), before)
    st.session_state[_TELLING] = Telling(domain, chosen, number)


def _ask_for(telling: Telling, part: StarPart) -> None:
    steps = star_steps()
    number = list(StarPart).index(part) + 1
    st.progress(
        (number - 1) / len(StarPart),
        _("Part {number} of 4: {part}").format(number=number, part=_(part.value)),
    )
    st.text(worded(steps[part].hint))
    st.caption(plain(_("A way to begin: {words}").format(words=steps[part].starter)))
    said = _heard(telling, part.value, _(_HINTS[part]))
    if said is not None:
        read = read_part(said.text)
        telling.unclear = read is PartSaid.UNCLEAR
        if not telling.unclear:
            telling.told[part] = said if read is PartSaid.TOLD else None
        st.rerun()


def _heard(telling: Telling, what: str, hint: str) -> Utterance | None:
    """What is sent in this run, asked for again where the last could not be followed; what is no
    exercise waits beside the box until they say that it is one."""
    key = f"drill-star-{telling.number}-{what}"
    if telling.aside is not None and telling.in_earnest:
        said, telling.aside, telling.in_earnest = telling.aside, None, False
        return said
    if telling.aside is not None:
        st.text(telling.aside.text)
        set_aside(telling.aside.text, f"{key}-look", telling.look)
    if telling.unclear:
        st.info(
            _(
                "That could not be read as a piece of a story. Say it in a sentence or two, or "
                "say “skip” to leave it out."
            )
        )
    sent = answer_box(hearing(Drill.STAR), key=key, hint=hint, place=DRILLS)
    if sent is None:
        return None
    telling.unclear = False
    telling.aside = sent if beside_a_drill(sent.text) else None
    if telling.aside is not None:
        st.rerun()
    return sent


def _show_told(telling: Telling) -> None:
    for part in StarPart:
        if part in telling.told:
            said = telling.told[part]
            with st.container(border=True):
                st.markdown(f"**{_(_HEADINGS[part])}**")
                st.text(_(_LEFT_OUT[part]) if said is None else said.text)
                _offer_again(telling, part)


def _offer_again(telling: Telling, part: StarPart) -> None:
    left_out = telling.told[part] is None
    st.button(
        _("Tell this part") if left_out else _("Tell this part again"),
        key=f"drill-star-{telling.number}-{part.value}-anew",
        icon=":material/edit:",
        on_click=telling.tell_anew,
        args=(part,),
    )


def _show_parts(telling: Telling) -> None:
    """The whole story with its marks, each part with a way back to it."""
    if not telling.texts:
        st.info(_("Every part is left out, so there is no story yet."))
        _show_told(telling)
        return
    story = read_story(telling.texts)
    told = {one.part: one for one in story.told}
    st.markdown(_("**Your story, with the parts that the rules find in it**"))
    for part in StarPart:
        if part in told:
            st.caption(_(_TOLD[part]).format(words=counted_words(told[part].words)))
            _show_marked(told[part])
        else:
            st.caption(_(_LEFT_OUT[part]))
        _offer_again(telling, part)
    _show_advice(story)
    if story.is_complete:
        _offer_whole(telling, _("Tell the whole story in one go"))


def _tell_whole(telling: Telling) -> None:
    """The story once more in one go, and what the rules find in it."""
    if telling.whole is None:
        said = _heard(telling, "whole", _("The whole story, in about ninety seconds."))
        if said is not None:
            read = read_part(said.text)
            telling.unclear = read is PartSaid.UNCLEAR
            telling.whole = said if read is PartSaid.TOLD else None
            telling.in_one_go = read is not PartSaid.LEFT_OUT
            st.rerun()
        _offer_parts(telling)
        return
    story = read_whole_story(telling.whole.text)
    st.markdown(_("**Your story, with the parts that the rules find in it**"))
    for told in story.told:
        st.caption(_("Told in one go, {words}").format(words=counted_words(told.words)))
        _show_marked(told)
    _show_advice(story)
    _offer_whole(telling, _("Once more in one go"))
    _offer_parts(telling)


def _offer_whole(telling: Telling, label: str) -> None:
    st.button(label, type="primary", icon=":material/mic:", on_click=telling.tell_whole)


def _offer_parts(telling: Telling) -> None:
    st.button(_("Back to the parts"), icon=":material/arrow_back:", on_click=telling.to_the_parts)


def _show_marked(told: ToldPart) -> None:
    st.markdown(marked(told.text, [(s.start, s.end, s.part) for s in told.spans]))


def _show_advice(story: StarStory) -> None:
    if story.missing:
        st.markdown(not_found(story.missing))
    else:
        st.markdown(_(":material/check_circle: All four parts were found."))
    st.markdown(_("**What a listener would still miss, and what to do**"))
    for advice in story.advice[:_SHOWN_ADVICE]:
        with st.container(border=True):
            st.text(worded(advice.misses))
            st.text(worded(advice.todo))
    st.caption(
        _(
            "Found by phrases, without a language model; whether the story answers the question "
            "is for you to judge. There is no level in a drill."
        )
    )
