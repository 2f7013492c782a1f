"""Who hears, thinks, speaks and assesses: what is chosen, why the others do not, what it costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from core.conversation.conversation import Mode
from core.conversation.errors import TurnError
from core.conversation.services import ServiceRole
from core.sentence import in_a_row
from providers.registry import ProviderId
from providers.standing import ServiceStatus, Standing
from providers.trial import Trial, try_all
from providers.visit import Visit
from ui.interface import N_, _, capital, labelled, told_day, usd, worded
from ui.loop_work import begin_work
from ui.parts.choices import pick
from ui.parts.faults import show_fault
from ui.parts.plain import plain
from ui.runtime import runtime, visit
from ui.waiting import wait_for_work

_ROLES = {
    ServiceRole.HEAR: N_("Hearing"),
    ServiceRole.THINK: N_("Thinking"),
    ServiceRole.SPEAK: N_("Speaking"),
    ServiceRole.ASSESS: N_("Assessing"),
}
_ABOUT = {
    ServiceRole.HEAR: N_("**Hearing**: writes down what you say."),
    ServiceRole.THINK: N_("**Thinking**: words what the interviewer says."),
    ServiceRole.SPEAK: N_("**Speaking**: gives the interviewer a voice."),
    ServiceRole.ASSESS: N_(
        "**Assessing**: a strong model judges your answers for the review. The embedded review "
        "goes by rules."
    ),
}
_WHO = {
    ServiceRole.HEAR: N_("Who does the hearing"),
    ServiceRole.THINK: N_("Who does the thinking"),
    ServiceRole.SPEAK: N_("Who does the speaking"),
    ServiceRole.ASSESS: N_("Who does the assessing"),
}
_MODEL_FOR = {
    ServiceRole.HEAR: N_("Model for hearing"),
    ServiceRole.THINK: N_("Model for thinking"),
    ServiceRole.SPEAK: N_("Model for speaking"),
    ServiceRole.ASSESS: N_("Model for assessing"),
}
_MODES = {Mode.INTERVIEW: N_("Voice in the mock interview"), Mode.CHAT: N_("Voice in the chat")}
_TRIALS = "trials"
_TRIALS_WITHIN_S = 120.0
_LOOK_EVERY_S = 1.0
_NOBODY, _AUTOMATIC = "", N_("Automatic")


def choose_services() -> None:
    """The part of the settings page about services."""
    mine = visit()
    st.header(_("Services"))
    if not runtime().services.any_hosted:
        st.write(
            _(
                "Greenroom works with its own engines. Put a key into the environment, a .env file "
                "or Streamlit's secrets and restart, and hosted models serve the same interview."
            )
        )
    if mine.services.still_asking:
        _await_server(mine)
    for role in ServiceRole:
        _choose(mine, role)
    _test(mine)
    _costs(mine)


@st.fragment(run_every=_LOOK_EVERY_S)
def _await_server(mine: Visit) -> None:
    """The tables are drawn anew once a server of one's own has said which models it has."""
    if not mine.services.still_asking:
        st.rerun()
    st.caption(_("Asking your server which models it has …"))


def _choose(mine: Visit, role: ServiceRole) -> None:
    rows = mine.table(role)
    with st.container(border=True):
        st.markdown(_(_ABOUT[role]))
        able = [row.provider for row in rows if row.standing is not Standing.UNAVAILABLE]
        if len(able) > 1:
            _choose_provider(mine, role, rows, able)
        serving = next((row for row in rows if row.standing is Standing.SERVES), None)
        if serving is not None and serving.provider is not ProviderId.EMBEDDED:
            _choose_model(mine, serving)
            if role is ServiceRole.SPEAK:
                _choose_voices(mine, serving)
        st.table([_row(row) for row in rows])


def _choose_provider(
    mine: Visit, role: ServiceRole, rows: Sequence[ServiceStatus], able: Sequence[ProviderId]
) -> None:
    labels = {row.provider: capital(_(row.label)) for row in rows}
    now = mine.choices.providers.get(role)

    def change(chosen: str) -> None:
        kept = {key: value for key, value in mine.choices.providers.items() if key is not role}
        if chosen != _NOBODY:
            kept[role] = ProviderId(chosen)
        _choose_in(mine, providers=kept)

    pick(
        _(_WHO[role]),
        [_NOBODY, *dict.fromkeys([*able, *([now] if now else [])])],
        f"provider-to-{role.value}",
        now=now or _NOBODY,
        change=change,
        format_func=lambda name: labels[ProviderId(name)] if name else _(_AUTOMATIC),
        help=_("Who chooses the embedded engine sends nothing away: no other one steps in."),
    )


