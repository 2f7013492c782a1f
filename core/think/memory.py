"""The memory compressor: a long talk in little room, without losing the thread."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from core.conversation.messages import Message, Role
from core.think.reading.code_lines import without_code
from core.think.reading.facts import counted_facts, facts_of
from core.think.reading.numbers import tells_a_number
from core.think.threads import how_open, is_clear, leans, names_no_matter

LIMIT, KEEP = 20, 10
"""Beyond ``LIMIT`` messages, all but the newest ``KEEP`` become one summary."""

SUMMARY_HEADING = "Earlier in this conversation:"

Summarise = Callable[[Sequence[Message]], str]


def compress(
    messages: Sequence[Message],
    summarise: Summarise | None = None,
    limit: int = LIMIT,
    keep: int = KEEP,
) -> list[Message]:
    """``messages`` as they are while they are few, else system prompt, summary, newest ``keep``.

    System messages at the head are kept word for word and not counted. A summary from an
    earlier compression is taken into the new one, so that facts survive any number of rounds.
    ``summarise`` defaults to ``summarise_facts``. Raises ``ValueError`` unless
    ``0 < keep <= limit``.
    """
    if not 0 < keep <= limit:
        raise ValueError(f"need 0 < keep <= limit, not keep={keep}, limit={limit}")
    head = [m for m in messages if m.role is Role.SYSTEM and not _is_summary(m)]
    talk = [m for m in messages if m.role is not Role.SYSTEM or _is_summary(m)]
    if len(talk) <= limit:
        return [*head, *talk]
    older, recent = talk[:-keep], talk[-keep:]
    summary = (summarise or summarise_facts)(older)
    return [*head, Message(Role.SYSTEM, f"{SUMMARY_HEADING}\n{summary}"), *recent]


def _is_summary(message: Message) -> bool:
    return message.role is Role.SYSTEM and message.text.startswith(SUMMARY_HEADING)


# A full stop inside a number or an address does not end a sentence.
_SENTENCE = re.compile(r"(?:[^.!?。！？।؟\n]|[.!?](?=\S))+(?:[.!?。！？।؟]+|\n|$)")
_DECISION = re.compile(
    r"\b(?:decid\w+|chose|choose|chosen|agreed|plan(?:ned|s)? to|will|refus\w+|propos\w+|switch\w+"
    r"|picked|settled on|committed|promis\w+|prefer\w*|want(?:ed|s)? to|instead of|because)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Said:
    """A sentence of the talk; ``order`` is its place, ``words`` what it costs in a summary.

    ``open`` says how surely it leaves something for later, 0 for not at all; ``facts`` are its
    names and numbers.
    """

    order: int
    role: Role
    text: str
    open: float
    facts: tuple[str, ...]

    @property
    def line(self) -> str:
        return f"{_LABELS[self.role]}{self.text}"

    @property
    def words(self) -> int:
        return len(self.line.split())


LEAST_WORDS, MOST_WORDS = 160, 900
_WORDS_A_SUMMARY_WORD = 15
"""A summary grows with the talk, one word for fifteen, between these bounds: an hour of talk has
some 15,000 words, and 900 are room for its facts in a prompt that stays small."""


def summarise_facts(messages: Sequence[Message], budget_words: int | None = None) -> str:
    """The facts of ``messages`` in at most ``budget_words`` words, without a model.

    Without a budget it is one word for fifteen, 160 at least and 900 at most. What was left for
    later ("let me come back to that", a question that nobody took up) comes first, the clearest
    before the doubtful.

    Sentences are ranked by the facts they hold (numbers, names, decisions), each fact counting
    once, the person's own words before the interviewer's; the best are given word for word in
    the order in which they were said. Half of the room belongs to an earlier summary, so that
    what was said long ago is not crowded out by what was said last. Facts whose sentences
    found no room follow as a list, as far as there is room for it; in a long talk, where most
    find none, half of the room is theirs. What room they leave goes to sentences that may leave
    something for later, the likeliest first.
    """
    if budget_words is None:
        talked = sum(len(message.text.split()) for message in messages)
        budget_words = min(max(LEAST_WORDS, talked // _WORDS_A_SUMMARY_WORD), MOST_WORDS)
    listed_words = budget_words // 2 if budget_words > LEAST_WORDS else 0
    said = [(_is_summary(message), sentence) for message, sentence in _numbered_sentences(messages)]
    earlier = [sentence for is_summary, sentence in said if is_summary]
    newer = [sentence for is_summary, sentence in said if not is_summary]
    seen: set[str] = set()
    told_words = budget_words - listed_words
    chosen = _open_threads([*earlier, *newer], told_words // 2, seen)
    earlier = [sentence for sentence in earlier if sentence not in chosen]
    newer = [sentence for sentence in newer if sentence not in chosen]
    room = told_words - sum(s.words for s in chosen)
    chosen += _choose(earlier, room // 2 if newer else room, seen)
    room = told_words - sum(s.words for s in chosen)
    chosen += _choose(newer, room, seen)
    room = budget_words - sum(s.words for s in chosen)
    left = [
        counted
        for _, s in sorted(said, key=lambda pair: pair[1].role is not Role.USER)
        for fact, counted in counted_facts(s.text)
        if fact not in seen
    ]
    mention = _mention(list(dict.fromkeys(left)), room)
    room -= sum(len(line.split()) for line in mention)
    chosen += _doubtful([s for _, s in said if s not in chosen], room)
    chosen.sort(key=lambda sentence: sentence.order)
    return "\n".join([*(sentence.line for sentence in chosen), *mention])


def _open_threads(sentences: Sequence[_Said], room: int, seen: set[str]) -> list[_Said]:
    """The sentences that leave something for later, as many of the clearest as fit.

    The person's go before the interviewer's, of equals the newest first. One that says only
    "let me come back to that" brings the sentence before it, if there is room for both; so does
    "it had a sad end, too", once all threads have had their room.
    """
    before = dict(zip((s.order for s in sentences[1:]), sentences, strict=False))
    ranked = sorted(
        (s for s in sentences if is_clear(s.open)),
        key=lambda s: (s.open - (s.role is not Role.USER), s.order),
        reverse=True,
    )
    chosen: dict[str, _Said] = {}

    def take(*group: _Said | None) -> bool:
        nonlocal room
        new = [s for s in group if s is not None and s.line not in chosen]
        fits = None not in group and sum(s.words for s in new) <= room
        if fits:
            room -= sum(s.words for s in new)
            chosen.update((s.line, s) for s in new)
        return fits

    for thread in ranked:
        if not (names_no_matter(thread.text) and take(before.get(thread.order), thread)):
            take(thread)
    for thread in [s for s in chosen.values() if leans(s.text)]:
        take(before.get(thread.order))
    for sentence in chosen.values():
        seen.update(sentence.facts)
    return list(chosen.values())


def _doubtful(sentences: Sequence[_Said], room: int) -> list[_Said]:
    """What may leave something for later, as much of the likeliest as fits."""
    chosen: list[_Said] = []
    for sentence in sorted(sentences, key=lambda s: (-s.open, -s.order)):
        if sentence.open and sentence.words <= room:
            room -= sentence.words
            chosen.append(sentence)
    return chosen


def _choose(sentences: Sequence[_Said], room: int, seen: set[str]) -> list[_Said]:
    """The most telling of ``sentences`` that fit into ``room`` words; their facts join ``seen``."""
    chosen: list[_Said] = []
    # As facts are seen, values only fall: one that is what it was is still the highest. Weighing
    # all again for each that is chosen takes seconds in an hour's talk.
    ranked = [(-_value(sentence, seen), sentence.order, sentence) for sentence in sentences]
    heapify(ranked)
    while ranked:
        before, order, best = heappop(ranked)
        value = _value(best, seen)
        if value < -before:
            heappush(ranked, (-value, order, best))
            continue
        if value <= 0:
            break
        if best.words <= room:
            room -= best.words
            seen.update(best.facts)
            chosen.append(best)
    return chosen


def _mention(facts: Sequence[str], room: int) -> list[str]:
    """One line with as many of ``facts`` as fit into ``room`` words, none for none."""
    room -= len(_MENTION.split())
    listed: list[str] = []
    for fact in facts:
        room -= len(fact.split())
        if room < 0:
            break
        listed.append(fact)
    return [f"{_MENTION}{', '.join(listed)}."] if listed else []


_MENTION = "Also mentioned: "
_LABELS = {Role.USER: "They said: ", Role.ASSISTANT: "You said: ", Role.SYSTEM: ""}


def _numbered_sentences(messages: Sequence[Message]) -> list[tuple[Message, _Said]]:
    found: list[tuple[Message, _Said]] = []
    for number, message in enumerate(messages):
        reply = next((m.text for m in messages[number + 1 :] if m.role is Role.ASSISTANT), "")
        for role, text in _parts(message):
            said = sentences_of(without_code(text))
            opens = how_open(said, reply if role is Role.USER else "", role is Role.ASSISTANT)
            for sentence, open_ in zip(said, opens, strict=True):
                found.append(
                    (message, _Said(len(found), role, sentence, open_, facts_of(sentence)))
                )
    return found


def sentences_of(text: str) -> list[str]:
    """The sentences of ``text``, each in one line."""
    return [*filter(None, (" ".join(match.group().split()) for match in _SENTENCE.finditer(text)))]


def _parts(message: Message) -> list[tuple[Role, str]]:
    """Who said what: a summary's lines say so themselves."""
    if not _is_summary(message):
        return [(message.role, message.text)]
    parts: list[tuple[Role, str]] = []
    for line in message.text.removeprefix(SUMMARY_HEADING).splitlines():
        text = line.removeprefix(_MENTION)
        role = next((r for r, label in _LABELS.items() if label and text.startswith(label)), None)
        parts.append((role or Role.SYSTEM, text.removeprefix(_LABELS[role]) if role else text))
    return parts


def _value(said: _Said, seen: set[str]) -> float:
    """How telling a sentence is: its new facts, a number, a decision; long ones cost more."""
    new = [fact for fact in dict.fromkeys(said.facts) if fact not in seen]
    value = 2.0 * len(new)
    value += 1.0 if tells_a_number(said.text) else 0.0
    value += 1.5 if _DECISION.search(said.text) else 0.0
    if value and said.role is Role.USER:
        value += 1.0
    return value / (1 + len(said.text.split()) / 40)
