"""What was learned of how answers go with questions; ``benchmarks.fit_topic`` writes it."""

from __future__ import annotations

import re

from pydantic import Field, model_validator

from core.conversation.brief import InterviewType
from core.package_data import DataModel, load_data

KINDS = (InterviewType.BEHAVIOURAL, InterviewType.TECHNICAL, InterviewType.SYSTEM_DESIGN)
PLAIN_FEATURES = (
    *("likeness", "best_piece", "worst_piece", "shared_words", "shared_count", "length", "i"),
    *("rare_shared", "rarest_shared", "rarest_missed", "has_points", "points", "points_words"),
    *(kind.value for kind in KINDS),
    *(f"i_{kind.value}" for kind in KINDS),
)
FEATURES = (*PLAIN_FEATURES, "like_an_answer", "goes_with")


class FeatureScale(DataModel):
    mean: float
    sd: float = Field(gt=0)


class TopicModel(DataModel):
    """What was learned for one sort of question.

    ``rarity`` is the logarithm of how few learning answers hold a word. An answer's vector less
    ``answer_mean`` times ``answer_weights`` is "like an answer". Question and answer, less their
    means, times each of ``question_axes`` and ``answer_axes``, multiplied and added up, is "goes
    with". ``examples`` are answers of the learning data, as features in their scale;
    ``example_weights`` say what nearness to them (a Gaussian of ``nearness``) is worth.
    """

    learned_from: tuple[str, ...]
    bound: float
    """Subtracted from the sum: below 0 an answer counts as off topic."""
    bound_of_short: float
    """The same for answers below ``SHORT_WORDS``, which say less of what they are about."""
    rarity: dict[str, float]
    rarity_of_others: float
    scales: dict[str, FeatureScale]
    question_mean: tuple[float, ...]
    answer_mean: tuple[float, ...]
    answer_weights: tuple[float, ...]
    question_axes: tuple[tuple[float, ...], ...]
    answer_axes: tuple[tuple[float, ...], ...]
    nearness: float = Field(gt=0)
    examples: tuple[tuple[float, ...], ...]
    example_weights: tuple[float, ...]
    together: FeatureScale
    """The relevance reader's log odds, as it gave them to answers that it had not learned from."""
    together_weight: float

    @model_validator(mode="after")
    def _fits_together(self) -> TopicModel:
        size = len(self.answer_mean)
        vectors = (self.question_mean, self.answer_weights, *self.question_axes, *self.answer_axes)
        if any(len(vector) != size for vector in vectors):
            raise ValueError("every vector must have as many coordinates as the encoder's")
        if len(self.question_axes) != len(self.answer_axes):
            raise ValueError("axes come in pairs")
        if set(self.scales) != set(FEATURES):
            raise ValueError(f"scales must be of: {', '.join(FEATURES)}")
        if len(self.examples) != len(self.example_weights):
            raise ValueError("every example needs a weight")
        if any(len(example) != len(FEATURES) for example in self.examples):
            raise ValueError(f"an example has {len(FEATURES)} features")
        return self


class TopicModels(DataModel):
    """A model for questions that quote a line of a document, whose answers share few words with
    them, and one for all others: one for both tells each apart less well."""

    schema_version: int = Field(alias="schema", ge=5, le=5)
    version: str
    quoting: TopicModel
    others: TopicModel

    def of(self, question: str) -> TopicModel:
        return self.quoting if quotes_a_line(question) else self.others


def topic_models() -> TopicModels:
    """The models of ``core/data/topic_en.json``."""
    return load_data("topic_en", TopicModels)


_QUOTED = re.compile(r"“[^”]+”|\"[^\"]+\"")


def quotes_a_line(question: str) -> bool:
    """Whether ``question`` quotes something, as those planned from documents do."""
    return _QUOTED.search(question) is not None
