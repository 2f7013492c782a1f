"""The language of the interface: catalogues of gettext, chosen by the person or by the browser.

A further language is one catalogue: ``ui/locales/<code>.po``. What is written in code is
English and is its own key; a sentence that a catalogue lacks is shown in English. What the core
says in a review is worded here as well (``worded``).
"""

from __future__ import annotations

import gettext
from datetime import date
from functools import cache
from io import BytesIO
from math import floor, log10
from pathlib import Path
from string import Formatter

import streamlit as st
from babel import Locale
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from core.sentence import Sentence

SOURCE = "en"
_CHOSEN = "interface-language"
_IN_ADDRESS = "lang"
_LOCALES = Path(__file__).parent / "locales"


def _(text: str) -> str:
    """``text`` in the language of the interface."""
    return _translations(interface_language()).gettext(text) if text else text


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for it
    """Marks ``text`` for the catalogues where it is written; ``_`` translates it where it is
    shown."""
    return text


def worded(text: str) -> str:
    """``text`` in the language of the interface where it is a sentence of a review.

    What anybody said or wrote comes back letter by letter, as a text of its own and as a field of
    a sentence.
    """
    if not isinstance(text, Sentence):
        return text
    told = _(text.template)
    if text.fields:
        if _filled_in(told) != _filled_in(text.template):
            return str(text)
        told = told.format(**{name: _field(field) for name, field in text.fields.items()})
    return told.rstrip(_FULL_STOPS) if text.unended else told


def _field(field: str | float) -> str | int:
    if isinstance(field, str):
        return worded(field)
    return decimal(field) if isinstance(field, float) else field


def labelled(name: str, told: str) -> str:
    """``told`` after the name of what it is told of."""
    return _("{name}: {told}").format(name=name, told=told)


def decimal(value: float, places: int = 1) -> str:
    """``value`` as the language of the interface writes it: 2.4, or 2,4."""
    digits = f"0.{'0' * places}"
    return format_decimal(round(value, places), format=digits, locale=interface_language())


def usd(amount: float) -> str:
    """``amount`` to the cent, and less than a cent so that it can be seen."""
    return decimal(amount, max(4, -floor(log10(amount))) if 0 < amount < 0.01 else 2)


def told_day(day: date) -> str:
    """``day`` as the language of the interface writes it: 21 Nov 2026."""
    return str(format_date(day, "medium", locale=interface_language()))


def capital(label: str) -> str:
    """``label`` as it begins a line."""
    return label[:1].upper() + label[1:]


_FULL_STOPS = ".。।"


def _filled_in(template: str) -> list[tuple[str, ...]] | None:
    """What a template fills in, and how; ``None`` for one that cannot be read."""
    try:
        parts = [part[1:] for part in Formatter().parse(template) if part[1] is not None]
        return sorted(tuple(map(str, part)) for part in parts)
    except ValueError:
        return None


@cache
def interface_languages() -> tuple[str, ...]:
    """The codes that there is a catalogue for, English first."""
    return (SOURCE, *sorted(path.stem for path in _LOCALES.glob("*.po")))


def interface_language() -> str:
    """What the person chose, now or before a reload, else the browser's language where there is a
    catalogue of it."""
    chosen = st.session_state.get(_CHOSEN) or st.query_params.get(_IN_ADDRESS)
    if chosen in interface_languages():
        return str(chosen)
    wished = (st.context.locale or SOURCE).split("-")[0].casefold()
    return wished if wished in interface_languages() else SOURCE


def choose_interface_language() -> None:
    """The choice, each language by its own name. The address of every page tells it, so that a
    reload finds it."""
    languages = interface_languages()
    if st.query_params.get(_IN_ADDRESS) in languages:
        st.session_state.setdefault(_CHOSEN, st.query_params[_IN_ADDRESS])
    chosen = st.selectbox(
        _("Language of the interface"),
        languages,
        index=languages.index(interface_language()),
        format_func=language_name,
        help=_(
            "Interviews are in English, and so is a review that you take home; on the page it is "
            "in this language. The language test has a language of its own; its report is in this "
            "one."
        ),
    )
    if chosen and chosen != interface_language():
        st.session_state[_CHOSEN] = chosen
        st.rerun()
    if _CHOSEN in st.session_state and st.query_params.get(_IN_ADDRESS) != chosen:
        st.query_params[_IN_ADDRESS] = interface_language()


@cache
def language_name(code: str) -> str:
    """The name of a language in itself: "Deutsch", "中文"."""
    return (Locale.parse(code).get_language_name(code) or code).capitalize()


@cache
def _translations(code: str) -> gettext.NullTranslations:
    path = _LOCALES / f"{code}.po"
    if code == SOURCE or not path.exists():
        return gettext.NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=code))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
