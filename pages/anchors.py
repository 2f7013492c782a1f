"""How answers are judged: the rubric, in words that anybody can check."""

import streamlit as st

from core.assess.rubric import Dimension, load_rubric
from core.conversation.brief import InterviewType
from ui.door import come_in
from ui.interface import _, worded
from ui.parts.choices import select
from ui.parts.plain import plain
from ui.services.warmup import show_warmup


def main() -> None:
    come_in()
    show_warmup()
    st.title(_("How answers are judged"))
    st.write(
        _(
            "Every level rests on these descriptions and on words that you said. A model may only "
            "choose among them; code checks its quotes and adds up. Without a model, rules "
            "estimate the levels from signs in the text and leave correctness and relevance "
            "unjudged."
        )
    )
    rubric = load_rubric()
    kind = select(
        _("Kind of interview"),
        list(InterviewType),
        "anchors-kind",
        format_func=lambda k: _(k.label),
    )
    weights = rubric.types[InterviewType(kind)]
    for name, weight in weights.items():
        show(rubric.dimensions[name], _("counts {share} %").format(share=f"{100 * weight:.0f}"))
    show(rubric.delivery, _("shown, counts nothing: what you say matters more than how"))
    st.header(_("What is never judged"))
    st.write(
        _(
            "Looks, voice, accent, name, age, body language. Thinking pauses. Whether somebody "
            "would hire you. An answer of a few words, of no words, or to another question gets no "
            "level at all instead of a polite one. Without a model about one in five of those to "
            "another question gets a level all the same."
        )
    )
    st.caption(_("Rubric {version}.").format(version=rubric.version))


def show(dimension: Dimension, weight: str) -> None:
    st.header(plain(worded(dimension.title)))
    st.caption(plain(f"{worded(dimension.asks)} ({weight})"))
    rows = "\n".join(
        f"| {level} | {plain(worded(anchor))} |"
        for level, anchor in enumerate(dimension.anchors, start=1)
    )
    level, looks = _("level"), _("what it looks like")
    st.markdown(f"| {level} | {looks} |\n|---|---|\n{rows}")
    st.text(_("One thing to change: {advice}").format(advice=worded(dimension.fix)))
    st.text(_("Practise: {exercise}").format(exercise=worded(dimension.drill)))


main()
