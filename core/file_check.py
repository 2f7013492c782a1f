"""What the commands that check a file share: what they print, and how they end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from pydantic import ValidationError

Content = TypeVar("Content")


def check_file(
    arguments: Sequence[str],
    usage: str,
    read: Callable[[bytes], Content],
    judge: Callable[[Content], tuple[Sequence[str], str]],
) -> int:
    """Check the one file that ``arguments`` name; how the command ends.

    ``read`` makes something of its bytes, or raises ``ValueError``; ``judge`` gives what is to be
    mended in that, a line each, and a line to close with. Ends with 0 when nothing is to be
    mended; with 1 when something is, be it fields that do not fit a schema; and with 2 when the
    file cannot be read at all, or when it is not one file: then ``usage`` is told.
    """
    if len(arguments) != 1:
        print(f"usage: python -m {usage}")
        return 2
    try:
        with open(arguments[0], "rb") as file:  # noqa: PTH123 - the core knows no paths
            content = read(file.read())
    except ValidationError as error:
        for problem in error.errors():
            print(f"{'.'.join(str(part) for part in problem['loc'])}: {problem['msg']}")
        return 1
    except (OSError, ValueError) as error:
        print(f"cannot be read: {error}")
        return 2
    faults, summary = judge(content)
    for fault in faults:
        print(fault)
    print(summary)
    return 1 if faults else 0
