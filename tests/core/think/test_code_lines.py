"""Code that somebody typed is told from what they said, whole line by whole line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.think.reading.code_lines import Stretch, code_spans, stretches, trimmed, without_code

PYTHON = (
    "seen = {}\nfor i, x in enumerate(xs):\n    if t - x in seen:\n        return seen[t - x], i"
)
CODE = [
    PYTHON,
    "def two_sum(xs, t):\n    # the index of each value\n    seen = {}\n\n    return seen",
    "class Node:\n    def __init__(self, value):\n        self.value = value",
    "    low = 0\n    high = n\n    return low + high",
    "low = 0\nhigh = n\nreturn low",
    "while lo < hi:\n    mid = (lo + hi) // 2",
    "if x < y:\n    return x\nelse:\n    return y",
    "SELECT name FROM users WHERE id = 1;",
    "SELECT d.name, COUNT(*)\nFROM deps d\nJOIN employees e ON e.dep = d.id\nGROUP BY d.name",
    "select name, age from users where age > 30 order by age",
    "create index on_user on orders (user_id);",
    "DELETE FROM sessions WHERE expires_at < now()",
    "const cache = new Map();\nfunction get(key) {\n  return cache.get(key);\n}",
    "public static void main(String[] args) {\n    System.out.println(args.length);\n}",
    "User user = new User(name);",
    "int total = 0;",
    "items.forEach(item => console.log(item));",
    'fn main() {\n    let x = 5;\n    println!("{}", x);\n}',
    "func handler(w http.ResponseWriter, r *http.Request) {\n\treturn\n}",
    "#include <stdio.h>",
    "import numpy as np\nprint(np.zeros(3))",
    "$ git rebase -i main",
    "kubectl get pods -n prod | grep Crash",
    "docker run --rm -p 8080:80 nginx",
    "curl -X POST https://example.com/orders",
    'FROM python:3.12\nRUN pip install -r requirements.txt\nCMD ["python", "app.py"]',
    "spec:\n  replicas: 3\n  strategy: rolling",
    "server {\n  listen 80;\n  location / {\n    proxy_pass http://app;\n  }\n}",
    "DATABASE_URL=postgres://localhost/app",
    '{\n  "retries": 3,\n  "timeout": "5s"\n}',
    "Traceback (most recent call last):\n"
    '  File "app.py", line 12, in pay\n'
    "    total = cart.total()\n"
    "AttributeError: 'NoneType' object has no attribute 'total'",
    "java.lang.NullPointerException: cart was never set\n"
    "    at com.shop.Cart.total(Cart.java:42)\n"
    "    at com.shop.Pay.run(Pay.java:7)",
    "2026-03-04 10:15:00 ERROR payment refused by the bank for order 17",
    "+--------+     +--------+\n| client | --> |  api   |\n+--------+     +--------+",
    "client -> load balancer -> app servers -> database",
    "```\nretry with backoff\nmax 5\n```",
    "```sql\nSELECT 1\n```",
    "~~~\nx\n~~~",
    "```SELECT 1```",
]
PROSE = [
    "x < y",
    "    x = 1\n    y = 2\n    z = x + y",
    "return it\nbreak it\npass",
    "x < y because the list is sorted.",
    "If x is smaller than y, I return x; otherwise I return y.",
    "I checked the logs (twice);",
    "I would use a hash map (dict) here; it takes O(n) time.",
    "O(n log n)",
    "T(n) = 2T(n/2) + n",
    "QPS = 10M * 20 / 86400\nstorage = 1 KB * 10M a day",
    "latency = 200 ms before and 50 ms after",
    "First I select the right index from the table, then I update the cache.",
    "Select the right people from each team (5 of them); then begin.",
    "select everything from scratch",
    "SELECT is slow when the table grows, so we added an index.",
    "UPDATE: we fixed it a week later.",
    "Delete from the queue where nobody reads.",
    "git is what we use every day, -ish.",
    "make sure to read and to write in one transaction",
    "$5 million a year",
    "for example:\n  caching\n  sharding",
    "for everyone in the team:\n- I wrote a guide\n- I held a talk",
    "if you ask me:\n    it was the cache",
    "trade-offs:\n  latency\n  cost",
    "Situation: we lost data.\nTask: get it back.\nAction: I restored it.",
    "# Approach\nI would shard by user.\n## Trade-offs\nHot keys remain.",
    "- I would shard by user;\n- I would cache reads (Redis);\n- I would measure.",
    "* Redis\n* Kafka",
    "1. read\n2. write",
    "- [ ] read\n- [x] write",
    "    I indent my paragraphs, as books do.\n    It is a habit of mine.",
    "> They said: ship it.",
    "We moved from the monolith -> services because teams blocked each other.",
    "In return I asked for a review. I wrote `SELECT 1` and `x = y` to check it.",
    "Let x = the number of users, then double it.",
    "import taxes",
    "return to sender;",
    "With that in mind: we shipped.",
    'He said: "it works".',
    "Yes; no; maybe.",
    "```\nI led the team for a year and we shipped twice.\n```",
    "```\nI would have led the team, and",
    "a, b = the two teams",
    "I ran docker compose up and it worked - finally",
    "Python is great; Java is great (too).",
    "😀 {smile}",
    "}",
    "",
    "SELECT is slow.",
    "I did it \u2500 quickly",
    "Caused by: the vendor had an outage",
    "2026-03-04 10:15:00 we lost the primary and I paged the team",
    "Read the ticket -> ask the customer -> fix it",
    "from Italy import costs and tariffs rose",
    "Monolith -> services -> events.",
    "public speaking (a lot of it)",
    "Resultado: una mejora clara;\n  señal = más ventas (30 %)",
    "结果 = 提高了 30%",
    "- name: Ann\n- role: lead",
]


@pytest.mark.parametrize("code", CODE)
def test_code_is_code_from_its_first_line_to_its_last(code: str) -> None:
    assert code_spans(code) == ((0, len(code)),)


@pytest.mark.parametrize("prose", PROSE)
def test_prose_stays_prose_whatever_marks_it_holds(prose: str) -> None:
    assert code_spans(prose) == ()
    assert without_code(prose) == prose


@pytest.mark.parametrize("code", CODE)
def test_prose_around_code_is_left_as_it_was(code: str) -> None:
    before, after = "I would keep what I have seen.", "That takes one pass; it needs memory."
    text = f"{before}\n\n{code}\n\n{after}"
    left = without_code(text)
    assert left.split("\n")[0] == before and left.endswith(after)
    assert left.strip().replace("\n", "") == before + after, "and nothing of the code"
    assert len(left) == len(text), "every offset stays"
    assert [stretch.is_code for stretch in stretches(text)] == [False, True, False]


def test_code_between_fences_is_shown_without_them_and_with_its_indentation() -> None:
    text = "So:\n```python\nfor x in xs:\n\n    use(x)\n```\nDone."
    assert stretches(text) == (
        Stretch("So:", is_code=False),
        Stretch("for x in xs:\n\n    use(x)", is_code=True),
        Stretch("Done.", is_code=False),
    )


def test_a_fence_that_nothing_closes_takes_the_code_behind_it_and_no_prose() -> None:
    text = f"My code:\n```python\n{PYTHON}\n\nThis needs one pass over the list."
    code, after = stretches(text)[1:]
    assert code == Stretch(PYTHON, is_code=True)
    assert after == Stretch("This needs one pass over the list.", is_code=False)


def test_a_fence_of_another_kind_closes_nothing() -> None:
    text = "````\n```\nx = f(y)\n```\n````"
    assert code_spans(text) == ((0, len(text)),)
    assert stretches(text)[0].text == "```\nx = f(y)\n```"


def test_code_within_a_sentence_is_a_part_of_the_sentence() -> None:
    said = "I would run SELECT name FROM users WHERE id = 1; and look at the plan."
    assert code_spans(said) == ()


@given(st.text(alphabet="ab `~#{}();=<>-.:\n\tif", max_size=80))
def test_every_text_is_its_prose_and_its_code_and_reads_alike_again(text: str) -> None:
    spans = code_spans(text)
    at = 0
    for start, end in spans:
        assert at <= start < end <= len(text)
        at = end
    left = without_code(text)
    assert len(left) == len(text)
    assert all(left[i] in (text[i], "\n") for i in range(len(text)))


@pytest.mark.parametrize("code", CODE)
def test_a_block_that_is_taken_out_reads_as_code_by_itself(code: str) -> None:
    text = f"Here it is.\n{code}\nThat is all that I would write."
    ((start, end),) = code_spans(text)
    assert code_spans(text[start:end]) == ((0, end - start),)


@pytest.mark.parametrize("code", CODE)
def test_code_at_the_start_keeps_its_indentation_and_nothing_else_around_it(code: str) -> None:
    indented = "\n".join(f"    {line}" for line in code.split("\n"))
    assert trimmed(f"\n  \n{indented}\n\n  ") == indented
    assert stretches(trimmed(f"\n{indented}")) == stretches(indented)


@pytest.mark.parametrize("prose", PROSE)
def test_prose_keeps_no_white_space_around_it(prose: str) -> None:
    assert trimmed(f"\n  {prose.strip()}\n ") == prose.strip()


@given(st.text(alphabet="ab `~#(){}=;\n\r\t f", max_size=60))
def test_no_letter_is_trimmed_and_no_line_is_empty_at_an_edge(text: str) -> None:
    kept = trimmed(text)
    assert kept.strip() == text.strip()
    assert kept == kept.rstrip() and not kept.startswith(("\n", "\r"))


def test_no_line_is_so_long_that_reading_it_takes_a_while() -> None:
    """Arrows, brackets and marks in thousands: what a pattern could try in ever more ways."""
    for piece in ("-> ", "a-> ", "(", "[a", "= ", "a b -> ", "select a, ", "x.y(", "<a ", "' "):
        assert isinstance(code_spans((piece * 200)[:399]), tuple)
