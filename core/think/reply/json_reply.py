"""Asking a model for one JSON object, and finding it in what comes back."""

from __future__ import annotations

from typing import Any


class UnreadableReplyError(ValueError):
    """What a model sent is not what was asked for; it is thrown away."""


def strict_object(**fields: dict[str, Any]) -> dict[str, Any]:
    """The JSON schema of an object: every field of ``fields`` required, none added."""
    return {
        "type": "object",
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }


def json_of(reply: str) -> str:
    """From the first brace of ``reply`` to the last: models put words or a fence around it. "" of
    a reply without any."""
    return reply[reply.find("{") : reply.rfind("}") + 1] if "{" in reply else ""
