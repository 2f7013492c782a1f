"""Reads a question and an answer together: a small transformer that learned which go together.

all-MiniLM-L6-v2 as a cross-encoder, learned further by ``python -m benchmarks.relevance.fit``,
its weights in eight bits in ``data/`` beside this module.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

FOLDER = Path(__file__).resolve().parent / "data"
MODEL = FOLDER / "relevance_en.onnx"
TOKENIZER = FOLDER / "relevance_en_tokenizer.json"

MOST_TOKENS = 256
"""About 170 words of question and answer together; what comes after is not read. It was learned
from fewer, and read well up to here."""


class MiniLmRelevanceReader:
    """A ``RelevanceReader`` for English. About 25 ms for a hundred words; it blocks."""

    def __init__(self, session: Any, tokenizer: Any) -> None:
        self._session = session
        self._tokenizer = tokenizer

    @classmethod
    def load(cls) -> MiniLmRelevanceReader:
        """Loads the weights in about 0.2 s. Raises whatever its libraries do when it cannot."""
        # Imported here: the first page needs neither.
        from onnxruntime import InferenceSession, SessionOptions
        from tokenizers import Tokenizer

        options = SessionOptions()
        options.intra_op_num_threads = 1  # the other processors belong to whoever talks
        # The weights become floats once, at loading, not at each reading.
        options.add_session_config_entry("session.disable_quant_qdq", "1")
        session = InferenceSession(
            os.fspath(MODEL), sess_options=options, providers=["CPUExecutionProvider"]
        )
        tokenizer = Tokenizer.from_file(os.fspath(TOKENIZER))
        tokenizer.no_padding()
        tokenizer.enable_truncation(MOST_TOKENS, strategy="only_second")
        return cls(session, tokenizer)

    def relevance(self, asked: str, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.array([self._read(asked, text) for text in texts], dtype=np.float32)

    def _read(self, asked: str, text: str) -> float:
        read = self._tokenizer.encode(_within(asked), text)
        tokens = np.array([read.ids], dtype=np.int64)
        types = np.array([read.type_ids], dtype=np.int64)
        (odds,) = self._session.run(["odds"], {"tokens": tokens, "types": types})
        return float(odds[0])


MOST_QUESTION_WORDS = 90


def _within(asked: str) -> str:
    """``asked``, cut where it would leave the text no room: the tokenizer cuts the text alone."""
    return " ".join(asked.split()[:MOST_QUESTION_WORDS])
