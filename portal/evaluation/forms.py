"""What is typed in a commission: members, words on conflicts, score sheets."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from flask_babel import force_locale, gettext, ngettext, pgettext
from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _p
from wtforms import RadioField, SelectField, StringField, TextAreaField

from portal.competitions.models import Criterion
from portal.evaluation.rules.scoring import (
    SHORTEST_REASON,
    Written,
    is_in_steps,
    is_too_short,
    read_points,
)
from portal.evaluation.types import ConflictKind
from portal.kernel.email import address_fault
from portal.kernel.identity import Role
from portal.web.formats import points_plain, sentence_start
from portal.web.forms import AtMost, Form, Present, Versioned
from portal.web.labels import label

LONGEST_REASON = 1000
LONGEST_NOTE = 4000
_ROLES = (Role.CHAIR, Role.DEPUTY, Role.MEMBER, Role.SECRETARY, Role.OBSERVER)
_OPENING_LENGTH = 9


def _roles() -> list[tuple[str, str]]:
    return [(role.value, label(role)) for role in _ROLES]


class _RoleForm(Form):
    role = SelectField(_p("commission", "Role"), choices=_roles, default=Role.MEMBER.value)

    @property
    def chosen(self) -> Role:
        """The role chosen."""
        return Role(self.role.data)


class MemberForm(_RoleForm):
    """Somebody to invite to the commission."""

    name = StringField(_l("Name and surname"), [Present(), AtMost(200)])
    email = StringField(_l("E-mail address"), [Present(), AtMost(254)])

    def validate(self, extra_validators: Any = None) -> bool:  # noqa: ANN401 - WTForms' own
        """Check the shape, also of the address."""
        sound = bool(super().validate(extra_validators))
        if not self.email.errors and address_fault(self.email.data or "") is not None:
            self.email.errors = [gettext("Enter an e-mail address like name@example.lv.")]
            return False
        return sound


class ChangeForm(_RoleForm):
    """The place of somebody in the commission."""

    position = StringField(_l("Post, as the minutes print it"), [AtMost(200)])


class GateForm(Form):
    """A member's word on one application, before its content opens."""

    word = RadioField(
        _p("queue", "Conflict of interest"),
        choices=lambda: [
            ("none", gettext("I have no conflict of interest")),
            ("has", gettext("I have a conflict of interest")),
        ],
        validate_choice=False,
    )
    kind = RadioField(
        _l("What kind"),
        choices=lambda: [(kind.value, sentence_start(label(kind))) for kind in ConflictKind],
        validate_choice=False,
    )
    details = TextAreaField(_l("In your own words"), [AtMost(1000)])

    def validate(self, extra_validators: Any = None) -> bool:  # noqa: ANN401 - WTForms' own
        """Ask for a word; for a conflict ask what it is."""
        sound = bool(super().validate(extra_validators))
        if self.word.data not in {"none", "has"}:
            self.word.errors = [pgettext("conflict of interest", "Choose one of the two.")]
            return False
        if self.has_conflict and self.kind.data not in set(ConflictKind):
            self.kind.errors = [gettext("Choose what kind of conflict it is.")]
            return False
        if self.has_conflict and self.kind.data == ConflictKind.OTHER and not self.details.data:
            self.details.errors = [gettext("Say what the conflict is.")]
            return False
        return sound

    @property
    def has_conflict(self) -> bool:
        """The member steps back."""
        return bool(self.word.data == "has")

    @property
    def reason(self) -> str:
        """The conflict in words, in Latvian, as the minutes print it."""
        kind = ConflictKind(self.kind.data)
        with force_locale("lv"):
            words = label(kind)
        details = self.details.data or ""
        if kind is ConflictKind.OTHER:
            return details
        return f"{words}: {details}" if details else words


class ReopenForm(Form):
    """Why a sheet is opened again."""

    reason = TextAreaField(
        _l("Reason for reopening (goes into the minutes)"), [Present(), AtMost(1000)]
    )


