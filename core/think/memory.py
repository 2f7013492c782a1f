"""The memory compressor: a long talk in little room, without losing the thread."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from core.conversation.messages import Message, Role
from core.think.numbers import tells_a_number
from core.think.threads import is_clear, names_no_matter, thread_score, unanswered

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
# Latin, Greek, Cyrillic and Armenian have small and large letters; a script that has none shows
# no names, and a name in Latin may stand in the middle of it.
_CASED = [letter for letter in map(chr, range(0x41, 0x2000)) if letter.lower() != letter.upper()]
_LARGE = "".join(letter for letter in _CASED if letter.isupper())
_PART = rf"[{''.join(_CASED)}\d_&+#'\u0300-\u036f-]"
_NAME = re.compile(rf"(?<![{''.join(_CASED)}\d_])[{_LARGE}]{_PART}*(?:\s+[{_LARGE}]{_PART}+)*")
# Python takes the marks that Indic and Arabic scripts write on a letter for no part of a word.
_COUNTED = re.compile(
    r"(?:\s+[^\W\d_][\w'\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0900-\u0903\u093a-\u094f-]*){1,2}"
)
_DECISION = re.compile(
    r"\b(?:decid\w+|chose|choose|chosen|agreed|plan(?:ned|s)? to|will|refus\w+|propos\w+|switch\w+"
    r"|picked|settled on|committed|promis\w+|prefer\w*|want(?:ed|s)? to|instead of|because)\b",
    re.IGNORECASE,
)
# Words that are written large for their place in the sentence and name nobody.
_NOT_NAMES = frozenset(
    "I I'm I'd I've I'll A About Actually After All Also Although Always An And Another Any Are As"
    " At Back Basically Because Before Being Both But By Can Could Day Did Do Does During Each"
    " Eventually Every Everybody Everyone Everything Finally First For From Good Great Had Has Have"
    " He Hello Her Here His Honestly How However I If In Instead Is It It's Its Last Later Let"
    " Let's Like Looking Many Maybe More Most Mostly My Nearly Next No Nobody Not Nothing Now Of"
    " OK Okay On Once One Only Or Other Our Over People Perhaps Please Plus Question Quite Really"
    " Right She Since So Some Sometimes Sorry Sure Tell Thank Thanks That That's The Their Then"
    " There There's These They They're Things This Those Three Time Today Tomorrow Two Until Us"
    " Usually Very Was Wait We We'd We're We've Welcome Well Were What When Where Which While Who"
    " Why Will With Without Would Yeah Yes Yesterday Yet You You're You've Your".split()
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
        _detail(fact, s.text)
        for _, s in sorted(said, key=lambda pair: pair[1].role is not Role.USER)
        for fact in s.facts
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
    "let me come back to that" brings the sentence before it, if there is room for both.
    """
    before = dict(zip((s.order for s in sentences[1:]), sentences, strict=False))
    ranked = sorted(
        (s for s in sentences if is_clear(s.open)),
        key=lambda s: (s.open - (s.role is not Role.USER), s.order),
        reverse=True,
    )
    chosen: dict[str, _Said] = {}
    for thread in ranked:
        matter = before.get(thread.order) if names_no_matter(thread.text) else None
        for group in ([matter, thread], [thread]) if matter is not None else ([thread],):
            new = [s for s in group if s.line not in chosen]
            if sum(s.words for s in new) <= room:
                room -= sum(s.words for s in new)
                chosen.update((s.line, s) for s in new)
                break
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


def _detail(fact: str, sentence: str) -> str:
    """A number says nothing without what it counts: two more words of its sentence."""
    if not fact[-1:].isdigit() and not fact.endswith("%"):
        return fact
    after = sentence[sentence.find(fact) + len(fact) :]
    counted = _COUNTED.match(after)
    return f"{fact}{counted.group()}" if counted is not None else fact


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


_UNANSWERED = 3.0
_MENTION = "Also mentioned: "
_LABELS = {Role.USER: "They said: ", Role.ASSISTANT: "You said: ", Role.SYSTEM: ""}


def _numbered_sentences(messages: Sequence[Message]) -> list[tuple[Message, _Said]]:
    found: list[tuple[Message, _Said]] = []
    for number, message in enumerate(messages):
        reply = next((m.text for m in messages[number + 1 :] if m.role is Role.ASSISTANT), "")
        for role, text in _parts(message):
            sentences = [" ".join(match.group().split()) for match in _SENTENCE.finditer(text)]
            for place, sentence in enumerate(filter(None, sentences), start=1):
                # What they ask and go on from themselves was asked for effect.
                asks = role is Role.USER and place >= len(sentences) - 1 and bool(reply)
                open_ = thread_score(sentence, interviewer=role is Role.ASSISTANT)
                if not is_clear(open_) and asks and sentence.endswith(("?", "？")):
                    open_ = max(open_, _UNANSWERED * unanswered(sentence, reply))
                found.append((message, _Said(len(found), role, sentence, open_, _facts(sentence))))
    return found


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


def _facts(sentence: str) -> tuple[str, ...]:
    names = (_without_opener(name, sentence) for name in _NAME.findall(sentence))
    numbers = re.findall(r"[$€£]?\d[\d.,]*\s?%?", sentence)
    return (*filter(None, names), *(number.strip(" .,") for number in numbers))


def _without_opener(name: str, sentence: str) -> str:
    """``name`` without a first word that is large for its place; of languages that are not
    written in plain Latin letters nobody lists those, and any word that opens may be one."""
    first, _, rest = name.partition(" ")
    opens = not first.isascii() and sentence.startswith(first)
    return rest if first in _NOT_NAMES or opens else name


def _value(said: _Said, seen: set[str]) -> float:
    """How telling a sentence is: its new facts, a number, a decision; long ones cost more."""
    new = [fact for fact in dict.fromkeys(said.facts) if fact not in seen]
    value = 2.0 * len(new)
    value += 1.0 if tells_a_number(said.text) else 0.0
    value += 1.5 if _DECISION.search(said.text) else 0.0
    if value and said.role is Role.USER:
        value += 1.0
    return value / (1 + len(said.text.split()) / 40)
