"""Columns of our own: partial dates with their bounds, short lists, LEIs."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from stdnum import lei
from stdnum.exceptions import ValidationError as NotAnLei

from registry.records import partial_date


class PartialDateField(models.CharField):  # type: ignore[type-arg]  # no subscript at run time
    """An EDTF literal as the source gives it: `2022`, `2022-08`, `2022-10-31`.

    Blank: no date was stated. Bounds stand in BoundFields beside it.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 40)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)
        self.validators = [*self.validators, partial_date.validate]

    def deconstruct(self) -> Any:
        """Leave the validator out: __init__ adds it."""
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("validators", None)
        return name, path, args, kwargs


class BoundField(models.DateField):  # type: ignore[type-arg]  # no subscript at run time
    """The first or last day a partial date may mean, kept so that SQL can ask.

    `of` names the partial dates to read, the first that is filled counts.
    NULL: no bound is known on this side.
    """

    def __init__(
        self, *args: Any, of: tuple[str, ...] = (), side: str = "earliest", **kw: Any
    ) -> None:
        kw |= {"null": True, "blank": True, "editable": False}
        super().__init__(*args, **kw)
        self.of, self.side = of, side

    def deconstruct(self) -> Any:
        """Add `of` and `side`."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "of": self.of, "side": self.side}

    def bound(self, values: dict[str, Any]) -> date | None:
        """Return the bound that the row's literals give."""
        literal = next((values[name] for name in self.of if values.get(name)), "")
        return getattr(partial_date.bounds(literal), self.side) if literal else None

    def pre_save(
        self,
        model_instance: models.Model,
        add: bool,  # noqa: ARG002 - the signature is Django's
    ) -> date | None:
        """Work the bound out anew at every write."""
        value = self.bound({name: getattr(model_instance, name) for name in self.of})
        setattr(model_instance, self.attname, value)
        return value


def bound_fields(model: type[models.Model]) -> list[BoundField]:
    """Return the model's bounds."""
    return [f for f in model._meta.concrete_fields if isinstance(f, BoundField)]


class LinesField(models.JSONField):
    """A short list of texts, edited one to a line; `words` say what codes mean."""

    def __init__(
        self, *args: Any, words: type[models.TextChoices] | None = None, **kwargs: Any
    ) -> None:
        self.words = dict(words.choices) if words else {}
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def validate(self, value: Any, model_instance: Any) -> None:
        """Refuse what is no list of single lines."""
        super().validate(value, model_instance)
        texts = isinstance(value, list) and all(isinstance(v, str) for v in value)
        if not texts or any(v.strip().splitlines() != [v] for v in value):
            raise ValidationError(_("Give a list of texts of one line each."))

    def formfield(self, *args: Any, **kwargs: Any) -> Any:
        """Return a text area of lines."""
        return LinesFormField(
            label=self.verbose_name, help_text=self.help_text, required=not self.blank
        )


class LinesFormField(forms.CharField):
    """Turn lines into a list of texts; blank lines do not count."""

    widget = forms.Textarea(attrs={"rows": 2})

    def prepare_value(self, value: Any) -> Any:
        """Show a list as lines."""
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        """Return the list of stripped lines."""
        lines = value if isinstance(value, list) else str(value or "").splitlines()
        return [line.strip() for line in lines if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare lists, not texts."""
        return bool(self.to_python(initial) != self.to_python(data))


def validate_lei(value: str) -> None:
    """Refuse a Legal Entity Identifier whose check digits fail (ISO 17442)."""
    try:
        lei.validate(value)
    except NotAnLei as error:
        raise ValidationError(
            _("%(value)s is no valid LEI: check its 20 characters and its digits."),
            params={"value": value[:40]},
            code="lei",
        ) from error
