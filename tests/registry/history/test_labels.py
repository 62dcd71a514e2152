"""A value is called what its column is called, in the reader's language."""

import pytest
from django.utils import translation

from policies.exchange.kind import EXCHANGE
from policies.licence.kind import LICENCE
from policies.models import Licence, Policy, Requirement
from policies.policy.kind import POLICY
from registry.history.labels import choice, column_label, column_of, label
from registry.records.kinds import kinds, parts_of
from registry.records.state import fields_of, m2m_of


@pytest.mark.parametrize(
    ("kind", "name", "words"),
    [
        (POLICY, "title_en", "Title, English"),
        (POLICY, "title", "Title"),
        (POLICY, "issuers", "Issued by"),
        (POLICY, "binds", "Whom it binds"),
        (POLICY, "requirements", "Requirements"),
        (POLICY, "requirements.value", "Requirement: Value"),
        (POLICY, "citations.quote", "Citation: Quotation"),
        (LICENCE, "status_events.status", "Status event: Status"),
        (EXCHANGE, "name", "Name"),
        (POLICY, "unheard_of", "Unheard_of"),
    ],
)
def test_a_name_of_a_kind_has_a_label(kind, name, words):
    assert label(kind, name) == words


def test_a_column_of_a_part_has_a_label_without_its_part():
    assert column_label(Requirement, "value") == "Value"
    assert column_label(Policy, "title") == "Title"


def test_a_label_is_in_the_readers_language():
    with translation.override("zh-hant"):
        assert label(POLICY, "title_en") != "Title, English"


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.slug)
def test_every_column_is_called_something_else_than_its_name(kind):
    names = [field.name for field in [*fields_of(kind.record), *m2m_of(kind.record)]]
    for part, model in parts_of(kind.record).items():
        names += [f"{part}.{field.name}" for field in fields_of(model)]

    assert not [name for name in names if "_" in label(kind, name)]


def test_a_code_has_its_words():
    assert choice(Policy, "stage", value="issued") == "Issued"
    assert choice(Policy, "stage", value="unheard of") is None
    assert choice(Policy, "title_en", value="issued") is None
    assert choice(Licence, "exchanges", value=None) is None
    assert choice(Requirement, "nothing", value="x") is None


def test_a_name_leads_to_its_column():
    assert column_of(POLICY, "title_en") == (Policy, "title_en")
    assert column_of(POLICY, "requirements.value") == (Requirement, "value")
