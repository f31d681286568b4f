"""The words of applications: sections, statuses, ways to submit, reasons not to."""

from enum import StrEnum


class Status(StrEnum):
    """Where an application is."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    REOPENED = "reopened"
    """Taken back for changes; the last submitted version stays in force."""
    WITHDRAWN = "withdrawn"


class Channel(StrEnum):
    """How an application came (facts 2.6)."""

    PORTAL = "portal"
    IN_PERSON = "in_person"
    POST = "post"
    EMAIL = "email"
    E_DOCUMENT = "e_document"


class Section(StrEnum):
    """The sections of the form, in its order (decisions, Application 1)."""

    APPLICANT = "applicant"
    PROJECT = "project"
    YOUNG_PEOPLE = "young_people"
    NEED = "need"
    ACTIVITIES = "activities"
    COST_PLAN = "cost_plan"
    RESULTS = "results"
    PARTNERS = "partners"
    PUBLICITY = "publicity"
    RISKS = "risks"
    EXTRA = "extra"
    ATTACHMENTS = "attachments"
    DECLARATIONS = "declarations"


class CostCategory(StrEnum):
    """What a line of the cost plan pays for."""

    PEOPLE = "people"
    ROOMS = "rooms"
    TRANSPORT = "transport"
    MATERIALS = "materials"
    MEALS = "meals"
    SERVICES = "services"
    OTHER = "other"
