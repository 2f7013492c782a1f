"""What one process shares ends with the process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

_LEAVE_WHILE_AN_ENGINE_LOADS = """
import atexit, threading, time

def tell():
    print([thread.name for thread in threading.enumerate() if thread.name.startswith("greenroom")])

atexit.register(tell)  # what was registered first is called last

from providers.local.lazy_part import Readiness
from ui.runtime import runtime

parts = runtime().local.parts
while parts[0].status().readiness is Readiness.WAITING:
    time.sleep(0.01)
"""


def test_a_process_that_ends_while_an_engine_loads_ends_its_threads_and_is_not_aborted(
    tmp_path: Path, model_cache: Path
) -> None:
    folders = {"GREENROOM_DATA_DIR": str(tmp_path), "GREENROOM_CACHE_DIR": str(model_cache)}
    done = subprocess.run(
        [sys.executable, "-c", _LEAVE_WHILE_AN_ENGINE_LOADS],
        cwd=ROOT,
        env={**os.environ, **folders},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (0, "[]\n"), done.stderr