class SheetForm(Versioned):
    """A score sheet or a part of it; `sheet_form` adds two fields a criterion."""

    criteria: Sequence[Criterion] = ()
    private_note = TextAreaField(
        _l("My notes (only you see them)"), [AtMost(LONGEST_NOTE)], default=""
    )

    def validate(self, extra_validators: Any = None) -> bool:  # noqa: ANN401 - WTForms' own
        """Check that what is written could stand on a sheet, finished or not."""
        sound = bool(super().validate(extra_validators))
        for criterion in self.criteria:
            fault = self._fault(criterion)
            if fault:
                self.points_of(criterion).errors = [fault]
                sound = False
        return sound

    def complain_of_gaps(self) -> None:
        """Say at each field of this page what is missing for handing in."""
        for criterion in self.criteria:
            points, reason = self.points_of(criterion), self.reason_of(criterion)
            if not points.data:
                points.errors = [
                    gettext("Choose points from 0 to %(max)s.", max=points_plain(most(criterion)))
                ]
            if is_too_short(reason.data or ""):
                reason.errors = [
                    ngettext(
                        "Write the reason: at least %(num)d character.",
                        "Write the reason: at least %(num)d characters.",
                        SHORTEST_REASON,
                    )
                ]

    def points_of(self, criterion: Criterion) -> Any:  # noqa: ANN401 - a WTForms field
        """The field of a criterion's points."""
        return self[f"points_{criterion.id}"]

    def reason_of(self, criterion: Criterion) -> Any:  # noqa: ANN401 - a WTForms field
        """The field of a criterion's reason."""
        return self[f"reason_{criterion.id}"]

    def written(self) -> dict[int, Written]:
        """What the fields hold, by the key of the criterion; points in no step are left out."""
        return {
            criterion.id: Written(
                points=read_points(self.points_of(criterion).data or ""),
                reason=self.reason_of(criterion).data or "",
            )
            for criterion in self.criteria
            if self._fault(criterion) is None
        }

    def _fault(self, criterion: Criterion) -> str | None:
        typed = self.points_of(criterion).data or ""
        if not typed:
            return None
        points, highest, step = read_points(typed), most(criterion), step_of(criterion)
        if points is None or points > highest:
            return str(gettext("Choose points from 0 to %(max)s.", max=points_plain(highest)))
        if not is_in_steps(points, step=step, most=highest):
            said: str = gettext(
                "Points go in steps of %(step)s, for example %(example)s.",
                step=points_plain(step),
                example=points_plain(highest - step),
            )
            return said
        return None


def most(criterion: Criterion) -> Decimal:
    """The most points a quality criterion gives."""
    return criterion.max_points or Decimal()


def step_of(criterion: Criterion) -> Decimal:
    """The step of a quality criterion's points."""
    return criterion.step or Decimal(1)


def sheet_form(criteria: Sequence[Criterion], **given: Any) -> SheetForm:  # noqa: ANN401 - WTForms' own
    """Return a form with the fields of these criteria."""
    form = _kind_of_sheet(tuple(one.id for one in criteria))(**given)
    form.criteria = criteria
    return form


@lru_cache(256)
def _kind_of_sheet(keys: tuple[int, ...]) -> type[SheetForm]:
    """Making a class takes longer than filling it, and the members open the same criteria."""
    fields: dict[str, Any] = {}
    for key in keys:
        fields[f"points_{key}"] = StringField(_l("Points"), [AtMost(20)])
        fields[f"reason_{key}"] = TextAreaField(
            _l("Reason (the organisation will read it)"), [AtMost(LONGEST_REASON)]
        )
    return type("OneSheetForm", (SheetForm,), fields)


def typed_in(written: Mapping[int, Written], note: str, version: int) -> dict[str, Any]:
    """Return what the fields of a sheet show at first."""
    shown: dict[str, Any] = {"private_note": note, "version": str(version)}
    for key, one in written.items():
        shown[f"points_{key}"] = "" if one.points is None else points_plain(one.points)
        shown[f"reason_{key}"] = one.reason
    return shown
