"""Streams that end when their reader does."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TypeVar

Item = TypeVar("Item")


@asynccontextmanager
async def ended_after(items: AsyncIterator[Item]) -> AsyncIterator[AsyncIterator[Item]]:
    """``items``, ended with the block: now, not when they are collected. What has nothing to end
    is only read."""
    try:
        yield items
    finally:
        close = getattr(items, "aclose", None)
        if close is not None:
            await close()
