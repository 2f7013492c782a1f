"""Whether somebody just told of a loss of their own."""

from __future__ import annotations

import pytest

from core.think.losses import tells_of_a_loss


@pytest.mark.parametrize(
    "said",
    [
        "My father died that spring, so I was away for three weeks.",
        "That was the year my mother passed away.",
        "My best friend killed himself in my second year.",
        "I lost my brother in March, and I was not myself.",
        "My grandmother had just died.",
        "After the death of my wife I went part-time.",
        "We had a death in the family that week.",
        "My husband was diagnosed with cancer, so I took leave.",
        "I had a miscarriage and came back after two weeks.",
        "I was diagnosed with multiple sclerosis in 2020.",
        "It was the week of my dad's funeral.",
        "My little sister Anna died when I was nineteen.",
        "A close friend of mine died in an accident.",
        "My mentor, who died last year, taught me that.",
        "our daughter was seriously ill that winter",
        "We lost our baby that winter.",
        "My dad got cancer and I moved home.",
        "My boss died suddenly and I took over.",
        "My uncle was killed in the war.",
    ],
)
def test_a_death_or_a_grave_illness_close_to_them_is_a_loss(said: str) -> None:
    assert tells_of_a_loss(said)


@pytest.mark.parametrize(
    "said",
    [
        "My daughter passed her driving test.",
        "My phone died on stage.",
        "The patient died despite everything we did.",
        "My friend and I died laughing.",
        "We lost our biggest client.",
        "I lost my keys.",
        "My partner left the project.",
        "The server died at midnight.",
        "My brother works in a hospital.",
        "The battery in my father's car died.",
        "I wrote the bereavement policy with HR.",
        "A pupil had lost his father and I sat with him.",
        "I care for patients who were diagnosed with dementia.",
        "The idea died in committee.",
        "My manager passed the message on.",
        "I nearly died of embarrassment.",
        "My mother is a nurse and she taught me calm.",
        "Our parent company went bust.",
        "I cut my teeth at my uncle's shop.",
        "We killed the process that was hanging.",
        "One of my patients had a stroke.",
        "My colleague was ill, so I took her shift.",
        "My boss and the project died at the same time.",
        "I looked after my son and studied at night.",
        "My father lost his keys.",
        "Our team lost a son of the city",
    ],
)
def test_work_machines_and_figures_of_speech_are_none(said: str) -> None:
    assert not tells_of_a_loss(said)
