"""Looking something up in documents: the excerpts that answer a question, with their lines.

Words, concepts and meaning are weighed together: BM25 finds the rare word that is in both, the
lexicon of ``concepts.py`` what is asked for with some words and told by others, and the sentence
encoder what is close in meaning, in the excerpt as a whole and in its best line. Without an encoder
words and concepts decide. The best may then be read beside the question by a relevance reader,
which takes longer and knows better (``read_beside``).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import bm25s
import numpy as np
from numpy.typing import NDArray

from core.conversation.ports import TextEncoder
from core.ground.concepts import concepts_asked, concepts_told
from core.ground.documents import Citation, DocumentKind, Passage
from core.ground.vectors import unit

Vector = NDArray[np.float32]

EXCERPT_WORDS = 100
"""A line of a résumé says little alone; passages under one heading are looked up together. Of 80
development look-ups excerpts of 40 words find 58, of 80 words 62, of 100 words 70, of 150 words
68."""

FEWEST_EXCERPT_WORDS = 50
"""A section of a few words says as little: with 0, 20, 30 and 50 here 750, 757, 765 and 793 of 840
look-ups of ``benchmarks/data/relevance`` are found; longer excerpts are found more easily."""

WORDS_WEIGHT, CONCEPTS_WEIGHT, EXCERPT_WEIGHT, LINE_WEIGHT = 0.3, 1.0, 0.7, 1.8
"""Each in standard deviations over the excerpts; chosen on the 840 look-ups of
``benchmarks/data/relevance``, of which 659 are found, 619 or so without concepts. Near these
weights it is 649 to 662."""

READ_TOGETHER, TOGETHER_WEIGHT = 6, 2.0
"""So many of the best excerpts are read beside the question, about 30 ms each, and what that says
counts so many times its standard deviation among them. Of 80 development look-ups the right
excerpt comes first in 53 with it and in 41 without, and is among three in 71 and 67. More excerpts
find fewer: the reader has learned from few look-ups."""


@dataclass(frozen=True)
class Found:
    """An excerpt that answers, and its line that answers best; ``worth`` is comparable within
    one look-up only."""

    passages: tuple[Passage, ...]
    citation: Citation
    worth: float

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(line for passage in self.passages for line in passage.lines)


class DocumentIndex:
    """Passages made ready for look-ups. Building it encodes each passage once and blocks."""

    def __init__(self, passages: Sequence[Passage], encoder: TextEncoder | None) -> None:
        self._excerpts = excerpts(passages)
        self._encoder = encoder
        self._words = bm25s.BM25()
        texts = [as_read(excerpt) for excerpt in self._excerpts]
        if texts:
            self._words.index(_tokens(texts), show_progress=False)
        self._concepts = [
            frozenset(name for one in excerpt for name in concepts_told(one.text))
            for excerpt in self._excerpts
        ]
        self._wholes: list[Vector] = []
        self._lines: list[list[Vector]] = []
        if encoder is not None:
            self._wholes = [unit(encoder.encode_passage(text)) for text in texts]
            self._lines = [
                [unit(encoder.encode_passage(as_read((passage,)))) for passage in excerpt]
                for excerpt in self._excerpts
            ]

    def look_up(self, query: str, count: int = 3) -> tuple[Found, ...]:
        """The ``count`` excerpts that answer ``query`` best, best first. Blocks to encode it."""
        if not self._excerpts or not query.strip():
            return ()
        worth = WORDS_WEIGHT * _standard(self._by_words(query))
        worth = worth + CONCEPTS_WEIGHT * _standard(self._by_concepts(query))
        best = [0] * len(self._excerpts)
        if self._encoder is not None:
            asked = unit(self._encoder.encode_question(query))
            lines = [[float(line @ asked) for line in excerpt] for excerpt in self._lines]
            best = [values.index(max(values)) for values in lines]
            wholes = np.array([float(whole @ asked) for whole in self._wholes])
            worth = worth + EXCERPT_WEIGHT * _standard(wholes)
            worth = worth + LINE_WEIGHT * _standard(np.array([max(values) for values in lines]))
        return tuple(
            Found(self._excerpts[i], self._excerpts[i][best[i]].citation, round(float(worth[i]), 3))
            for i in np.argsort(-worth, kind="stable")[:count]
        )

    def _by_words(self, query: str) -> NDArray[np.float64]:
        (tokens,) = _tokens([query])
        known = [token for token in tokens if token in self._words.vocab_dict]
        if not known:
            return np.zeros(len(self._excerpts))
        return np.asarray(self._words.get_scores(known), dtype=np.float64)

    def _by_concepts(self, query: str) -> NDArray[np.float64]:
        """How much of what is asked each excerpt tells; what few excerpts tell is worth more."""
        worth = np.zeros(len(self._excerpts))
        for concept in sorted(concepts_asked(query)):
            tells = np.array([concept in names for names in self._concepts])
            if tells.any():
                worth += tells * math.log(1 + len(tells) / int(tells.sum()))
        return worth


def excerpts(passages: Sequence[Passage]) -> tuple[tuple[Passage, ...], ...]:
    """``passages`` under one heading of one document, taken together up to ``EXCERPT_WORDS``; with
    what stands under the next heading where they are less than ``FEWEST_EXCERPT_WORDS``."""
    found: list[list[Passage]] = []
    words = 0
    for passage in passages:
        size = len(passage.text.split())
        last = found[-1][-1] if found else None
        together = (
            last is not None
            and (last.kind, last.name) == (passage.kind, passage.name)
            and (last.heading == passage.heading or words < FEWEST_EXCERPT_WORDS)
        )
        if together and words + size <= EXCERPT_WORDS:
            found[-1].append(passage)
            words += size
        else:
            found.append([passage])
            words = size
    return tuple(tuple(excerpt) for excerpt in found)


def read_beside(found: Sequence[Found], odds: Sequence[float]) -> tuple[Found, ...]:
    """``found``, best first, once each of it was read beside the question.

    ``odds`` are the log odds, one for each, that ``as_read`` of its passages answers it.
    """
    gained = TOGETHER_WEIGHT * _standard(np.asarray(odds, dtype=np.float64))
    told = [
        replace(one, worth=round(one.worth + float(gain), 3))
        for one, gain in zip(found, gained, strict=True)
    ]
    return tuple(sorted(told, key=lambda one: -one.worth))


def as_read(excerpt: Sequence[Passage]) -> str:
    """``excerpt`` as it is read for a look-up: whose it is, its heading, its words."""
    words = " ".join(passage.text for passage in excerpt)
    heading = f" {excerpt[0].heading}:" if excerpt[0].heading else ""
    return f"{_WHOSE[excerpt[0].kind]}.{heading} {words}"


_WHOSE = {
    DocumentKind.RESUME: "The candidate",
    DocumentKind.JOB: "The job",
    DocumentKind.NOTES: "The company",
    DocumentKind.MATERIAL: "The material",
}
"""A line alone does not say of whom it speaks; people who ask do."""


def _tokens(texts: list[str]) -> list[list[str]]:
    found: list[list[str]] = bm25s.tokenize(
        texts, stopwords="en", return_ids=False, show_progress=False
    )
    return found


def _standard(values: NDArray[np.float64]) -> NDArray[np.float64]:
    spread = float(values.std())
    centred = values - float(values.mean())
    return centred / spread if spread > 0 else centred
