"""One visit's services: the shared connections, with this visit's choices, journal and meter."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import replace
from functools import partial
from typing import Any

from core.conversation.conversation import Mode
from core.conversation.ports import ChatModel, Interviewer, Synthesizer, Transcriber
from core.conversation.services import ServiceRole, cause
from core.conversation.voice_style import VoiceStyle
from core.practice.rules_interviewer import RulesInterviewer
from core.sentence import Sentence, say
from core.think.model_interviewer import ModelInterviewer
from providers.choices import Choices, Chosen
from providers.fallback.chain import Journal
from providers.fallback.interviewer import FallbackInterviewer
from providers.fallback.link import Link, Refusal
from providers.fallback.synthesizer import FallbackSynthesizer
from providers.fallback.transcriber import FallbackTranscriber
from providers.gtts_voice import GttsVoice
from providers.hosted.chat import ChatDialect, HostedChatModel
from providers.hosted.speech import HostedSynthesizer
from providers.hosted.transcription import HostedTranscriber
from providers.registry import EMBEDDED_LABELS, ProviderId, provider_order
from providers.services import ProviderState, Services
from providers.spending import Meter
from providers.standing import ServiceStatus, Standing

_OTHER_LANGUAGE = say("it speaks English only")
_NO_MODELS = say("it offers no model for this")
_NOT_TOLD = say("it has not said which models it has; name one in the environment")


class Visit:
    """The services of one visitor. ``choices`` may be replaced at any time, by any thread.

    What it gives is used on the loop; the rest may be read by any thread.
    """

    def __init__(self, services: Services, language: str = "en") -> None:
        self.services = services
        self.language = language
        self._google = True
        self._chosen = Chosen()
        self.journal = Journal()
        self.meter = Meter(services.prices, services.ledger, services.caps)
        self._links: dict[tuple[ProviderId, ServiceRole], Link[Any]] = {}
        for role in ServiceRole:
            for state in services.states.values():
                if not state.why_not and role in state.listing.roles:
                    self._links[state.provider.id, role] = self._hosted_link(state, role)
        engines = {
            ServiceRole.HEAR: services.local,
            ServiceRole.THINK: RulesInterviewer(),
            ServiceRole.SPEAK: services.local,
        }
        for role, engine in engines.items():
            link: Link[Any] = Link(role, EMBEDDED_LABELS[role], engine)
            self._links[ProviderId.EMBEDDED, role] = link

    @property
    def choices(self) -> Choices:
        return self._chosen.now

    @choices.setter
    def choices(self, choices: Choices) -> None:
        self._chosen.now = choices

    def speaking(self, language: str, *, google: bool) -> Visit:
        """The same visit for a talk in ``language``: its choices, journal and costs are shared.

        Without ``google`` Google's voice, which asks for no key, is left alone unless it was
        chosen: nobody's words go there unasked.
        """
        other = copy(self)
        other.language, other._google = language, google
        return other

    def transcriber(self, terms: Callable[[], Sequence[str]] = tuple) -> Transcriber:
        """Hears with whoever serves; ``terms`` are likely to be said."""
        return FallbackTranscriber(
            lambda: self.links(ServiceRole.HEAR),
            self.journal,
            self.services.local.find_speech,
            terms,
        )

    def interviewer(self) -> Interviewer:
        return FallbackInterviewer(lambda: self.links(ServiceRole.THINK), self.journal)

    def synthesizer(self) -> Synthesizer:
        return FallbackSynthesizer(
            lambda: self.links(ServiceRole.SPEAK),
            self.journal,
            lambda link, style: self.voice_of(link.provider, style),
        )

    def assessing_models(self) -> list[Link[ChatModel]]:
        """The strong models that may write a review, in order; none without a key, or where the
        rules shall write it."""
        return self.links(ServiceRole.ASSESS)

    def assessing_model_name(self, link: Link[ChatModel]) -> str:
        """The service with the model that it judges with: "Groq, gpt-oss-120b"."""
        model = self.model_of(link.provider, ServiceRole.ASSESS)
        return f"{link.label}, {model}" if model else link.label

    @property
    def hears_here(self) -> bool:
        """Whether hearing happens in this process, where captions on the way cost only time."""
        first = self.links(ServiceRole.HEAR)[:1]
        return not (first and first[0].hosted)

    def links(self, role: ServiceRole) -> list[Link[Any]]:
        """Whom to ask in ``role``, in order, as things stand now."""
        return [
            self._links[name, role]
            for name in self.order(role)
            if (name, role) in self._links and self._can(name, role)
        ]

    def order(self, role: ServiceRole) -> tuple[ProviderId, ...]:
        """The providers of ``role`` in order: chosen, else wished for, else by default.

        Who chooses the embedded engine means that nothing shall leave this machine.
        """
        chosen = self.choices.providers.get(role)
        wished = tuple(wish.provider for wish in self.services.wishes.get(role, ()))
        usual = provider_order(role, self.language)
        if chosen is ProviderId.EMBEDDED:
            return (chosen,)
        if wished:
            usual = (*wished, ProviderId.EMBEDDED)
        if not self._google:
            usual = tuple(name for name in usual if name is not ProviderId.GTTS)
        first = () if chosen is None else (chosen,)
        found = tuple(dict.fromkeys((*first, *usual)))
        if role is ServiceRole.ASSESS:  # rules never fail, so nobody comes after them
            return found[: found.index(ProviderId.EMBEDDED) + 1]
        return found

    def table(self, role: ServiceRole) -> tuple[ServiceStatus, ...]:
        """How every provider that could take ``role`` stands, those that serve first."""
        order = self.order(role)
        others = [
            state.provider.id
            for state in self.services.states.values()
            if role in state.listing.roles and state.provider.id not in order
        ]
        rows: list[ServiceStatus] = []
        serves = Standing.SERVES
        for name in (*order, *others):
            row = self._status(name, role, serves if name in order else Standing.ON_REQUEST)
            if row is None:
                continue
            if row.standing is Standing.SERVES:
                serves = Standing.STANDS_BY
            rows.append(row)
        return tuple(rows)

    def voice_for(self, name: ProviderId, mode: Mode) -> str:
        """The voice of ``name`` in ``mode``: chosen, else wished for, else usual."""
        usual = self.services.states[name].listing.mode_voices.get(mode, "")
        return self._named_voice(name, mode) or usual

    def _named_voice(self, name: ProviderId, mode: Mode) -> str:
        wished = (
            w.voice
            for w in self.services.wishes.get(ServiceRole.SPEAK, ())
            if w.voice and w.provider is name
        )
        return self.choices.voices.get((name, mode)) or next(wished, "")

    def model_of(self, name: ProviderId, role: ServiceRole) -> str:
        """The model that ``name`` is asked for; "" when it has none, or is asked for none by
        name."""
        if name is ProviderId.EMBEDDED or self.services.states[name].provider.connect is None:
            return ""
        ladder = self.services.states[name].ladders.get(role)
        model = ladder.preferred(self.choices.models.get((name, role), "")) if ladder else None
        return model.name if model else ""

    def _status(
        self, name: ProviderId, role: ServiceRole, standing: Standing
    ) -> ServiceStatus | None:
        if name is ProviderId.EMBEDDED:
            if not self._can(name, role):
                standing = Standing.UNAVAILABLE
            note = Sentence("" if self._can(name, role) else _OTHER_LANGUAGE)
            return ServiceStatus(role, name, EMBEDDED_LABELS[role], "", standing, note)
        state = self.services.states[name]
        if role not in state.listing.roles:
            return None
        row = ServiceStatus(role, name, state.label, self.model_of(name, role), standing)
        has_told = state.models_known and (state.models_told or name is not ProviderId.SERVER)
        unnamed = _NO_MODELS if has_told else _NOT_TOLD
        note = Sentence(state.why_not or ("" if self._can(name, role) else unnamed))
        if note:
            return replace(row, standing=Standing.UNAVAILABLE, note=note)
        link = self._links[name, role]
        refusal = link.refused()
        if refusal is not None:
            note = cause(refusal.code, state.label, refusal.figures)
            return replace(row, standing=Standing.RESTS, note=note, note_says_all=True)
        failure = link.breaker.last_failure
        if failure is None:
            return row
        why = cause(failure.error.code, state.label)
        note = say("failed at {time}: {cause}", time=f"{failure.at:%H:%M}", cause=why)
        standing = row.standing if link.breaker.allows else Standing.RESTS
        return replace(row, standing=standing, note=note)

    def _can(self, name: ProviderId, role: ServiceRole) -> bool:
        """Whether it has a model for this and speaks the language."""
        if name is ProviderId.EMBEDDED:
            return role is not ServiceRole.SPEAK or self.language == "en"
        state = self.services.states[name]
        languages = state.listing.roles[role].languages
        return bool(state.ladders[role].models) and (
            languages is None or self.language in languages
        )

    def _hosted_link(self, state: ProviderState, role: ServiceRole) -> Link[Any]:
        def refused() -> Refusal | None:
            return self.meter.refusal(state.provider.id)

        return Link(
            role,
            state.label,
            self._engine(state, role),
            self.services.deadlines(state.provider.id, role),
            state.breakers[role],
            refused,
            state.provider.id,
        )

    def _engine(self, state: ProviderState, role: ServiceRole) -> Any:
        name, listing = state.provider.id, state.listing
        spend = partial(self.meter.count, name)
        if state.connection is None:
            return GttsVoice(self.services.gtts_pool, spend)

        def choose() -> str:
            return self.choices.models.get((name, role), "")

        ladder = state.ladders[role]
        if role is ServiceRole.HEAR:
            return HostedTranscriber(state.connection, ladder, choose=choose, spend=spend)
        if role is ServiceRole.SPEAK:
            return HostedSynthesizer(state.connection, ladder, choose=choose, spend=spend)
        dialect = ChatDialect(listing.reply_limit_field, listing.usage_in_stream)
        model = HostedChatModel(
            state.connection, ladder, role=role, dialect=dialect, choose=choose, spend=spend
        )
        if role is not ServiceRole.THINK:
            return model
        return ModelInterviewer(model, asyncio.to_thread)

    def voice_of(self, name: ProviderId, style: VoiceStyle) -> str:
        """The voice that ``name`` should speak ``style`` with: the speaker's own, else chosen,
        else usual for the mode. Which voices a server of one's own has is known only to whoever
        named one of them, so there that voice speaks for everybody."""
        if name is ProviderId.EMBEDDED:
            return ""
        own = dict(style.voices).get(name.value, "")
        named = name is ProviderId.SERVER and self._named_voice(name, style.mode)
        return own if own and not named else self.voice_for(name, style.mode)

    def has_many_voices(self) -> bool:
        """Whether whoever speaks now has a voice for each of several people."""
        first = next(iter(self.links(ServiceRole.SPEAK)), None)
        if first is None or first.provider is ProviderId.EMBEDDED:
            return False
        name = first.provider
        named = name is ProviderId.SERVER and self._named_voice(name, Mode.INTERVIEW)
        return len(self.services.states[name].listing.voices) > 1 and not named
