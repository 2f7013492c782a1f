"""Files that a person takes home: offered at once, or made when they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVarTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from providers.paper import PaperUnavailable
from ui.interface import _
from ui.parts.pressing import pressed

Shown = TypeVarTuple("Shown")

_PDF = ":material/picture_as_pdf:"


def offer_file(
    place: DeltaGenerator,
    label: str,
    data: str | bytes,
    file_name: str,
    *,
    mime: str,
    icon: str,
    about: str | None = None,
) -> None:
    """A button in ``place`` that saves ``data``; taking it does not run the page again."""
    place.download_button(
        label,
        data,
        file_name=file_name,
        mime=mime,
        icon=icon,
        width="stretch",
        on_click="ignore",
        help=about,
    )


def offer_pdf(
    place: DeltaGenerator,
    name: str,
    owner_id: str,
    make: Callable[[*Shown], bytes],
    *shown: *Shown,
    file_name: str = "",
) -> None:
    """A button in ``place`` that makes a PDF of ``shown``, and then one that saves it.

    Making takes about a second. What was made is offered until ``shown`` is no longer the same;
    the newest PDF of each ``name`` is held. ``owner_id`` is whose it is. It is saved as
    ``file_name``, or by its ``name`` alone.
    """
    slot = _slot(name)
    made = st.session_state.get(slot)
    if isinstance(made, tuple) and made[0] == shown:
        file = {"mime": "application/pdf", "icon": _PDF}
        offer_file(place, _("Save the PDF"), made[1], file_name or f"{name}.pdf", **file)
        return
    with place:
        if not pressed(None, _("Make a PDF"), f"{owner_id}-pdf", icon=_PDF, width="stretch"):
            return
        try:
            with st.spinner(_("Setting the pages …")):
                pdf = make(*shown)
        except PaperUnavailable as error:
            st.info(str(error))
            return
    st.session_state[slot] = (shown, pdf)
    st.rerun()


def forget_pdf(name: str) -> None:
    """Let go of the newest PDF of that name, and of what it shows."""
    st.session_state.pop(_slot(name), None)


def _slot(name: str) -> str:
    return f"{name}-pdf"
