"""How answers are judged: the rubric, in words that anybody can check."""

import streamlit as st

from core.assess.rubric import Dimension, load_rubric
from core.conversation.brief import InterviewType
from ui.door import come_in
from ui.plain import plain
from ui.warmup import show_warmup


def main() -> None:
    come_in()
    show_warmup()
    st.title("How answers are judged")
    st.write(
        "Every level rests on these descriptions and on words that you said. A model may only "
        "choose among them; code checks its quotes and adds up. Without a model, rules estimate "
        "the levels from signs in the text and leave correctness and relevance unjudged."
    )
    rubric = load_rubric()
    kind = st.selectbox("Kind of interview", list(InterviewType), format_func=lambda k: k.label)
    weights = rubric.types[InterviewType(kind)]
    for name, weight in weights.items():
        show(rubric.dimensions[name], f"counts {100 * weight:.0f} %")
    show(rubric.delivery, "shown, counts nothing: what you say matters more than how")
    st.header("What is never judged")
    st.write(
        "Looks, voice, accent, name, age, body language. Thinking pauses. Whether somebody would "
        "hire you. An answer of a few words, of no words, or to another question gets no level "
        "at all instead of a polite one."
    )
    st.caption(f"Rubric {rubric.version}.")


def show(dimension: Dimension, weight: str) -> None:
    st.subheader(dimension.title)
    st.caption(plain(f"{dimension.asks} ({weight})"))
    rows = "\n".join(
        f"| {level} | {plain(anchor)} |" for level, anchor in enumerate(dimension.anchors, start=1)
    )
    st.markdown(f"| level | what it looks like |\n|---|---|\n{rows}")
    st.text(f"One thing to change: {dimension.fix}")
    st.text(f"Practise: {dimension.drill}")


main()
