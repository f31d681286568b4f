"""What a new competition starts with: five quality criteria of 10 points (decisions, E&D 1)."""

from decimal import Decimal
from typing import Any

from portal.competitions.types import CriterionKind, Section

_CHECKS = (
    (
        CriterionKind.ADMINISTRATIVE,
        "signed",
        True,
        "Pieteikumu iesniegusi persona ar tiesībām pārstāvēt organizāciju",
        "The application is submitted by a person entitled to represent the organisation",
    ),
    (
        CriterionKind.ADMINISTRATIVE,
        "attachments",
        True,
        "Pievienoti visi nolikumā prasītie dokumenti",
        "All documents the regulations ask for are attached",
    ),
    (
        CriterionKind.ELIGIBILITY,
        "applicant",
        False,
        "Iesniedzējs ir jaunatnes organizācija vai biedrība vai nodibinājums, kas veic darbu"
        " ar jaunatni",
        "The applicant is a youth organisation, or an association or foundation doing youth work",
    ),
    (
        CriterionKind.ELIGIBILITY,
        "target_group",
        False,
        "Projekts paredzēts konkursa mērķgrupai",
        "The project is for the target group of the competition",
    ),
    (
        CriterionKind.ELIGIBILITY,
        "time",
        False,
        "Projekta sākums un ilgums atbilst nolikumam",
        "The start and the duration of the project comply with the regulations",
    ),
)
_QUALITY = (
    (
        "need",
        (Section.NEED,),
        "Mērķis un vajadzība",
        "Aim and need",
        "Skaidrs, kam un kāpēc šis projekts ir vajadzīgs",
        "It is clear who needs this project and why",
    ),
    (
        "youth",
        (Section.YOUNG_PEOPLE,),
        "Jauniešu iesaiste",
        "Involvement of young people",
        "Jaunieši paši plāno, vada un lemj",
        "Young people plan, lead and decide themselves",
    ),
    (
        "activities",
        (Section.ACTIVITIES, Section.PARTNERS),
        "Pasākumi un grafiks",
        "Activities and schedule",
        "Pasākumi ved uz mērķi, laiks ir reāls",
        "The activities lead to the aim, the time is realistic",
    ),
    (
        "results",
        (Section.RESULTS, Section.RISKS),
        "Rezultāts",
        "Result",
        "Kā mainīsies motivācija un kā to uzzinās",
        "How motivation will change and how that will be known",
    ),
    (
        "costs",
        (Section.COST_PLAN,),
        "Tāme",
        "Cost plan",
        "Katra pozīcija vajadzīga, cenas pamatotas",
        "Every line is needed, the prices are justified",
    ),
)


def criteria_of_the_programme() -> list[dict[str, Any]]:
    """Return the columns of the criteria of a new competition, in order."""
    checks = [
        {
            "kind": kind,
            "code": code,
            "correctable": correctable,
            "title_lv": title_lv,
            "title_en": title_en,
        }
        for kind, code, correctable, title_lv, title_en in _CHECKS
    ]
    quality = [
        {
            "kind": CriterionKind.QUALITY,
            "code": code,
            "sections": [section.value for section in sections],
            "title_lv": title_lv,
            "title_en": title_en,
            "looks_for_lv": looks_for_lv,
            "looks_for_en": looks_for_en,
            "max_points": Decimal(10),
            "step": Decimal(1),
            "weight": Decimal(1),
        }
        for code, sections, title_lv, title_en, looks_for_lv, looks_for_en in _QUALITY
    ]
    return [*checks, *quality]
