"""Vectors of meaning, of one length, so that the product of two is their likeness."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def unit(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    """``vector`` at length 1; one without length stays as it is."""
    return vector / np.float32(max(float(np.linalg.norm(vector)), 1e-9))
