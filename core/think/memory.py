"""The memory compressor: a long talk in little room, without losing the thread."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from core.conversation.messages import Message, Role

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


_SENTENCE = re.compile(r"[^.!?。！？।؟\n]+(?:[.!?。！？।؟]+|\n|$)")
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty"
    r"|forty|fifty|sixty|hundred|thousand|million|billion|percent|half|third|quarter|dozen"
    r"|doubled|tripled|halved)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-Z][\w&+#'-]*[A-Za-z0-9](?:\s+[A-Z][\w&+#'-]+)*")
_DECISION = re.compile(
    r"\b(?:decid\w+|chose|choose|chosen|agreed|plan(?:ned|s)? to|will|refus\w+|propos\w+|switch\w+"
    r"|picked|settled on|committed|promis\w+|prefer\w*|want(?:ed|s)? to|instead of|because)\b",
    re.IGNORECASE,
)
_NOT_NAMES = frozenset(
    "I I'm I'd I've I'll And But So The A An It We He She They You My Our In On At When Then That"
    " This There If As To For No Yes OK Okay".split()
)


def summarise_facts(messages: Sequence[Message], budget_words: int = 160) -> str:
    """The facts of ``messages`` in at most ``budget_words`` words, without a model.

    Sentences are ranked by the facts they hold (numbers, names, decisions), each fact counting
    once, the person's own words before the interviewer's; the best are given word for word in
    the order in which they were said. Names and numbers that found no room follow as a list,
    so that none is lost silently while there is room for it.
    """
    sentences = [
        (index, message.role, sentence)
        for index, message in enumerate(messages)
        for sentence in _sentences(message)
    ]
    seen: Counter[str] = Counter()
    chosen: list[tuple[int, Role, str]] = []
    room = budget_words
    remaining = list(sentences)
    while remaining:
        best = max(remaining, key=lambda item: (_value(item, seen), -item[0]))
        if _value(best, seen) <= 0:
            break
        remaining.remove(best)
        words = len(best[2].split())
        if words > room:
            continue
        room -= words
        seen.update(_facts(best[2]))
        chosen.append(best)
    order = {id(item): place for place, item in enumerate(sentences)}
    chosen.sort(key=lambda item: order[id(item)])
    lines = [f"{_LABELS[role]}{text}" for _, role, text in chosen]
    left = [fact for item in remaining for fact in _facts(item[2]) if fact not in seen]
    mention = list(dict.fromkeys(left))[: max(0, room)]
    if mention:
        lines.append(f"Also mentioned: {', '.join(mention)}.")
    return "\n".join(lines)


_LABELS = {Role.USER: "They said: ", Role.ASSISTANT: "You said: ", Role.SYSTEM: ""}


def _sentences(message: Message) -> list[str]:
    text = message.text.removeprefix(SUMMARY_HEADING)
    for label in (*_LABELS.values(), "Also mentioned: "):
        text = text.replace(label, "") if label else text
    found = (" ".join(m.group().split()) for m in _SENTENCE.finditer(text))
    return [sentence for sentence in found if sentence]


def _facts(sentence: str) -> list[str]:
    names = [n for n in _NAME.findall(sentence) if n not in _NOT_NAMES]
    numbers = re.findall(r"[$€£]?\d[\d.,]*\s?%?", sentence)
    return [*names, *(number.strip(" .,") for number in numbers)]


def _value(item: tuple[int, Role, str], seen: Counter[str]) -> float:
    _, role, sentence = item
    new = [fact for fact in dict.fromkeys(_facts(sentence)) if fact not in seen]
    value = 2.0 * len(new)
    value += 1.0 if _NUMBER.search(sentence) else 0.0
    value += 1.5 if _DECISION.search(sentence) else 0.0
    if value and role is Role.USER:
        value += 1.0
    return value / (1 + len(sentence.split()) / 40)
