"""What is typed about municipalities, schools, agreements and the calendar."""

import re
from enum import StrEnum

from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    Field,
    HiddenField,
    RadioField,
    SelectField,
    StringField,
    ValidationError,
)
from wtforms.fields.choices import SelectChoice

from portal.institutions.calendar import Dated, first_year
from portal.institutions.regions import Placed
from portal.institutions.service import MunicipalityDetails, SchoolDetails
from portal.institutions.types import (
    GRADES,
    Founder,
    Period,
    Region,
    Scheme,
    SchoolKind,
    StatisticalRegion,
    Term,
    WhyNotKept,
)
from portal.web.fields import AddressField, DayField
from portal.web.formats import sentence_start
from portal.web.forms import NOTHING_YET, AtMost, Form, Present, Versioned, typed
from portal.web.grades import grade_words
from portal.web.labels import label

TITLE = 200


class SchoolYear:
    """The field is empty or holds a school year: 2026/2027."""

    def __call__(self, form: object, field: Field) -> None:
        del form
        if field.data and first_year(field.data) is None:
            raise ValidationError(label(WhyNotKept.NO_SCHOOL_YEAR))


class PlainCode:
    """The field holds a code an address can carry."""

    def __call__(self, form: object, field: Field) -> None:
        del form
        if field.data and not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", field.data):
            raise ValidationError(
                str(_l("Use letters without diacritics, digits, hyphens and dots."))
            )


def _offer(kind: type[StrEnum]) -> list[SelectChoice]:
    return [SelectChoice(one.value, label(one)) for one in kind]


def _grades() -> list[SelectChoice]:
    return [SelectChoice(one, grade_words(one)) for one in GRADES]


def _schemes() -> list[SelectChoice]:
    return [SelectChoice(one.value, sentence_start(label(one))) for one in Scheme]


class MunicipalityForm(Form):
    """How a municipality is reached, and whether a second person publishes."""

    seen = HiddenField()
    contact_name = StringField(_l("Name"), validators=[Present(), AtMost(TITLE)])
    contact_phone = StringField(_l("Phone"), validators=[Present(), AtMost(40)])
    contact_hours = StringField(_l("Hours on working days"), validators=[AtMost(40)])
    contact_email = AddressField(_l("E-mail"), validators=[Present()])
    address = StringField(_l("Address"), validators=[AtMost(TITLE)])
    second_person_publishes = BooleanField(_l("A second person publishes the results"))


class SchoolForm(Versioned):
    """What the programme knows of a school."""

    name = StringField(_l("Name of the school"), [Present(_l("Write the name.")), AtMost(TITLE)])
    municipality = SelectField(
        _l("Municipality"), [Present(_l("Choose the municipality."))], choices=[]
    )
    region = SelectField(
        _l("Region, as the programme counts it"),
        [Present(_l("Choose the region."))],
        choices=lambda: [NOTHING_YET, *_offer(Region)],
    )
    kind = RadioField(_l("Kind of school"), choices=lambda: _offer(SchoolKind))
    founder = SelectField(_l("Founder"), choices=lambda: _offer(Founder))
    joined_school_year = StringField(_l("Joined in the school year"), [AtMost(9), SchoolYear()])
    joined_semester = SelectField(
        _l("Joined in the semester"),
        choices=lambda: [SelectChoice("", "–"), *_offer(Period)],
    )
    contact_name = StringField(_l("Who can be asked"), [AtMost(TITLE)])
    contact_phone = StringField(_l("Phone"), [AtMost(40)])

    def details(self) -> SchoolDetails:
        """Return what was typed, as the service takes it."""
        joined = typed(self.joined_semester)
        return SchoolDetails(
            name=typed(self.name),
            municipality_id=int(typed(self.municipality)),
            region=Region(self.region.data),
            kind=SchoolKind(self.kind.data),
            founder=Founder(self.founder.data),
            joined_school_year=typed(self.joined_school_year),
            joined_semester=Period(joined) if joined else None,
            contact_name=typed(self.contact_name),
            contact_phone=typed(self.contact_phone),
        )


