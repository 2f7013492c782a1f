"""The house: imports run one way, and Streamlit stays where it belongs."""

from __future__ import annotations

import ast
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

# What each floor may import, beside itself and third-party libraries.
MAY_IMPORT = {
    "core": set(),
    "providers": {"core"},
    "history": {"core"},
    "voice": {"core"},
    "config": set(),
    "ui": {"core", "providers", "history", "voice", "config"},
    "pages": {"core", "ui", "voice", "config"},
    "app": {"core", "ui", "config"},
}
# Inside the core: the vocabulary knows nobody, the review knows everybody.
CORE_MAY_IMPORT = {
    "package_data": set(),
    "sentence": set(),
    "remembered": set(),
    "file_check": set(),
    "conversation": {"sentence"},
    "data": set(),
    "listen": {"package_data", "remembered", "conversation"},
    "speak": {"package_data", "remembered", "conversation"},
    "think": {"package_data", "remembered", "conversation"},
    "practice": {
        *("package_data", "remembered", "file_check", "sentence"),
        *("conversation", "speak", "think"),
    },
    "language": {
        *("package_data", "remembered", "file_check", "sentence"),
        *("conversation", "speak", "think", "practice"),
    },
    "ground": {
        *("package_data", "remembered", "sentence"),
        *("conversation", "think", "practice"),
    },
    "assess": {
        *("package_data", "remembered", "file_check", "sentence"),
        *("conversation", "speak", "think", "practice", "ground"),
    },
}
STREAMLIT_MAY_BE_IN = {"app", "pages", "ui"}
IMPURE = {
    *("asyncio", "threading", "concurrent", "multiprocessing", "queue", "signal"),
    *("time", "datetime", "secrets", "uuid"),
    *("os", "pathlib", "io", "shutil", "tempfile", "subprocess", "sqlite3", "logging"),
    *("socket", "ssl", "urllib", "http", "requests", "httpx", "aiohttp", "websockets"),
}


def _files() -> list[Path]:
    files = [ROOT / "app.py", ROOT / "config.py"]
    for floor in ("core", "providers", "history", "voice", "ui", "pages"):
        files += sorted((ROOT / floor).rglob("*.py"))
    return files


@cache
def _imports(path: Path) -> frozenset[str]:
    """The modules that ``path`` imports, those for types alone as well: what one has to know of
    to read it is known.

    Of ``from core import think`` and ``from ..think import tone`` those that are meant.
    """
    return _imported(path.read_text(encoding="utf-8"), path.relative_to(ROOT))


def _imported(source: str, path: Path) -> frozenset[str]:
    tree = ast.parse(source)
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = path.with_suffix("").parts[: -node.level] if node.level else ()
            module = ".".join([*above, node.module or ""]).strip(".")
            found |= {module, *(f"{module}.{alias.name}" for alias in node.names)}
    return frozenset(found)


@pytest.mark.parametrize(
    "source",
    [
        "import core.practice.bank",
        "from core.practice.bank import Question",
        "from core.practice import bank",
        "from core import practice",
        "from ..practice import bank",
        "from .. import practice",
    ],
)
def test_however_an_import_is_written_its_room_is_seen(source: str) -> None:
    inside = {n.split(".")[1] for n in _imported(source, Path("core/think/tone.py")) if "." in n}
    assert inside == {"practice"}


def _floor(path: Path) -> str:
    relative = path.relative_to(ROOT)
    return relative.parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", _files(), ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_run_one_way(path: Path) -> None:
    floor = _floor(path)
    others = {name.split(".")[0] for name in _imports(path)} & set(MAY_IMPORT) - {floor}
    assert others <= MAY_IMPORT[floor], f"{floor} must not import {others - MAY_IMPORT[floor]}"


@pytest.mark.parametrize("path", _files(), ids=lambda p: str(p.relative_to(ROOT)))
def test_streamlit_stays_in_app_pages_and_ui(path: Path) -> None:
    roots = {name.split(".")[0] for name in _imports(path)}
    if _floor(path) not in STREAMLIT_MAY_BE_IN:
        assert not {r for r in roots if "streamlit" in r}


