"""A voice that hands its line on when it fails, at the word where it fell silent."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from contextlib import aclosing
from dataclasses import replace

from core.conversation.audio import VOICE_RATE_HZ, PcmAudio
from core.conversation.errors import SynthesisError
from core.conversation.ports import Synthesizer
from core.conversation.voice_style import VoiceStyle
from providers.fallback.chain import Journal, attempts
from providers.fallback.link import Link, from_link
from providers.recordings import Resampler

_CHARS_PER_S = 15.0
"""English read aloud, about 170 words a minute; other alphabets do not differ by much."""

_CHARS_PER_S_OF = {"zh": 4.5, "ja": 7.0, "ko": 7.0}
"""Where a character is a syllable or more."""

VoiceOf = Callable[[Link[Synthesizer], VoiceStyle], str]


class FallbackSynthesizer:
    """A ``Synthesizer`` over a chain of them. Loop only.

    ``voice_of(link, style)`` names the voice that a service should use.
    """

    def __init__(
        self,
        links: Callable[[], Sequence[Link[Synthesizer]]],
        journal: Journal,
        voice_of: VoiceOf = lambda link, style: style.voice,
    ) -> None:
        self._links = links
        self._journal = journal
        self._voice_of = voice_of

    async def synthesize(self, text: str, style: VoiceStyle) -> AsyncIterator[PcmAudio]:
        """See ``core.conversation.ports.Synthesizer``. 24 kHz."""
        asked = attempts(self._links, self._journal)
        rest = text
        for link in asked.links:
            sounded_s = 0.0
            try:
                async with aclosing(self._spoken_by(link, rest, style)) as pieces:
                    resampler = Resampler(VOICE_RATE_HZ)
                    async for piece in pieces:
                        sounded_s += piece.duration_s
                        for made in resampler.feed(piece):
                            yield made
                    for made in resampler.flush():
                        yield made
                asked.served_by(link)
                return
            except SynthesisError as error:
                asked.failed.append((link, error))
                rest = words_after(rest, sounded_s, style.language)
                if not rest:
                    return
        raise asked.served_by_nobody(SynthesisError)

    def _spoken_by(
        self, link: Link[Synthesizer], text: str, style: VoiceStyle
    ) -> AsyncGenerator[PcmAudio, None]:
        asked = replace(style, voice=self._voice_of(link, style))
        return from_link(lambda: link.engine.synthesize(text, asked), link, SynthesisError)


def words_after(text: str, sounded_s: float, language: str) -> str:
    """What of ``text`` was probably not spoken yet when a voice fell silent after ``sounded_s``.

    Sound carries no words, so the place is estimated from an ordinary pace; without a space
    the cut is between two characters.
    """
    if sounded_s <= 0:
        return text
    spoken = min(len(text), round(sounded_s * _CHARS_PER_S_OF.get(language, _CHARS_PER_S)))
    if " " not in text.strip():
        return text[spoken:] if language in _CHARS_PER_S_OF else ""
    space = text.find(" ", spoken)
    return text[space + 1 :].strip() if space >= 0 else ""
