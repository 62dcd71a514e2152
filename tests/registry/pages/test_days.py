"""Days asked for beside the two times."""

from datetime import date

import pytest
from django.test import RequestFactory

from registry.pages.days import day_asked, days_asked
from registry.pages.reader import BadParameter


def asked(query: str) -> tuple[date | None, date | None]:
    return days_asked(RequestFactory().get(f"/en/timeline?{query}"))


def test_a_partial_date_means_its_first_day_and_its_last() -> None:
    assert asked("from=2023&to=2023-02") == (date(2023, 1, 1), date(2023, 2, 28))


def test_what_is_not_given_has_no_bound() -> None:
    assert asked("") == (None, None)
    assert asked("from=&to=2023-05-15") == (None, date(2023, 5, 15))


@pytest.mark.parametrize("text", ["yesterday", "2023-13", "2023-02-30", "2023?"])
def test_what_is_no_day_is_refused_with_a_remedy(text: str) -> None:
    request = RequestFactory().get("/", {"from": text})

    with pytest.raises(BadParameter) as refusal:
        day_asked(request, "from", side="earliest")

    assert (refusal.value.name, refusal.value.value) == ("from", text)


def test_the_last_day_never_comes_before_the_first() -> None:
    with pytest.raises(BadParameter) as refusal:
        asked("from=2023&to=2022")

    assert refusal.value.name == "to"
