"""The exchange: what follows on each event of a call, from the first word to the last sample."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import structlog
from numpy.typing import NDArray

from core.conversation.audio import PcmAudio
from core.conversation.errors import SynthesisError, TurnError
from core.conversation.states import Event, State
from core.listen.completeness import Completeness, read_completeness
from core.listen.turn_taking import TurnEvent
from voice import faults
from voice.dialogue import Dialogue
from voice.live.answering import Answer, Answering
from voice.live.board import Board
from voice.live.ear import Ear
from voice.live.heard_turn import FailedTurns, HeardTurn
from voice.live.reply_audio import Player
from voice.live.tasks import Tasks, now_s
from voice.live.view import LiveOptions
from voice.live.words import Words
from voice.turn import Engines

log = structlog.get_logger()

_ECHO_CHUNKS = 26  # 0.8 s: so long a reply's last words may still be in the air
_READS_OVER = (Completeness.FINISHED, Completeness.DONE)


class Exchange:
    """Turns and replies of one call. Loop only.

    ``note`` is told each fault once, ``grew`` is called when the dialogue has grown.
    """

    def __init__(
        self,
        *,
        dialogue: Dialogue,
        engines: Engines,
        ear: Ear,
        player: Player,
        board: Board,
        tasks: Tasks,
        options: LiveOptions,
        note: Callable[[TurnError], None],
        grew: Callable[[], None],
    ) -> None:
        self._dialogue = dialogue
        self._ear = ear
        self._player = player
        self._board = board
        self._tasks = tasks
        self._options = options
        self._note = note
        self._grew = grew
        self._answering = Answering(dialogue, engines, player, tasks, options.language)
        self._words = Words(
            engines.transcriber,
            options.language,
            tasks=tasks,
            known=self._words_known,
            failed=self._words_failed,
        )
        self._on_event = {
            TurnEvent.STARTED: self._person_starts,
            TurnEvent.PAUSED: self._person_pauses,
            TurnEvent.RESUMED: self._person_goes_on,
            TurnEvent.ENDED: self._turn_ends,
        }
        self._turn: HeardTurn | None = None
        self._failed = FailedTurns()
        self._echo_left = 0
        self._said = ""  # the words of the turn before: they stay in sight until the next
        self._closing = False  # the turn is over, its words are not known yet
        self._spoke_until_s = self._over_at_s = 0.0

    @property
    def over(self) -> bool:
        """Whether all is said and heard, or too much was said that has no words."""
        return self._failed.full or (self._dialogue.over and self._answering.current is None)

    def greet(self, greeting: str) -> None:
        """Begin with the reply that is owed, or else say ``greeting``."""
        if not self._reply_to_owed() and greeting:
            self._board.begin(Event.REPLY_REQUESTED)
            self._follow(self._answering.say(greeting, self._first_sound))

    def hear(self, chunk: NDArray[np.float32]) -> None:
        """The next 32 ms of the microphone."""
        has_floor = self._answering.current is not None
        self._echo_left = _ECHO_CHUNKS if has_floor else max(0, self._echo_left - 1)
        played = self._player.recent() if self._echo_left else None
        event = self._ear.hear(chunk, played, has_floor=has_floor)
        turns = self._ear.turns
        if turns.speaking and turns.silence_s == 0:
            self._spoke_until_s = now_s()
        if self._turn is not None:
            self._turn.add(chunk)
            if not (turns.silence_s or self._closing) and self._options.interim():
                self._words.find_while_speaking(self._turn)
        self.take(event)
        self._show()

    def take(self, event: TurnEvent | None) -> None:
        """What the microphone or the person's hand has brought about."""
        if event is not None:
            self._on_event[event]()

    def interrupt(self) -> None:
        """Stop the interviewer; what was heard is what was said."""
        if self._answering.cut_off() is None:
            return
        self._answering.settle()
        self._board.begin(Event.INTERRUPTED)
        self._grew()
        self._show()

    def retry(self) -> None:
        """Take up once more the turn whose words could not be had; not while anybody speaks."""
        if self._board.state is State.READY and self._failed.there:
            self._turn = self._failed.take()
            self._board.begin(Event.UTTERANCE_STARTED)
            self._board.update(error=None, can_retry=False)
            self._turn_ends()

    async def wind_down(self) -> PcmAudio | None:
        """Take in what was said and heard until now; the sound whose words could not be had."""
        self._answering.drop_prepared()
        self._answering.cut_off()
        self._answering.settle()
        self._words.forget()
        turn, self._turn = self._turn or self._failed.take_newest(), None
        if self._dialogue.over:
            return None
        fault, left = await self._words.find_last(turn, self._failed.take())
        if fault is not None:
            self._note(fault)
            self._board.update(error=fault)
        if turn is not None and turn.text:
            self._dialogue.hear(turn.utterance())
        return left

    # The person's turn

    def _person_starts(self) -> None:
        if self._closing:  # their words were not known yet: the same turn goes on
            self._closing = False
            self._board.begin(Event.DISMISSED)
        if self._answering.cut_off() is not None:
            self._board.count(cut_ins=1)
            log.info("cut in")
        self._board.begin(Event.UTTERANCE_STARTED)
        self._board.update(nothing_understood=False)
        if not self._failed.there:
            self._board.update(error=None)
        self._said = ""
        if self._turn is None:
            self._turn = HeardTurn(self._ear.before_turn(), self._options.language)
        else:
            self._turn.go_on()

    def _person_pauses(self) -> None:
        if self._turn is not None and self._options.speculate:
            self._words.find(self._turn)
        else:  # without the words only the silence counts
            self._ear.turns.expect(Completeness.FINISHED)

    def _person_goes_on(self) -> None:
        if self._answering.drop_prepared():
            self._board.count(discarded=1)
        if self._turn is not None:
            self._turn.go_on()

    def _turn_ends(self) -> None:
        self._board.begin(Event.UTTERANCE_ENDED)
        self._over_at_s = now_s()
        self._closing = True
        assert self._turn is not None
        if self._turn.settled:
            self._close_turn(self._turn)
        elif not self._words.on_the_way:
            self._words.find(self._turn)

    def _words_known(self, turn: HeardTurn) -> None:
        if turn is not self._turn:
            return
        if self._closing and turn.settled:
            self._close_turn(turn)
        elif self._closing:
            self._words.find(turn)
        elif turn.settled and self._ear.turns.paused:
            self._read(turn)

    def _read(self, turn: HeardTurn) -> None:
        """In a pause: how long to wait, and whether it pays to begin the reply."""
        text = turn.text
        if self._answering.is_noise(text):
            self._ear.turns.expect(Completeness.DONE)
            return
        completeness = read_completeness(text, self._options.language)
        self._ear.turns.expect(completeness)
        log.info("words known", completeness=completeness.value)
        if completeness not in _READS_OVER:
            return
        self._answering.settle()
        if self._dialogue.over:
            return
        conversation = self._dialogue.consider(turn.utterance())
        if self._answering.prepare(text, conversation, self._first_sound):
            self._board.count(speculated=1)

    def _words_failed(self, turn: HeardTurn, error: TurnError) -> None:
        if turn is not self._turn or not self._closing:
            return  # the end of the turn tries again
        self._failed.keep(turn)
        self._turn, self._closing = None, False
        self._answering.settle()
        self._fail(faults.too_much_wordless(error) if self._failed.full else error)

    def _close_turn(self, turn: HeardTurn) -> None:
        self._turn, self._closing = None, False
        text = self._said = turn.text
        if self._answering.is_noise(text):
            self._dismiss(understood=bool(text))
            return
        self._failed.go_on()
        if not self._failed.there:  # else only trying again mends it
            self._board.update(error=None)
        self._answering.settle()
        if self._dialogue.over:  # they spoke over the last words: nothing is left to answer
            return
        self._board.begin(Event.TRANSCRIBED)
        considered = self._answering.prepared_for(text)
        conversation = self._dialogue.hear(turn.utterance(), considered)
        self._board.count(turns=1)
        self._grew()
        self._follow(self._answering.give(conversation, self._first_sound))

    def _dismiss(self, *, understood: bool) -> None:
        """It was no turn: go on from where the reply was cut off, if one was."""
        answer = self._answering.resume()
        if answer is not None:
            self._board.count(resumed=1)
            self._board.begin(Event.REPLY_RESUMED)
            self._follow(answer)
            return
        self._board.begin(Event.DISMISSED)
        if not self._reply_to_owed():  # else they coughed while the interviewer was thinking
            self._board.update(nothing_understood=not understood)

    # The interviewer's reply

    def _reply_to_owed(self) -> bool:
        owed = self._dialogue.owed()
        if owed is not None:
            self._board.begin(Event.REPLY_REQUESTED)
            self._follow(self._answering.give(owed, self._first_sound))
        return owed is not None

    def _follow(self, answer: Answer) -> None:
        work = self._answering.see_through(answer, self._reply_ended)
        answer.following = self._tasks.start(work, "greenroom-follow")

    def _reply_ended(self, answer: Answer, fault: TurnError | None) -> None:
        if fault is None or isinstance(fault, SynthesisError):  # then it is read, not heard
            self._answering.finish(answer)
            self._board.begin(Event.REPLY_ENDED)
            if fault is not None:
                self._note(fault)
                self._board.update(error=fault)
        else:
            self._answering.cut_off()
            self._answering.settle()
            self._fail(fault)
        self._grew()

    def _first_sound(self) -> None:
        if self._board.state is not State.THINKING or self._answering.current is None:
            return
        self._board.begin(Event.PLAYBACK_STARTED)
        if self._spoke_until_s:  # a greeting follows on nothing
            self._board.time(self._spoke_until_s, self._over_at_s, now_s())

    def _fail(self, error: TurnError) -> None:
        self._note(error)
        self._board.begin(Event.FAILED)
        self._board.update(error=error, can_retry=self._failed.there)

    def _show(self) -> None:
        self._board.show(
            self._ear,
            person=self._turn.text if self._turn is not None else self._said,
            interviewer=self._answering.heard(),
        )
