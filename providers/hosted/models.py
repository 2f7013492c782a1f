"""The models of a role: which is asked now, and which to ask when it is gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import structlog

from core.conversation.errors import TurnError
from core.conversation.services import MODEL_UNKNOWN
from providers.catalog import HostedModel

log = structlog.get_logger()


class ModelLadder:
    """Models in order of preference; a retired one is not asked again in this process.

    Shared by all rooms; the loop retires, any thread may read.
    """

    def __init__(self, models: Sequence[HostedModel]) -> None:
        self._models = tuple(models)
        self._retired: set[str] = set()

    @property
    def models(self) -> tuple[HostedModel, ...]:
        """Those that are not retired, the preferred one first."""
        return tuple(model for model in self._models if model.name not in self._retired)

    @property
    def retired(self) -> tuple[str, ...]:
        return tuple(sorted(self._retired))

    def replace(self, models: Sequence[HostedModel]) -> None:
        """What the server turned out to offer."""
        self._models = tuple(models)

    def preferred(self, name: str = "") -> HostedModel | None:
        """The model called ``name`` if it is there, else the first; ``None`` without any."""
        models = self.models
        chosen = (model for model in models if model.name == name)
        return next(chosen, models[0] if models else None)

    def tries(self, choose: Callable[[], str]) -> Iterator[HostedModel]:
        """Whom to ask: each time the one preferred by then; ends when all are retired."""
        return iter(lambda: self.preferred(choose()), None)

    @contextmanager
    def retiring(self, model: HostedModel) -> Iterator[None]:
        """Retire ``model`` when the block fails because there is none of that name; the fault is
        raised when no other is left."""
        try:
            yield
        except TurnError as error:
            if error.code != MODEL_UNKNOWN:
                raise
            self.retire(model)
            if not self.models:
                raise

    def retire(self, model: HostedModel) -> None:
        log.warning("model retired", model=model.name)
        self._retired.add(model.name)
