"""Which stretch of an answer makes a model invent: found by leaving stretches out.

No list of words knows every way to talk a model into something. A model that quotes what nobody
said over the whole answer, and what was said once one stretch of it is gone, was turned by that
stretch. What turns it is looked for as one run of sentences, by halving, so an answer of twenty
sentences costs a dozen calls, and only where a model was caught.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from core.assess.answer.text import AnswerText

Stands = Callable[[AnswerText], Awaitable[bool]]
"""Whether a model is honest over the part of an answer that it is shown."""


async def without_what_turns(answer: AnswerText, stands: Stands) -> AnswerText | None:
    """``answer`` less the shortest run of its stretches without which ``stands`` holds.

    ``stands`` does not hold for the whole answer, and is asked about three times as often
    as the stretches can be halved. ``None`` where more than two of three would have to go: what is
    left is no longer the answer. Raises what ``stands`` raises.
    """
    stretches = answer.stretches()
    count = len(stretches)
    most = 2 * count // 3

    def less(first: int, end: int) -> AnswerText:
        return replace(answer, left_out=tuple(stretches[first:end]))

    async def farthest(first: int, last: int, end: int) -> int:
        """The last place up to ``last`` such that leaving out from there to ``end`` helps."""
        while first < last:
            middle = (first + last + 1) // 2
            if await stands(less(middle, end)):
                first = middle
            else:
                last = middle - 1
        return first

    # The longest beginning that stands alone: what turns the model reaches to the stretch after.
    first = await farthest(0, count - 1, count)
    # The longest end that may follow it.
    helped = first > 0 and first + most >= count
    end, last = first + 1, min(count, first + most)
    while end < last:
        middle = (end + last) // 2
        if await stands(less(first, middle)):
            last, helped = middle, True
        else:
            end = middle + 1
    if not helped and (end == count or not await stands(less(first, end))):
        return None
    # A beginning may have been too short to be judged alone: beside this end more of it may stand.
    return less(await farthest(first, end - 1, end), end)
