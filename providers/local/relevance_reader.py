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

from core.conversation.errors import Kind, SetupError
from core.sentence import say

FOLDER = Path(__file__).resolve().parent / "data"
MODEL = FOLDER / "relevance_en.onnx"
TOKENIZER = FOLDER / "relevance_en_tokenizer.json"

MOST_TOKENS, MOST_ASKED_TOKENS = 256, 128
"""About 170 words of question and text together, and of the question at most half of that; what
comes after is not read. It was learned from fewer, and read well up to here."""


class MiniLmRelevanceReader:
    """A ``RelevanceReader`` for English. About 25 ms for a hundred words; it blocks."""

    def __init__(self, session: Any, tokenizer: Any) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self._begin, self._end = map(tokenizer.token_to_id, ("[CLS]", "[SEP]"))

    @classmethod
    def load(cls) -> MiniLmRelevanceReader:
        """Loads the weights in about 0.2 s. Raises ``SetupError`` when they cannot be read."""
        try:
            reader = cls(_session(), _tokenizer())
            reader.relevance("ready?", ("Yes.",))
        except Exception as error:  # of two libraries, neither of which says what it raises
            raise SetupError(
                Kind.CONFIGURATION,
                "relevance_reader_missing",
                say(
                    "The off-topic check could not be loaded, so nobody checks whether an answer "
                    "is off topic."
                ),
                say(
                    'Run "pip install -r requirements.txt" and start again; if that does not '
                    "help, get the app's files anew."
                ),
            ) from error
        return reader

    def relevance(self, asked: str, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.array([self._read(asked, text) for text in texts], dtype=np.float32)

    def _read(self, asked: str, text: str) -> float:
        first = [self._begin, *self._words(asked, MOST_ASKED_TOKENS), self._end]
        second = [*self._words(text, MOST_TOKENS - len(first) - 1), self._end]
        tokens = np.array([first + second], dtype=np.int64)
        types = np.array([[0] * len(first) + [1] * len(second)], dtype=np.int64)
        (odds,) = self._session.run(["odds"], {"tokens": tokens, "types": types})
        return float(odds[0])

    def _words(self, text: str, most: int) -> list[int]:
        tokens: list[int] = self._tokenizer.encode(text, add_special_tokens=False).ids
        return tokens[:most]


# Imported where they are needed: the first page needs neither.


def _session() -> Any:
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = 1  # the other processors belong to whoever talks
    # The weights become floats once, at loading, not at each reading.
    options.add_session_config_entry("session.disable_quant_qdq", "1")
    return InferenceSession(
        os.fspath(MODEL), sess_options=options, providers=["CPUExecutionProvider"]
    )


def _tokenizer() -> Any:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(os.fspath(TOKENIZER))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer
