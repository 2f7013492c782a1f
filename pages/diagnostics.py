"""Diagnostics: which parts are there, and a test of them."""

import streamlit as st

from ui.door import come_in
from ui.interface import _
from ui.services.engine_check import show_engine_check
from ui.services.engine_table import show_engines, show_faults, show_live, show_services
from ui.services.warmup import show_warmup


def main() -> None:
    come_in()
    show_warmup()
    st.title(_("Diagnostics"))
    show_engines()
    show_engine_check()
    show_live()
    show_faults()
    show_services()


main()
