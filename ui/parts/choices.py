"""Choices among words, which outlive a change of the interface's language.

A browser knows an option by its words, so in another language the same choice is another
widget: it begins with what was chosen in the one before. Streamlit forgets a widget that a page
does not draw: when the page offers the choice again, it begins with what was chosen, too.

What a widget begins with is a part of what it is: one that began with what it changes would be
another one after each change, and lose the next click. Here a widget is known by its key alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import streamlit as st

from ui.interface import interface_language

Option = TypeVar("Option")


@dataclass(frozen=True)
class _Told(Generic[Option]):
    """In which language a choice was shown last, what it began with, and what was chosen."""

    language: str
    start: Option | None
    chosen: Option | None


def select(
    label: str,
    options: Sequence[Option],
    key: str,
    *,
    index: int = 0,
    format_func: Callable[[Option], str],
) -> Option:
    """A box to choose from. ``key`` names this offer: another one begins anew. No option is
    ``None``, which Streamlit takes for a box that may be cleared."""
    start = _start(options, key, options[index])
    chosen = st.selectbox(
        label,
        options,
        index=options.index(start),
        format_func=_words(options, format_func),
        key=_key(key),
    )
    _keep(key, start, chosen)
    return chosen


def segments(
    label: str,
    options: Sequence[Option],
    key: str,
    *,
    default: Option,
    format_func: Callable[[Option], str],
    **more: Any,
) -> Option:
    """Options side by side, always one of them chosen; ``key`` as for ``select``."""
    start = _start(options, key, default)
    chosen = st.segmented_control(
        label,
        options,
        default=start,
        format_func=_words(options, format_func),
        required=True,
        key=_key(key),
        **more,
    )
    settled: Option = start if chosen is None else chosen
    _keep(key, start, settled)
    return settled


def amount(label: str, low: int, high: int, key: str, *, usual: int) -> int:
    """A number from ``low`` to ``high``; ``key`` as for ``select``."""
    start = int(_start(range(low, high + 1), key, usual))
    chosen = st.slider(label, low, high, start, key=_key(key))
    _keep(key, start, chosen)
    return chosen


def allowed(label: str, key: str, **more: Any) -> bool:
    """On or off, at first off; ``key`` as for ``select``."""
    start = bool(_start((False, True), key, False))
    chosen = st.toggle(label, start, key=_key(key), **more)
    _keep(key, start, chosen)
    return chosen


def radio(
    label: str, options: Sequence[Option], key: str, *, format_func: Callable[[Option], str]
) -> Option | None:
    """Options below each other, at first none of them chosen; ``key`` as for ``select``."""
    start = _start(options, key, None)
    index = options.index(start) if start is not None else None
    chosen = st.radio(
        label, options, index=index, format_func=_words(options, format_func), key=_key(key)
    )
    _keep(key, start, chosen)
    return chosen


def begin_with(key: str, chosen: object) -> None:
    """When ``key`` is offered next, it begins with ``chosen``."""
    st.session_state[f"{key}-told"] = _Told("", None, chosen)


def pick(
    label: str,
    options: Sequence[Option],
    key: str,
    *,
    now: Option,
    change: Callable[[Option], None],
    format_func: Callable[[Option], str],
    draw: Callable[..., Any] = st.selectbox,
    **more: Any,
) -> None:
    """Options that show what holds ``now``; ``change`` is given what the person makes of it,
    before anything else of the page is drawn. ``draw`` is ``st.radio``, or a column's box."""
    draw(
        label,
        options,
        format_func=_words(options, format_func),
        **_showing(key, now, change),
        **more,
    )


def switch(label: str, key: str, *, now: bool, change: Callable[[bool], None]) -> None:
    """On or off; ``now`` and ``change`` as for ``pick``."""
    st.toggle(label, **_showing(key, now, change))


def _showing(key: str, now: Option, change: Callable[[Option], None]) -> dict[str, Any]:
    """What makes a widget show ``now`` and tell ``change``."""
    name = _key(key)
    # Only where something else changed it: setting it always would undo a click on its way here.
    if name not in st.session_state or st.session_state[name] != now:
        st.session_state[name] = now
    return {"key": name, "on_change": lambda: change(st.session_state[name])}


def _words(
    options: Sequence[Option], format_func: Callable[[Option], str]
) -> Callable[[Option], str]:
    """The words of the options as they are now: whoever asks later may ask in another language."""
    words = [format_func(option) for option in options]
    return lambda option: words[options.index(option)]


def _key(key: str) -> str:
    return f"{key}-in-{interface_language()}"


def _start(options: Sequence[Option], key: str, usual: Any) -> Any:
    told = st.session_state.get(f"{key}-told")
    if not isinstance(told, _Told):
        return usual
    same = told.language == interface_language() and _key(key) in st.session_state
    start = told.start if same else told.chosen
    return start if start in options else usual


def _keep(key: str, start: Any, chosen: Any) -> None:
    st.session_state[f"{key}-told"] = _Told(interface_language(), start, chosen)
