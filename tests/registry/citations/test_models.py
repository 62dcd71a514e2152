"""Sources, claims and citations keep the rules of evidence."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from registry.changesets.refusals import Invalid
from registry.citations.models import Citation, Claim, Source, validate_quote
from registry.citations.vocabulary import TIERS, PublisherKind
from registry.ledger import read
from registry.ledger.verify import verify
from tests.makers import a_source, an_exchange, revise


@pytest.mark.parametrize(
    "quote", ["", "word " * 40, "字" * 80, "字" * 40 + " word" * 20, "一。，" * 80]
)
def test_forty_words_may_be_quoted(quote):
    validate_quote(quote)


@pytest.mark.parametrize(
    "quote", ["word " * 41, "字" * 82, "字" * 42 + " word" * 20, "word字" * 41]
)
def test_more_may_not(quote):
    with pytest.raises(ValidationError, match="Quote at most 40 words"):
        validate_quote(quote)


def test_every_kind_of_publisher_has_its_tier():
    assert TIERS.keys() == set(PublisherKind)
    assert set(TIERS.values()) == set(range(1, 9))


@pytest.mark.django_db
def test_a_tier_follows_from_the_publisher():
    with pytest.raises(Invalid, match="tier is 7"):
        a_source(publisher_kind="press", tier=1)


@pytest.mark.django_db
@pytest.mark.parametrize("tier", [0, 9])
def test_a_tier_is_a_number_from_one_to_eight(tier):
    (rule,) = (r for r in Source._meta.constraints if r.name == "registry_source_tier")

    with (
        pytest.raises(IntegrityError, match="registry_source_tier"),
        transaction.atomic(),
    ):
        models.QuerySet(Source).bulk_create([Source(tier=tier)])
    with pytest.raises(ValidationError, match="A tier is a number from 1 to 8"):
        rule.validate(Source, Source(tier=tier))


@pytest.mark.django_db
@pytest.mark.parametrize("digest", ["0" * 63, "G" * 64, "A" * 64])
def test_a_digest_has_64_hexadecimal_digits(digest):
    with pytest.raises(Invalid, match="Give 64 hexadecimal digits"):
        a_source(copy_sha256=digest)


@pytest.mark.django_db
def test_a_source_with_claims_is_one_record():
    claims = [{"statement": f"It is {word}.", "verdict": "wrong"} for word in "ab"]

    source = a_source(claims=claims)

    assert [claim.seq for claim in source.claims.all()] == [source.seq] * 2
    assert len(read.versions(source.public_id)) == 1
    assert not list(verify())


@pytest.mark.django_db
def test_claims_stand_in_their_order_those_without_a_number_last():
    numbers = [3, None, 0, 1]
    source = a_source(claims=[{"position": number} for number in numbers])

    form = read.form_of(read.newest(source.public_id))

    assert [claim["position"] for claim in form["claims"]] == [0, 1, 3, None]


@pytest.mark.django_db
def test_a_citation_without_a_source_is_refused():
    citation = {"fields": ["name_en"], "source": None}

    with pytest.raises(Invalid, match="Citation: Source: "):
        an_exchange(citations=[citation])


@pytest.mark.django_db
def test_too_long_a_quotation_is_refused():
    exchange = an_exchange()
    citation = exchange.citations.get()

    with pytest.raises(Invalid, match="Quote at most 40 words"):
        revise(exchange, citations=[{"id": citation.pk, "quote": "word " * 41}])


@pytest.mark.django_db
def test_who_verified_a_citation_is_kept_and_never_shown(publisher):
    exchange = an_exchange()
    key = exchange.citations.get().pk

    revise(exchange, citations=[{"id": key, "verified_by": publisher.pk}])

    assert exchange.citations.get().verified_by == publisher
    assert "publisher" not in read.newest(exchange.public_id).payload


def test_rows_say_what_they_are():
    assert str(Source(title="A register", publisher="SFC")) == "A register (SFC)"
    assert str(Claim(statement="It is so.")) == "It is so."
    assert str(Citation(locator="p. 1", fields=["a", "b"])) == "p. 1: a, b"
