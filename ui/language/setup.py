"""Choosing a talk: the language, a friend or a test, the level, and what this machine can do."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from core.conversation.language import CefrLevel, Language, Stimulus, TalkBrief, TalkKind
from core.conversation.services import ServiceRole
from core.language.pack import load_pack
from ui.interface import N_, _
from ui.parts.choices import allowed, begin_with, segments, select
from ui.parts.plain import plain
from ui.parts.pressing import pressed
from ui.runtime import runtime, visit

_KINDS = {TalkKind.FRIEND: N_("Talk with a friend"), TalkKind.TEST: N_("Speaking test")}
_ABOUT = {
    TalkKind.FRIEND: N_(
        "A partner made by Greenroom chats with you. When you make a slip, it says it back the "
        "usual way, in passing. With a key a language model speaks; without one the questions "
        "are prepared."
    ),
    TalkKind.TEST: N_(
        "Three timed parts: warm-up, something to speak about alone, discussion. About "
        "six minutes; corrections come at the end."
    ),
}
_STIMULI = {Stimulus.TOPIC: N_("A topic"), Stimulus.PICTURE: N_("A picture")}
_FOUND_OUT = "found out"
"""In place of a level. Not ``None``: Streamlit lets a box that holds it be cleared."""
_LEVELS: tuple[CefrLevel | str, ...] = (_FOUND_OUT, *list(CefrLevel)[: CefrLevel.C1])
_MINUTES = (5, 8, 12, 20)

# How well the recogniser that ships writes each language down, from its makers' published error
# rates on read speech: below 20 %, below 45 %, above. Of a recogniser that was put in its place
# nothing is claimed.
_HEARD_WELL = {
    Language.ENGLISH,
    Language.SPANISH,
    Language.ITALIAN,
    Language.PORTUGUESE,
    Language.GERMAN,
    Language.FRENCH,
}
_HEARD_BADLY = {Language.HINDI, Language.ARABIC}


@dataclass(frozen=True)
class ChosenTalk:
    brief: TalkBrief
    google: bool


def choose_talk() -> ChosenTalk | None:
    """What the person chose, in the run in which they press start; else ``None``."""
    language = select(_("Language"), list(Language), "talk-language", index=1, format_func=_named)
    kind = segments(
        _("Kind of talk"),
        list(TalkKind),
        "talk-kind",
        default=TalkKind.FRIEND,
        format_func=lambda k: _(_KINDS[k]),
    )
    st.caption(_(_ABOUT[kind]))
    stimulus = Stimulus.TOPIC
    if kind is TalkKind.TEST:
        stimulus = segments(
            _("What you speak about alone"),
            list(Stimulus),
            "talk-stimulus",
            default=Stimulus.TOPIC,
            format_func=lambda s: _(_STIMULI[s]),
        )
        st.caption(_("A picture has to be seen; a topic can be spoken about without."))
    chosen = select(_("Level"), _LEVELS, "talk-level", format_func=_level_named)
    level = chosen if isinstance(chosen, CefrLevel) else None
    minutes = 8
    if kind is TalkKind.FRIEND:
        minutes = segments(_("Minutes"), _MINUTES, "talk-minutes", default=8, format_func=str)
    google = _what_it_can_do(language)
    if not pressed(None, _("Start talking"), "start-talk", type="primary", icon=":material/mic:"):
        return None
    return ChosenTalk(TalkBrief(language, kind, level, minutes, stimulus), google)


def offer_again(brief: TalkBrief) -> None:
    """Let the next choice begin as ``brief`` was."""
    begin_with("talk-language", brief.language)
    begin_with("talk-kind", brief.kind)
    begin_with("talk-stimulus", brief.stimulus)
    begin_with("talk-level", _FOUND_OUT if brief.level is None else brief.level)
    if brief.kind is TalkKind.FRIEND:
        begin_with("talk-minutes", brief.minutes)


def _level_named(level: CefrLevel | str) -> str:
    return level.name if isinstance(level, CefrLevel) else _("Find it out as we talk")


def _named(language: Language) -> str:
    if language is Language.ENGLISH:
        return _(language.label)
    return f"{_(language.label)} · {load_pack(language).endonym}"


def _what_it_can_do(language: Language) -> bool:
    """Said before the start; whether Google's voice may be asked."""
    mine = visit().speaking(language.value, google=False)
    st.header(_("What works here in {language}").format(language=_(language.label)), anchor=False)
    for line in (_hearing(language), _thinking(), _judging()):
        st.markdown(f"- {line}")
    speaking = mine.links(ServiceRole.SPEAK)
    if speaking:
        told = _("**Speaks:** {service}.").format(service=plain(_(speaking[0].label)))
        st.markdown(f"- {told}")
        return False
    st.markdown(
        _(
            "- **Speaks:** nobody on this machine; you read your partner's lines. A key for OpenAI "
            "or a server of your own gives them a voice."
        )
    )
    return allowed(
        _("Let Google Translate's voice speak"),
        "google-speaks",
        help=_(
            "Sends your partner's lines, nothing of yours, to Google over the network. It is an "
            "unofficial service and may fail; then you read on."
        ),
    )


def _hearing(language: Language) -> str:
    mine = visit().speaking(language.value, google=False)
    first = mine.links(ServiceRole.HEAR)[:1]
    if first and first[0].hosted:
        return _("**Hears:** {service}.").format(service=plain(first[0].label))
    told = _(
        "**Hears:** the embedded recogniser writes down {language} with mistakes: read each "
        "transcript before you send it."
    )
    if language in _HEARD_WELL or runtime().settings.whisper_model:
        told = _(
            "**Hears:** the embedded recogniser writes down {language}; you see each transcript "
            "before it counts."
        )
    elif language in _HEARD_BADLY:
        told = _(
            "**Hears:** the embedded recogniser writes down {language} poorly: check each "
            "transcript, or type."
        )
    return told.format(language=_(language.label))


def _thinking() -> str:
    first = visit().links(ServiceRole.THINK)[:1]
    if first and first[0].hosted:
        return _("**Talks:** {service} words the talk and takes up what you say.").format(
            service=plain(first[0].label)
        )
    return _(
        "**Talks:** from Greenroom's own questions; it corrects common slips that it knows for "
        "sure, and takes up little of what you say."
    )


def _judging() -> str:
    if visit().assessing_models():
        return _("**Judges:** a language model fills in the grid; code checks every quote.")
    return _(
        "**Judges:** rules estimate range and coherence and list common slips. Accuracy, fluency "
        "and interaction need a language model and stay open. Pronunciation is never judged."
    )
