"""Formulas and escaped signs in a model's reply, as far as words can tell them."""

from __future__ import annotations

import re

_MATH = re.compile(r"\$(?!\d|\s)((?:(?![.!?]\s)[^$\n]){1,80})(?<!\s)\$")
_MAY_BE_MATH = re.compile(r"\$(?!\d|\s)(?:(?![.!?]\s)[^$\n]){0,80}\Z")
_FRACTION = re.compile(r"\\[dt]?frac\{([^{}]{0,80})\}\{([^{}]{0,80})\}")
_MAY_BE_FRACTION = re.compile(r"\\[dt]?frac(?:\{[^{}]{0,80}(?:\}(?:\{[^{}]{0,80})?)?)?\Z")
_COMMANDS = {
    "times": "×", "cdot": "·", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠",
    "approx": "≈", "infty": "∞", "pm": "±", "to": "→", "rightarrow": "→", "div": "÷",
    **dict.fromkeys(("text", "mathrm", "mathbf", "mathit", "textbf", "textit", "operatorname"), ""),
    **dict.fromkeys(("left", "right", "displaystyle", "big", "quad"), ""),
}  # fmt: skip

_NAME = re.compile(r"\\([A-Za-z]*)")


def read_formula(raw: str, final: bool) -> tuple[int, str, str] | None:
    """What is read of ``raw``, which begins with a backslash or a dollar sign.

    How many letters are read, what is written for them, and what is to be read in their place;
    ``None`` where more has to come first, which it does not when this is ``final``.
    """
    return _dollar(raw, final) if raw[0] == "$" else _backslash(raw, final)


def _dollar(raw: str, final: bool) -> tuple[int, str, str] | None:
    if raw.startswith("$$"):
        return 2, "", ""
    found = _MATH.match(raw)
    if found is not None:
        return found.end(), "", found[1]
    return None if _MAY_BE_MATH.match(raw) and not final else (1, "$", "")


def _backslash(raw: str, final: bool) -> tuple[int, str, str] | None:
    name = _NAME.match(raw)
    assert name is not None
    if name.end() == len(raw) and not final:
        return None
    if not name[1]:
        escaped = raw[1:2].strip()
        return 1 + len(escaped), "" if escaped in "()[]\\" else escaped, ""
    fraction = _FRACTION.match(raw)
    if fraction is not None:
        return fraction.end(), "", f"{fraction[1]}/{fraction[2]}"
    if _MAY_BE_FRACTION.match(raw) and not final:
        return None
    return name.end(), "", _COMMANDS.get(name[1], name[1])
