"""Fixtures for every test: no network, no key, no home folder."""

from __future__ import annotations

import socket
import ssl
import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from providers.local.engines import LocalEngines
from tests.fakes import ScriptedTranscriber
from tests.lent_engines import LentEngines
from voice.loop import BackgroundLoop

_LOOPBACK = ("127.", "::1", "localhost")
_KEYS = ("GROQ_API_KEY", "OPENAI_API_KEY", "OPENAI_BASE_URL", "HF_TOKEN")


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any connection beyond this machine fails the test that tried it."""
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and not str(address[0]).startswith(_LOOPBACK):
            raise AssertionError(f"a test tried to reach {address[0]}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", connect_here)
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    for name in _KEYS:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session", autouse=True)
def _certificates() -> Iterator[None]:
    """Each client of a service reads the world's certificates, and none needs them here: once.

    What a test does to the context it was lent, others would meet: so it may not be changed.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ssl, "create_default_context", cache(ssl.create_default_context))
        yield


@pytest.fixture
def loop() -> Iterator[BackgroundLoop]:
    background = BackgroundLoop()
    yield background
    background.close()


@pytest.fixture(scope="session")
def model_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One unpacked model for the whole run."""
    return tmp_path_factory.mktemp("models")


@pytest.fixture(scope="session")
def _installed_components() -> Iterator[None]:
    """Streamlit looks through every installed package for each app that a test opens: once."""
    from streamlit.components.v2 import manifest_scanner

    with pytest.MonkeyPatch.context() as patch:
        scan = manifest_scanner.scan_component_manifests
        patch.setattr(manifest_scanner, scan.__name__, cache(scan))
        yield


@pytest.fixture
def own_folders(
    tmp_path: Path,
    model_cache: Path,
    monkeypatch: pytest.MonkeyPatch,
    _installed_components: None,
) -> Iterator[None]:
    """For the pages: folders of the test's own, a process that has just begun, no WebRTC."""
    import streamlit as st

    from tests.pages import ROOT

    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("GREENROOM_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("GREENROOM_CACHE_DIR", str(model_cache))
    # The stories told here answer the questions of this plan.
    monkeypatch.setenv("GREENROOM_QUESTION_SEED", "12")
    # WebRTC needs a browser; the browser tests have one.
    for opener in ("ui.live.room.connect", "ui.drills.live_talk.connect"):
        monkeypatch.setattr(opener, lambda call, key: None)
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


@pytest.fixture(scope="session")
def engines(model_cache: Path) -> Iterator[LocalEngines]:
    """The embedded engines, loaded at first use."""
    local = LocalEngines(model_cache)
    yield local
    local.close()


@pytest.fixture(scope="session")
def lent_engines(engines: LocalEngines) -> LentEngines:
    return LentEngines(engines)


@pytest.fixture
def loaded_engines(lent_engines: LentEngines, monkeypatch: pytest.MonkeyPatch) -> None:
    """For pages that talk: what the process begins with is loaded already."""
    monkeypatch.setattr("ui.runtime.LocalEngines", lambda *_: lent_engines)


def wav(samples: bytes, rate_hz: int = 16_000, channels: int = 1, bits: int = 16) -> bytes:
    """A WAV file around raw ``samples``."""
    block = channels * bits // 8
    fmt = struct.pack("<HHIIHH", 1, channels, rate_hz, rate_hz * block, block, bits)
    body = b"WAVEfmt " + struct.pack("<I", len(fmt)) + fmt
    body += b"data" + struct.pack("<I", len(samples)) + samples
    return b"RIFF" + struct.pack("<I", len(body)) + body


@pytest.fixture
def ear(monkeypatch: pytest.MonkeyPatch) -> ScriptedTranscriber:
    """What every visit hears with; a test scripts the words of its recordings."""
    made = ScriptedTranscriber([])
    monkeypatch.setattr("providers.visit.Visit.transcriber", lambda visit, terms=tuple: made)
    return made