def _choose_model(mine: Visit, serving: ServiceStatus) -> None:
    key = (serving.provider, serving.role)
    names = [m.name for m in mine.services.states[key[0]].ladders[key[1]].models]
    if len(names) < 2:
        return
    pick(
        _(_MODEL_FOR[serving.role]),
        list(dict.fromkeys([*names, serving.model])),
        f"model-of-{key[0].value}-to-{key[1].value}",
        now=serving.model,
        change=lambda chosen: _choose_in(mine, models={**mine.choices.models, key: chosen}),
        format_func=str,
        help=_("The others step in when this one is retired."),
    )


def _choose_voices(mine: Visit, serving: ServiceStatus) -> None:
    listing = mine.services.states[serving.provider].listing
    if not listing.voices:
        return
    for place, (mode, label) in zip(st.columns(len(_MODES)), _MODES.items(), strict=True):
        key = (serving.provider, mode)
        now = mine.voice_for(serving.provider, mode)
        voices = list(dict.fromkeys([*listing.voices, now]))
        pick(
            _(label),
            voices,
            f"voice-of-{key[0].value}-in-{mode.value}",
            now=now,
            change=partial(_choose_voice, mine, key),
            format_func=capital,
            draw=place.selectbox,
        )


def _choose_voice(mine: Visit, key: tuple[ProviderId, Mode], chosen: str) -> None:
    _choose_in(mine, voices={**mine.choices.voices, key: chosen})


def _choose_in(mine: Visit, **changes: Any) -> None:
    """Keep what was chosen, by the names of ``Choices``."""
    mine.choices = replace(mine.choices, **changes)


def _row(row: ServiceStatus) -> dict[str, str]:
    note = worded(row.note)
    standing = labelled(_(row.standing.value), note) if note else _(row.standing.value)
    return {
        _("Service"): _named(row.label, row.model),
        _("State"): plain(note if row.note_says_all else standing),
    }


def _named(label: str, model: str) -> str:
    name = capital(_(label))
    return plain(f"{name}, {model}" if model else name)


def _test(mine: Visit) -> None:
    st.write(
        _(
            "The test makes one tiny call to each service that may be asked, in each role, "
            "and times it."
        )
    )
    if st.button(_("Test the services"), icon=":material/network_check:") and _run_trials(mine):
        st.rerun()  # the tables above were drawn before it
    trials = st.session_state.get(_TRIALS)
    if trials:
        st.table([_trial_row(trial) for trial in trials])


def _run_trials(mine: Visit) -> bool:
    """Try all; whether they were done in time."""
    calling = begin_work(try_all(mine), "greenroom-trial")
    words = _("Calling each service once …")
    try:
        st.session_state[_TRIALS] = wait_for_work(calling, words, _TRIALS_WITHIN_S)
    except TimeoutError:
        told = _("The services did not answer within {seconds} seconds.")
        st.warning(told.format(seconds=f"{_TRIALS_WITHIN_S:.0f}"))
        return False
    except TurnError as error:
        show_fault(error)
        return False
    return True


def _trial_row(trial: Trial) -> dict[str, str]:
    took = f"{1000 * trial.latency_s:.0f} ms"
    return {
        _("Role"): _(_ROLES[trial.role]),
        _("Service"): _named(trial.label, trial.model),
        _("Result"): took if trial.error is None else plain(_told(trial.error)),
    }


def _told(error: TurnError) -> str:
    """What is wrong, and what to do where that is for the person to mend."""
    told = error.message if error.retryable else in_a_row((error.message, error.next_step))
    return worded(told)


def _costs(mine: Visit) -> None:
    spent, caps = mine.meter.spent, mine.meter.caps
    limit, day = usd(caps.session_usd), usd(caps.day_usd)
    today = usd(mine.meter.day_usd)
    st.markdown(_("**Costs so far**"))
    if not spent.calls:
        st.text(
            _(
                "No hosted call was made in this visit; it may cost at most ${limit}. "
                "Today: ${today} of at most ${day}."
            ).format(limit=limit, today=today, day=day)
        )
    else:
        told = _("This visit: ${spent} of at most ${limit}. Today: ${today} of at most ${day}.")
        if spent.estimated:
            told = _(
                "This visit: about ${spent} of at most ${limit}. Today: ${today} of at most ${day}."
            )
        st.text(told.format(spent=usd(spent.usd), limit=limit, today=today, day=day))
        st.text(
            _(
                "{calls} calls, {read} tokens in and {written} out, {heard} s heard, {spoken} s "
                "spoken."
            ).format(
                calls=spent.calls,
                read=f"{spent.tokens_in:.0f}",
                written=f"{spent.tokens_out:.0f}",
                heard=f"{spent.heard_s:.0f}",
                spoken=f"{spent.spoken_s:.0f}",
            )
        )
    st.caption(
        _(
            "By the price table of {date}; the provider's bill counts. When a "
            "limit is reached hosted calls stop and the embedded engines go on."
        ).format(date=told_day(mine.services.prices.read_on))
    )
