"""The voices of a panel: each person has one at every provider that has several."""

from __future__ import annotations

import pytest

from core.conversation.brief import Manner
from core.conversation.conversation import Mode
from core.conversation.services import ServiceRole
from core.conversation.voice_style import VoiceStyle
from core.practice.directing.interviewers import everybody
from providers.catalog import load_catalog
from providers.choices import Choices, read_wishes
from providers.registry import ProviderId
from providers.visit import Visit
from tests.providers.conftest import MakeServices

PEOPLE = everybody().interviewers


def style_of(name: str) -> VoiceStyle:
    person = next(person for person in PEOPLE if person.id == name).persona
    return VoiceStyle(manner=person.manner, voices=person.voices)


def test_everybody_has_a_voice_that_its_provider_knows() -> None:
    catalog = load_catalog().providers
    several = {name for name, listing in catalog.items() if len(listing.voices) > 1}
    for person in PEOPLE:
        assert set(person.voices) == several
        for provider, voice in person.voices.items():
            assert voice in catalog[provider].voices, person.name


@pytest.mark.parametrize("manner", list(Manner))
def test_a_hosted_service_speaks_as_each_of_a_panel(
    services_with: MakeServices, manner: Manner
) -> None:
    visit = Visit(services_with(openai=True))
    panel = [person for person in PEOPLE if person.manner is manner]
    voices = [visit.voice_of(ProviderId.OPENAI, style_of(person.id)) for person in panel]
    assert voices == [person.voices["openai"] for person in panel]
    assert visit.has_many_voices()


def test_the_voice_chosen_in_the_settings_stays_with_an_interviewer_without_a_name(
    services_with: MakeServices,
) -> None:
    visit = Visit(services_with(openai=True))
    visit.choices = Choices(voices={(ProviderId.OPENAI, Mode.INTERVIEW): "echo"})
    assert visit.voice_of(ProviderId.OPENAI, VoiceStyle()) == "echo"
    assert visit.voice_of(ProviderId.OPENAI, style_of("maya")) == "coral"


def test_a_voice_that_was_named_for_a_server_of_ones_own_speaks_for_everybody(
    services_with: MakeServices,
) -> None:
    """Its voices are its own: a name of OpenAI's may be unknown there."""
    url = "http://127.0.0.1:9/v1"
    visit = Visit(services_with(url=url))
    assert visit.voice_of(ProviderId.SERVER, style_of("maya")) == "coral"
    wishes = {ServiceRole.SPEAK: read_wishes("server:kokoro@af_heart")}
    visit = Visit(services_with(url=url, wishes=wishes))
    assert visit.voice_of(ProviderId.SERVER, style_of("maya")) == "af_heart"


def test_the_embedded_voice_is_one_voice(services_with: MakeServices) -> None:
    visit = Visit(services_with())
    assert not visit.has_many_voices()
    assert visit.voice_of(ProviderId.EMBEDDED, style_of("maya")) == ""


def test_a_server_that_is_called_like_a_service_keeps_its_own_voice(
    services_with: MakeServices,
) -> None:
    wishes = {ServiceRole.SPEAK: read_wishes("server:kokoro@af_heart")}
    visit = Visit(services_with(groq=True, url="http://Groq/v1", wishes=wishes))
    labels = [visit.services.states[name].label for name in (ProviderId.SERVER, ProviderId.GROQ)]
    assert labels == ["Groq", "Groq"]
    voices = {
        link.provider: visit.voice_of(link.provider, VoiceStyle())
        for link in visit.links(ServiceRole.SPEAK)
    }
    assert voices[ProviderId.SERVER] == "af_heart"
    groq = visit.services.states[ProviderId.GROQ].listing.mode_voices
    assert visit.voice_of(ProviderId.GROQ, VoiceStyle()) == groq[VoiceStyle().mode]
