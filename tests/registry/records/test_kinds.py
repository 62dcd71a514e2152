"""Kinds are found by slug, model, label and id."""

import pytest
from django.contrib.auth.models import User

from policies.exchange.kind import EXCHANGE
from policies.models import Exchange, Licence, Policy, Regulator
from registry.citations.models import Source
from registry.records.kinds import (
    catalogue,
    kind_by_slug,
    kind_of,
    kind_of_id,
    kind_of_label,
    kinds,
    parts_of,
)


@pytest.fixture
def _catalogue_read_anew():
    catalogue.cache_clear()
    yield
    catalogue.cache_clear()


def test_slugs_prefixes_and_models_are_each_used_once():
    for name in ("slug", "prefix", "model"):
        found = [getattr(kind, name) for kind in kinds()]
        assert len(set(found)) == len(found)


def test_a_kind_is_found_by_whatever_names_it():
    assert kind_by_slug()["exchanges"] is EXCHANGE
    assert kind_of(Exchange) is EXCHANGE
    assert kind_of_label("policies.exchange") is EXCHANGE
    assert kind_of_id("EX-0001") is EXCHANGE
    assert EXCHANGE.record is Exchange


@pytest.mark.parametrize("public_id", ["", "EX", "ZZ-0001", "exchange", "-"])
def test_a_stranger_is_of_no_kind(public_id):
    assert kind_of_id(public_id) is (EXCHANGE if public_id == "EX" else None)


def test_a_model_without_a_kind_says_what_to_do():
    with pytest.raises(LookupError, match=r"auth.User is not in the catalogue: add"):
        kind_of(User)


@pytest.mark.usefixtures("_catalogue_read_anew")
def test_a_setting_that_names_no_catalogue_is_refused(settings):
    settings.REGISTRY_KINDS = "policies.exchange.kind.EXCHANGE"

    with pytest.raises(TypeError, match="is no Catalogue"):
        catalogue()


def test_parts_go_by_their_accessor_and_citations_come_last():
    assert list(parts_of(Policy)) == ["requirements", "relations", "citations"]
    assert list(parts_of(Licence))[-1] == "citations"
    assert list(parts_of(Regulator)) == ["citations"]


def test_citations_of_a_source_are_not_its_parts():
    assert list(parts_of(Source)) == ["claims", "citations"]
