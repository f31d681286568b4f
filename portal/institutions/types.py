"""The words of the programme's partners: kinds, founders, regions, periods, grades."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class SchoolKind(StrEnum):
    """Which half of the programme's tables a school stands in; vocational comes first there."""

    VOCATIONAL = "vocational"
    GENERAL = "general"


class Founder(StrEnum):
    """Who runs a school: a municipality, or the ministry of education, culture or health."""

    MUNICIPALITY = "municipality"
    IZM = "izm"
    KM = "km"
    VM = "vm"


class Region(StrEnum):
    """The programme's own six regions, in the order of its tables (facts 4.10)."""

    RIGA = "riga"
    RIGA_REGION = "riga_region"
    LATGALE = "latgale"
    VIDZEME = "vidzeme"
    KURZEME = "kurzeme"
    ZEMGALE = "zemgale"


class Scheme(StrEnum):
    """A division of the country into statistical regions (facts 4.10); `regions` has its days."""

    UNTIL_2023 = "statistical-2023"
    FROM_2024 = "statistical-2024"


class StatisticalRegion(StrEnum):
    """The statistical regions of both divisions; only the older one has Pierīga."""

    RIGA = "riga"
    PIERIGA = "pieriga"
    VIDZEME = "vidzeme"
    KURZEME = "kurzeme"
    ZEMGALE = "zemgale"
    LATGALE = "latgale"


class PartnerKind(StrEnum):
    """Who signed a cooperation agreement."""

    MUNICIPALITY = "municipality"
    VOCATIONAL = "vocational"


class Period(StrEnum):
    """What a support plan is for; a school year has three (decisions, School 1)."""

    FIRST = "1"
    SECOND = "2"
    SUMMER = "summer"


GRADES = (*(str(number) for number in range(1, 13)), "C1", "C2", "C3", "C4")
"""Grades 1 to 12 and courses 1 to 4 of vocational schools, lowest first."""


@dataclass(frozen=True, slots=True)
class Term:
    """The first and the last day of a period for one grade, both included."""

    starts_on: date
    ends_on: date

    def includes(self, day: date) -> bool:
        """The day is one of the period's."""
        return self.starts_on <= day <= self.ends_on


class WhyNotKept(StrEnum):
    """Why something about the programme is not kept."""

    CODE_TAKEN = "code_taken"
    MUNICIPALITY_CODE_TAKEN = "municipality_code_taken"
    NUMBER_TAKEN = "number_taken"
    OUT_OF_ORDER = "out_of_order"
    """It ends before it begins, or the last grade is below the first."""
    NO_SCHOOL_YEAR = "no_school_year"
    OVERLAPS = "overlaps"
    """The same grade would have two dates for one period."""
    STATE_SCHOOL_KIND = "state_school_kind"
    """A ministry founds vocational schools only."""
    NO_PARTNER = "no_partner"
    OWN_SUCCESSOR = "own_successor"
    SUCCESSOR_CLOSED = "successor_closed"
    CLOSED_ALREADY = "closed_already"


class WhyNotPlaced(StrEnum):
    """Why a municipality cannot be placed in a region for those days."""

    OUT_OF_ORDER = "out_of_order"
    NO_SUCH_REGION = "no_such_region"
    """That division has no such region."""
    OUTSIDE_SCHEME = "outside_scheme"
    PLACED_ALREADY = "placed_already"


class WhyNotMerged(StrEnum):
    """Why a municipality does not become part of another."""

    OWN_SUCCESSOR = "own_successor"
    SUCCESSOR_CLOSED = "successor_closed"
    CLOSED_ALREADY = "closed_already"
    NOT_YET = "not_yet"
    """The day is still to come: schools would pass before it."""
    TOO_EARLY = "too_early"
    """Schools came to it after that day, out of a municipality that had become part of it."""