class NewSchoolForm(SchoolForm):
    """A school that is not here yet."""

    code = StringField(
        _l("Code of the school"), [Present(_l("Write a code.")), AtMost(40), PlainCode()]
    )


class KnownMunicipalityForm(Versioned):
    """What the programme knows of a municipality."""

    name = StringField(
        _l("Name of the municipality"), [Present(_l("Write the name.")), AtMost(TITLE)]
    )
    place = StringField(
        _l("Place, as people say it"), [Present(_l("Write the name.")), AtMost(TITLE)]
    )
    region = SelectField(
        _l("Region, as the programme counts it"),
        choices=lambda: [SelectChoice("", "–"), *_offer(Region)],
    )

    def details(self) -> MunicipalityDetails:
        """Return what was typed, as the service takes it."""
        region = typed(self.region)
        return MunicipalityDetails(
            name=typed(self.name),
            place=typed(self.place),
            region=Region(region) if region else None,
        )


class NewMunicipalityForm(KnownMunicipalityForm):
    """A municipality that is not here yet."""

    code = StringField(
        _l("Code of the municipality"), [Present(_l("Write a code.")), AtMost(40), PlainCode()]
    )


class PlacementForm(Form):
    """Where a municipality lies in a scheme of regions."""

    scheme = SelectField(_l("Division into regions"), choices=_schemes)
    region = SelectField(_l("Statistical region"), choices=lambda: _offer(StatisticalRegion))
    valid_from = DayField(_l("First day"), [Present(_l("Write the first day."))])
    valid_to = DayField(_l("Last day"))

    def placed(self) -> Placed:
        """Return what was typed, as the service takes it."""
        return Placed(
            Scheme(self.scheme.data),
            StatisticalRegion(self.region.data),
            self.valid_from.data,
            self.valid_to.data,
        )


class MergeForm(Form):
    """Which municipality another one becomes part of."""

    successor = SelectField(
        _l("Becomes part of"), [Present(_l("Choose the municipality."))], choices=[]
    )
    on = DayField(_l("From the day"), [Present(_l("Write the day."))])


class AgreementForm(Form):
    """A cooperation agreement."""

    number = StringField(_l("Number"), [Present(_l("Write the number.")), AtMost(80)])
    signed_on = DayField(_l("Signed on"), [Present(_l("Write the day it was signed."))])
    municipality = SelectField(_l("Municipality"), choices=[])
    school = SelectField(_l("State vocational school"), choices=[])


class DatesForm(Form):
    """When a period begins and ends for a span of grades."""

    school_year = StringField(
        _l("School year"), [Present(_l("Write the school year.")), AtMost(9), SchoolYear()]
    )
    period = SelectField(_l("Period"), choices=lambda: _offer(Period))
    grade_from = SelectField(_l("From grade"), choices=_grades)
    grade_to = SelectField(_l("To grade"), choices=_grades)
    starts_on = DayField(_l("First day"), [Present(_l("Write the first day."))])
    ends_on = DayField(_l("Last day"), [Present(_l("Write the last day."))])

    def dates(self) -> Dated:
        """Return what was typed, as the service takes it."""
        return Dated(
            typed(self.school_year),
            Period(self.period.data),
            typed(self.grade_from),
            typed(self.grade_to),
            Term(self.starts_on.data, self.ends_on.data),
        )


class BreakForm(Form):
    """Days without lessons."""

    school_year = StringField(
        _l("School year"), [Present(_l("Write the school year.")), AtMost(9), SchoolYear()]
    )
    name = StringField(_l("What it is called"), [Present(_l("Write the name.")), AtMost(TITLE)])
    starts_on = DayField(_l("First day"), [Present(_l("Write the first day."))])
    ends_on = DayField(_l("Last day"), [Present(_l("Write the last day."))])
