"""A file handed in with a source is kept, named by the draft, and handed out."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from registry.admin import sources
from registry.changesets.models import Change
from registry.citations import copies
from registry.citations.models import Source
from registry.records.kinds import kind_of
from tests.forms import errors_on, form_on, open_form, signed_in
from tests.makers import a_source
from tests.registry.admin.new_records import address

pytestmark = pytest.mark.django_db

SOURCES = kind_of(Source)
PDF = b"%PDF-1.7\nThe circular, as it was on that day."
DIGEST = hashlib.sha256(PDF).hexdigest()


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.VAR = tmp_path


def handed_in(client, source, body, name="circular.pdf", **typed):
    path = address(SOURCES, source.pk, "change")
    form = open_form(client, path).put(**typed)
    file = SimpleUploadedFile(name, body)
    return client.post(path, form.data("_save") | {"kept_copy": file})


def drafted(source):
    rows = Change.objects.filter(record=source.pk, change_set__opened=True)
    return {name: change for row in rows for name, change in row.patch.items()}


def test_a_file_is_kept_and_its_sha_256_drafted(editor):
    source = a_source()

    handed_in(signed_in(editor), source, PDF)

    assert drafted(source) == {"copy_sha256": ["", DIGEST]}
    assert copies.read(DIGEST) == PDF


def test_a_form_without_a_file_leaves_the_copy_as_it_is(editor):
    source = a_source(copy_sha256="a" * 64)
    form = open_form(signed_in(editor), address(SOURCES, source.pk, "change"))

    form.put(note="Ours.").send(signed_in(editor))

    assert drafted(source) == {"note": ["", "Ours."]}


def test_a_file_handed_in_with_a_form_that_is_refused_is_not_asked_for_again(editor):
    source = a_source()

    page = handed_in(signed_in(editor), source, PDF, published="1/6/2024")

    assert "published" in errors_on(page)
    assert form_on(page)["copy_sha256"] == DIGEST
    assert copies.exists(DIGEST)
    assert drafted(source) == {}


def test_a_file_of_a_sort_we_do_not_keep_is_refused_with_words(editor):
    source = a_source()

    page = handed_in(signed_in(editor), source, b"MZ\x90\x00\x03", name="circular.pdf")

    assert errors_on(page)["kept_copy"] == [
        "This is no PDF, no page, no text and no image: print it into a PDF."
    ]
    assert drafted(source) == {}
    assert not list(copies._files())


def test_a_file_that_is_too_large_is_refused_with_words(editor, monkeypatch):
    monkeypatch.setattr(sources, "LARGEST", 10)
    source = a_source()

    page = handed_in(signed_in(editor), source, PDF)

    (text,) = errors_on(page)["kept_copy"]
    assert "a copy has at most 10" in text
    assert not list(copies._files())


def test_a_copy_is_handed_out_as_a_file_and_never_as_a_page(auditor):
    body = b"<html><script>alert(1)</script></html>"
    digest = copies.keep([body])

    found = signed_in(auditor).get(reverse("admin:copy", args=[digest]))

    assert found.content == body
    assert found["Content-Disposition"] == f'attachment; filename="{digest[:12]}.html"'
    assert found["X-Content-Type-Options"] == "nosniff"
    assert found["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_a_copy_is_for_staff_who_read_sources(client, django_user_model):
    path = reverse("admin:copy", args=[copies.keep([PDF])])
    stranger = django_user_model.objects.create_user("stranger", is_staff=True)

    assert client.get(path).status_code == 302
    assert signed_in(stranger).get(path).status_code == 404


@pytest.mark.parametrize("digest", ["a" * 64, "x", DIGEST.upper()])
def test_what_is_not_kept_is_not_found(auditor, digest):
    path = reverse("admin:copy", args=[digest])

    assert signed_in(auditor).get(path).status_code == 404


def test_the_form_leads_to_the_copy_that_is_kept(editor):
    source = a_source(copy_sha256=copies.keep([PDF]))

    page = signed_in(editor).get(address(SOURCES, source.pk, "change"))

    assert reverse("admin:copy", args=[DIGEST]) in page.content.decode()


def test_who_may_change_nothing_is_asked_for_no_file(auditor):
    page = signed_in(auditor).get(address(SOURCES, a_source().pk, "change"))

    assert page.status_code == 200
    assert "kept_copy" not in page.content.decode()
