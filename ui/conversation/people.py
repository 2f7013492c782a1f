"""The people of a panel on a page: a letter in their colour, and their name in words."""

from __future__ import annotations

import streamlit as st

from core.conversation.persona import Persona
from core.practice.directing.interviewers import find_persona
from ui.interface import _

# Each dark enough for a white letter (at least 5 to 1), and with its own ground on any theme.
_GROUNDS = {"blue": "#1c5ba8", "green": "#1a6b45", "violet": "#6a40a5"}
_LETTER = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
    '<rect width="32" height="32" rx="8" fill="{ground}"/>'
    '<text x="16" y="22" font-family="sans-serif" font-size="17" font-weight="600" '
    'text-anchor="middle" fill="#ffffff">{letter}</text></svg>'
)


def avatar_of(persona: Persona) -> str:
    """An SVG image: the first letter of the name on the person's colour."""
    return _LETTER.format(ground=_GROUNDS[persona.colour], letter=persona.name[0])


def badge_of(persona: Persona) -> str:
    """Name and role as Markdown; both ship with the app, so neither is anybody's text."""
    return f":{persona.colour}-badge[**{persona.name}** · {_(persona.role)}]"


def show_asker(name: str) -> None:
    """Who of a panel asked; nothing without one."""
    persona = find_persona(name)
    if persona is not None:
        st.markdown(_("Asked by {person}").format(person=badge_of(persona)))
