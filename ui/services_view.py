"""Who hears, thinks, speaks and assesses: what is chosen, why the others do not, what it costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from core.conversation.conversation import Mode
from core.conversation.services import ServiceRole
from providers.registry import ProviderId
from providers.trial import Trial, try_all
from providers.visit import ServiceStatus, Standing, Visit
from ui.plain import plain
from ui.runtime import runtime, visit

_ROLES = {
    ServiceRole.HEAR: ("Hearing", "writes down what you say"),
    ServiceRole.THINK: ("Thinking", "words what the interviewer says"),
    ServiceRole.SPEAK: ("Speaking", "gives the interviewer a voice"),
    ServiceRole.ASSESS: (
        "Assessing",
        "the strong model for reviews. Reviews are written by rules so far: it is listed and "
        "tested here, and not asked yet",
    ),
}
_MODES = {Mode.INTERVIEW: "Voice in the mock interview", Mode.CHAT: "Voice in the chat"}
_TRIALS = "trials"
_TRIALS_WITHIN_S = 120.0
_AUTOMATIC = "Automatic"


def choose_services() -> None:
    """The part of the settings page about services."""
    mine = visit()
    st.subheader("Services")
    if not runtime().services.any_hosted:
        st.write(
            "Greenroom works with its own engines. Put a key into the environment, a .env file or "
            "Streamlit's secrets and restart, and hosted models serve the same interview."
        )
    for role in ServiceRole:
        _choose(mine, role)
    _test(mine)
    _costs(mine)


def _choose(mine: Visit, role: ServiceRole) -> None:
    title, does = _ROLES[role]
    rows = mine.table(role)
    with st.container(border=True):
        st.markdown(f"**{title}**: {does}.")
        able = [row.provider for row in rows if row.standing is not Standing.UNAVAILABLE]
        if len(able) > 1:
            _choose_provider(mine, role, rows, able)
            rows = mine.table(role)
        serving = next((row for row in rows if row.standing is Standing.SERVES), None)
        if serving is not None and serving.provider is not ProviderId.EMBEDDED:
            _choose_model(mine, serving)
            if role is ServiceRole.SPEAK:
                _choose_voices(mine, serving)
        st.table([_row(row) for row in rows])


def _choose_provider(
    mine: Visit, role: ServiceRole, rows: Sequence[ServiceStatus], able: Sequence[ProviderId]
) -> None:
    labels = {row.provider: _capital(row.label) for row in rows}
    now = mine.choices.providers.get(role)
    options: list[ProviderId | None] = [None, *dict.fromkeys([*able, *([now] if now else [])])]
    chosen = st.selectbox(
        f"Who does the {_ROLES[role][0].lower()}",
        options,
        index=options.index(now) if now in options else 0,
        format_func=lambda name: labels[name] if name else _AUTOMATIC,
        help="Who chooses the embedded engine sends nothing away: no other one steps in.",
    )
    kept = {key: value for key, value in mine.choices.providers.items() if key is not role}
    if chosen is not None:
        kept[role] = chosen
    mine.choices = replace(mine.choices, providers=kept)


def _choose_model(mine: Visit, serving: ServiceStatus) -> None:
    key = (serving.provider, serving.role)
    names = [m.name for m in mine.services.states[key[0]].ladders[key[1]].models]
    if len(names) < 2:
        return
    chosen = st.selectbox(
        f"Model for {_ROLES[serving.role][0].lower()}",
        names,
        index=names.index(serving.model) if serving.model in names else 0,
        help="The others step in when this one is retired.",
    )
    if chosen != serving.model:
        mine.choices = replace(mine.choices, models={**mine.choices.models, key: chosen})


def _choose_voices(mine: Visit, serving: ServiceStatus) -> None:
    listing = mine.services.states[serving.provider].listing
    if not listing.voices:
        return
    for place, (mode, label) in zip(st.columns(len(_MODES)), _MODES.items(), strict=True):
        key = (serving.provider, mode)
        now = mine.voice_for(serving.provider, mode)
        voices = list(dict.fromkeys([*listing.voices, *([now] if now else [])]))
        index = voices.index(now) if now in voices else 0
        chosen = place.selectbox(label, voices, index=index, format_func=_capital)
        if chosen != now:
            mine.choices = replace(mine.choices, voices={**mine.choices.voices, key: chosen})


def _row(row: ServiceStatus) -> dict[str, str]:
    says_all = row.standing is Standing.RESTS and row.note.startswith("rests")
    note = f": {row.note}" if row.note else ""
    return {
        "Service": _named(row.label, row.model),
        "State": plain(row.note if says_all else f"{row.standing.value}{note}"),
    }


def _named(label: str, model: str) -> str:
    return plain(f"{_capital(label)}, {model}" if model else _capital(label))


def _test(mine: Visit) -> None:
    st.write(
        "The test makes one tiny call to each service that may be asked, in each role, "
        "and times it."
    )
    if st.button("Test the services", icon=":material/network_check:"):
        _run_trials(mine)
    trials = st.session_state.get(_TRIALS)
    if trials:
        st.table([_trial_row(trial) for trial in trials])


def _run_trials(mine: Visit) -> None:
    calling = runtime().loop.submit(try_all(mine))
    with st.spinner("Calling each service once …"):
        try:
            st.session_state[_TRIALS] = calling.result(_TRIALS_WITHIN_S)
        except TimeoutError:
            calling.cancel()
            st.warning(f"The services did not answer within {_TRIALS_WITHIN_S:.0f} seconds.")


def _trial_row(trial: Trial) -> dict[str, str]:
    took = f"{1000 * trial.latency_s:.0f} ms"
    return {
        "Role": _ROLES[trial.role][0],
        "Service": _named(trial.label, trial.model),
        "Result": took if trial.error is None else plain(trial.error.message),
    }


def _costs(mine: Visit) -> None:
    spent, caps = mine.meter.spent, mine.meter.caps
    st.markdown("**Costs so far**")
    if not spent.calls:
        st.text(
            f"No hosted call was made in this visit, of at most ${caps.session_usd:.2f}. "
            f"Today: ${mine.meter.day_usd:.4f} of at most ${caps.day_usd:.2f}."
        )
    else:
        about = "about " if spent.estimated else ""
        st.text(
            f"This visit: {about}${spent.usd:.4f} of at most ${caps.session_usd:.2f}. "
            f"Today: ${mine.meter.day_usd:.4f} of at most ${caps.day_usd:.2f}."
        )
        st.text(
            f"{spent.calls} calls, {spent.tokens_in:.0f} tokens in and {spent.tokens_out:.0f} out, "
            f"{spent.heard_s:.0f} s heard, {spent.spoken_s:.0f} s spoken."
        )
    st.caption(
        f"By the price table of {mine.services.prices.read_on}; the provider's bill counts. When a "
        "limit is reached hosted calls stop and the embedded engines go on."
    )


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]
