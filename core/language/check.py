"""``python -m core.language.check FILE``: is this the pack of a language that can be talked in?

Ends with 0 when the file fits the schema and every correction does what its examples say, with 1
when something is to be mended (each in a line), and with 2 when the file cannot be read.
"""

from __future__ import annotations

import sys

from pydantic import ValidationError

from core.language.pack import LanguagePack


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print("usage: python -m core.language.check FILE")
        return 2
    try:
        with open(arguments[0], "rb") as file:  # noqa: PTH123 - the core knows no paths
            pack = LanguagePack.model_validate_json(file.read())
    except OSError as error:
        print(f"cannot be read: {error}")
        return 2
    except ValidationError as error:
        for problem in error.errors():
            print(f"{'.'.join(str(part) for part in problem['loc'])}: {problem['msg']}")
        return 1
    print(f"{pack.endonym}: {len(pack.prompts)} prompts, {len(pack.corrections)} corrections.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
