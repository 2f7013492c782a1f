"""Where a conversation stands, and the only ways on from there."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    READY = "ready"
    LISTENING = "listening"
    TRANSCRIBING = "transcribing"
    THINKING = "thinking"
    SPEAKING = "speaking"


class Event(StrEnum):
    UTTERANCE_STARTED = "utterance started"
    UTTERANCE_ENDED = "utterance ended"
    TRANSCRIBED = "transcribed"
    """The transcript counts at once: a live turn."""
    DRAFTED = "drafted"
    """The transcript waits for the person to send it: a recorded turn."""
    REPLY_REQUESTED = "reply requested"
    """A typed or confirmed answer was sent, or the interviewer opens."""
    PLAYBACK_STARTED = "playback started"
    REPLY_ENDED = "reply ended"
    DISMISSED = "dismissed"
    """What was heard was no turn: a cough, a chair."""
    REPLY_RESUMED = "reply resumed"
    """The interviewer was stopped by mistake and goes on."""
    INTERRUPTED = "interrupted"
    FAILED = "failed"
    STOPPED = "stopped"


class IllegalTransitionError(Exception):
    """An event arrived that its state does not know: a fault in the caller, never in a person."""

    def __init__(self, state: State, event: Event) -> None:
        super().__init__(f"{event.value!r} cannot happen while {state.value!r}")
        self.state = state
        self.event = event


TRANSITIONS: dict[tuple[State, Event], State] = {
    (State.READY, Event.UTTERANCE_STARTED): State.LISTENING,
    # A recorder widget hands over a finished recording: there was no listening to see.
    (State.READY, Event.UTTERANCE_ENDED): State.TRANSCRIBING,
    (State.READY, Event.REPLY_REQUESTED): State.THINKING,
    (State.LISTENING, Event.UTTERANCE_ENDED): State.TRANSCRIBING,
    (State.LISTENING, Event.DISMISSED): State.READY,
    (State.LISTENING, Event.INTERRUPTED): State.READY,
    (State.LISTENING, Event.FAILED): State.READY,
    (State.LISTENING, Event.STOPPED): State.READY,
    (State.TRANSCRIBING, Event.TRANSCRIBED): State.THINKING,
    (State.TRANSCRIBING, Event.DRAFTED): State.READY,
    (State.TRANSCRIBING, Event.DISMISSED): State.READY,
    (State.TRANSCRIBING, Event.REPLY_RESUMED): State.SPEAKING,
    (State.TRANSCRIBING, Event.INTERRUPTED): State.READY,
    (State.TRANSCRIBING, Event.FAILED): State.READY,
    (State.TRANSCRIBING, Event.STOPPED): State.READY,
    (State.THINKING, Event.PLAYBACK_STARTED): State.SPEAKING,
    # A reply that is only read, because the voice failed or is off.
    (State.THINKING, Event.REPLY_ENDED): State.READY,
    # They go on speaking before the reply was heard.
    (State.THINKING, Event.UTTERANCE_STARTED): State.LISTENING,
    (State.THINKING, Event.INTERRUPTED): State.READY,
    (State.THINKING, Event.FAILED): State.READY,
    (State.THINKING, Event.STOPPED): State.READY,
    (State.SPEAKING, Event.REPLY_ENDED): State.READY,
    (State.SPEAKING, Event.UTTERANCE_STARTED): State.LISTENING,
    (State.SPEAKING, Event.INTERRUPTED): State.READY,
    (State.SPEAKING, Event.FAILED): State.READY,
    (State.SPEAKING, Event.STOPPED): State.READY,
}


def advance(state: State, event: Event) -> State:
    """The state after ``event``. Raises ``IllegalTransitionError`` for a pair not in the table."""
    try:
        return TRANSITIONS[state, event]
    except KeyError:
        raise IllegalTransitionError(state, event) from None
