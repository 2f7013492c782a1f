"""Drills: one thing at a time, told, looked at, told again."""

import streamlit as st

from core.practice.drills import Drill
from ui.door import come_in
from ui.drills.fillers import fillers_drill
from ui.drills.pitch import pitch_drill
from ui.drills.star import star_drill
from ui.drills.weak_question import weak_question_drill
from ui.interface import _
from ui.live.room import connection_place
from ui.parts.care import DRILLS, show_kept_care
from ui.parts.choices import segments
from ui.services.warmup import show_warmup

_DRILLS = {
    Drill.WEAK_QUESTION: weak_question_drill,
    Drill.STAR: star_drill,
    Drill.PITCH: pitch_drill,
}


def _stored(drill: Drill) -> str:
    """What is stored of ``drill``; short where nothing is: on a phone each line counts."""
    if drill is not Drill.WEAK_QUESTION:
        return _("Nothing of this is stored.")
    return _(
        "Nothing of a drill is stored. The one exception is a new answer to a question of an "
        "interview: it is kept with that interview's review, as on the feedback page, and is "
        "deleted with it."
    )


def main() -> None:
    connection = connection_place()
    come_in()
    show_warmup()
    st.title(_("Drills"))
    st.write(_("Short exercises on one thing at a time. Record your voice, or type."))
    chosen = segments(
        _("Drill"),
        list(Drill),
        "chosen-drill",
        default=Drill.WEAK_QUESTION,
        format_func=lambda drill: _(drill.label),
    )
    drill = Drill(chosen)
    st.caption(_stored(drill))
    care = st.container()
    if drill is Drill.FILLERS:
        fillers_drill(connection)
    else:
        _DRILLS[drill]()
    with care:  # it may be due since this run
        show_kept_care(DRILLS)


main()
