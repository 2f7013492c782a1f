"""``python -m core.language.check FILE``: is this the pack of a language that can be talked in?

Ends with 0 when the file fits the schema and every correction does what its examples say, with 1
when something is to be mended (each in a line), and with 2 when the file cannot be read.
"""

from __future__ import annotations

import sys

from core.file_check import check_file
from core.language.pack import LanguagePack


def main(arguments: list[str]) -> int:
    return check_file(
        arguments, "core.language.check FILE", LanguagePack.model_validate_json, _judge
    )


def _judge(pack: LanguagePack) -> tuple[tuple[str, ...], str]:
    """The schema has found every fault there is."""
    size = f"{len(pack.prompts)} prompts, {len(pack.corrections)} corrections, "
    size += f"{len(pack.agreements)} agreements"
    return (), f"{pack.endonym}: {size}."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
