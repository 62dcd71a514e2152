"""What a status means, and that each failure has a remedy."""

import pytest

from registry.webhooks.outcomes import REMEDIES, Outcome, of_status


@pytest.mark.parametrize(
    ("status", "outcome"),
    [(199, "no_http"), (200, "taken"), (204, "taken"), (299, "taken"),
     (300, "redirected"), (308, "redirected"), (400, "refused"), (401, "refused"),
     (404, "refused"), (410, "gone"), (429, "busy"), (500, "broken"), (502, "busy"),
     (503, "busy"), (504, "busy"), (599, "broken"), (999, "broken")],
)  # fmt: skip
def test_only_2xx_is_taken(status, outcome):
    assert of_status(status) == outcome


def test_every_failure_has_a_remedy():
    assert set(REMEDIES) == set(Outcome) - {Outcome.TAKEN}
