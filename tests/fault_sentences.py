"""The sentences of typed errors, as they stand in the code that raises them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from providers.documents import reading

ROOT = Path(__file__).resolve().parents[1]
_FLOORS = ("core", "providers", "voice", "history")


def sentences() -> set[str]:
    """Every ``message`` and ``next_step`` that is the same each time it is told.

    Those that name a file or a figure differ, and stay in English; what a service did wrong is
    in ``core.conversation.services``.
    """
    found = {text for told in reading._FAULTS.values() for text in told}
    for floor in _FLOORS:
        for path in (ROOT / floor).rglob("*.py"):
            found |= set(_told_in(ast.parse(path.read_text(encoding="utf-8"))))
    return found


def _told_in(tree: ast.Module) -> Iterator[str]:
    constants: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            value = _text(node.value)
            if value:
                constants[node.targets[0].id] = value
    for node in ast.walk(tree):
        for argument in _told_by(node):
            named = constants.get(argument.id, "") if isinstance(argument, ast.Name) else ""
            if text := _text(argument) or named:
                yield text


def _told_by(node: ast.AST) -> list[ast.expr]:
    """The message and the next step of a fault; of a service's fault only the next step."""
    match node:
        case ast.Call(args=[ast.Attribute(value=ast.Name(id="Kind")), _, message, next_step]):
            return [message, next_step]
        case ast.Call(func=ast.Name(id="fault"), args=[*_, next_step]):
            return [next_step]
    return []


def _text(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def constants() -> set[str]:
    """Every text that stands in the floors below the pages."""
    return {
        node.value
        for floor in _FLOORS
        for path in (ROOT / floor).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