@pytest.mark.parametrize(
    "path", sorted((ROOT / "core").rglob("*.py")), ids=lambda p: str(p.relative_to(ROOT))
)
def test_rooms_of_the_core_know_only_those_before_them(path: Path) -> None:
    parts = path.relative_to(ROOT / "core").parts
    room = parts[0].removesuffix(".py")
    if room == "__init__":
        return
    inside = {name.split(".")[1] for name in _imports(path) if name.startswith("core.")}
    assert inside - {room} <= CORE_MAY_IMPORT[room]


@pytest.mark.parametrize("room", sorted(set(CORE_MAY_IMPORT) - {"data"}))
def test_the_parts_of_a_room_never_know_each_other_in_a_circle(room: str) -> None:
    """A part is a module of the room, or a folder of modules in it."""
    parts: dict[str, set[str]] = {}
    for path in sorted((ROOT / "core" / room).rglob("*.py")):
        inside = path.relative_to(ROOT / "core" / room).with_suffix("").parts
        if inside == ("__init__",):
            continue
        known = {n.split(".")[2] for n in _imports(path) if n.startswith(f"core.{room}.")}
        parts.setdefault(inside[0], set()).update(known - {inside[0]})
    try:
        TopologicalSorter(parts).prepare()
    except CycleError as error:
        pytest.fail(f"core/{room}: {' -> '.join(reversed(error.args[1]))}")


@pytest.mark.parametrize("floor", ["core", "providers", "voice", "ui"])
def test_a_folder_can_be_read_at_one_look(floor: str) -> None:
    folders = {path.parent for path in (ROOT / floor).rglob("*.py")}
    sizes = {
        str(folder.relative_to(ROOT)): len(
            [path for path in folder.glob("*.py") if path.stem != "__init__"]
        )
        for folder in folders
    }
    assert {name: size for name, size in sizes.items() if size > 20} == {}


@pytest.mark.parametrize(
    "path", sorted((ROOT / "core").rglob("*.py")), ids=lambda p: str(p.relative_to(ROOT))
)
def test_the_core_has_no_clock_no_network_and_no_tasks(path: Path) -> None:
    roots = {name.split(".")[0] for name in _imports(path)}
    # One lock, no thread: the generation counter is asked from several.
    one_lock = ROOT / "core" / "conversation" / "cancellation.py"
    allowed = {"threading"} if path == one_lock else set()
    assert not (roots & IMPURE) - allowed


def test_no_module_grows_beyond_what_can_be_read_at_once() -> None:
    longest = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in _files()
    }
    assert {name: lines for name, lines in longest.items() if lines > 300} == {}


NAMED_BY = {"create_task": "name", "Thread": "name", "ThreadPoolExecutor": "thread_name_prefix"}


@pytest.mark.parametrize("path", _files(), ids=lambda p: str(p.relative_to(ROOT)))
def test_every_task_and_every_thread_has_a_name_of_its_own(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert _unnamed(source) == []


@pytest.mark.parametrize(
    "call",
    [
        "loop.submit(work())",
        "asyncio.create_task(work())",
        "group.create_task(work(), context=c)",
        "threading.Thread(target=work)",
        "ThreadPoolExecutor(2)",
    ],
)
def test_what_has_no_name_is_seen(call: str) -> None:
    assert _unnamed(call) == [1]


def _unnamed(source: str) -> list[int]:
    """The lines that begin a task or a thread without a name."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func)
        named_by = NAMED_BY.get(called.rpartition(".")[2])
        keywords = {keyword.arg for keyword in node.keywords}
        submitted = called.endswith("loop.submit") and len(node.args) + len(keywords) < 2
        if submitted or (named_by is not None and named_by not in keywords):
            found.append(node.lineno)
    return found


@pytest.mark.parametrize("path", _files(), ids=lambda p: str(p.relative_to(ROOT)))
def test_a_code_that_decides_something_is_compared_by_its_name(path: Path) -> None:
    """A letter that is wrong in a text would be seen by nobody."""
    spelt_out = [
        node.lineno
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Compare)
        and any(isinstance(side, ast.Attribute) and side.attr == "code" for side in _sides(node))
        and any(
            isinstance(inner, ast.Constant) and isinstance(inner.value, str)
            for side in _sides(node)
            for inner in ast.walk(side)
        )
    ]
    assert spelt_out == []


def _sides(comparison: ast.Compare) -> list[ast.expr]:
    return [comparison.left, *comparison.comparators]
