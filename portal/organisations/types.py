"""The words of organisations: kinds, and the signatory's right to sign."""

from enum import StrEnum


class Kind(StrEnum):
    """What an applicant is in law (decisions, Organisation 1)."""

    YOUTH_ORGANISATION = "youth_organisation"
    ASSOCIATION = "association"
    FOUNDATION = "foundation"
