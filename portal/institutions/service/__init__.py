"""What can be done with municipalities, schools, agreements and the calendar."""

from portal.institutions.service.calendar import add_break, add_dates, remove_break, remove_dates
from portal.institutions.service.municipalities import (
    MunicipalityDetails,
    add_municipality,
    change_municipality,
    merge,
    place,
    remove_placement,
)
from portal.institutions.service.partners import (
    AgreementDetails,
    SchoolDetails,
    add_agreement,
    add_school,
    change_school,
)
from portal.institutions.service.settings import change_settings

__all__ = [
    "AgreementDetails",
    "MunicipalityDetails",
    "SchoolDetails",
    "add_agreement",
    "add_break",
    "add_dates",
    "add_municipality",
    "add_school",
    "change_municipality",
    "change_school",
    "change_settings",
    "merge",
    "place",
    "remove_break",
    "remove_dates",
    "remove_placement",
]
