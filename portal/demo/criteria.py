"""The criteria of the demo calls."""

from decimal import Decimal

from portal.competitions.models import Criterion
from portal.competitions.types import CriterionKind


def criteria() -> list[Criterion]:
    """Two administrative, two of eligibility and five of quality, 50 points in all."""
    words = [*_CHECKED, *_JUDGED]
    return [Criterion(position=position, **one) for position, one in enumerate(words, 1)]


def _checked(
    code: str, kind: CriterionKind, lv: str, en: str, *, correctable: bool
) -> dict[str, object]:
    return {
        "code": code,
        "kind": kind,
        "title_lv": lv,
        "title_en": en,
        "correctable": correctable,
    }


def _judged(
    code: str, lv: str, en: str, looks_for: tuple[str, str], *sections: str
) -> dict[str, object]:
    return {
        "code": code,
        "kind": CriterionKind.QUALITY,
        "title_lv": lv,
        "title_en": en,
        "looks_for_lv": looks_for[0],
        "looks_for_en": looks_for[1],
        "max_points": Decimal(10),
        "step": Decimal("0.5"),
        "weight": Decimal(1),
        "min_points": Decimal(4),
        "anchors": [
            {"points": "2", "lv": "aprakstīts vispārīgi", "en": "described in general terms"},
            {"points": "6", "lv": "aprakstīts un pamatots", "en": "described with reasons"},
            {"points": "10", "lv": "pierādīts ar datiem", "en": "proved with data"},
        ],
        "sections": list(sections),
    }


_CHECKED = (
    _checked(
        "signed",
        CriterionKind.ADMINISTRATIVE,
        "Pieteikumu iesniegusi persona ar paraksta tiesībām",
        "Submitted by a person with the right to sign",
        correctable=True,
    ),
    _checked(
        "complete",
        CriterionKind.ADMINISTRATIVE,
        "Pieteikums ir pilnīgs, un tāme ir tieši 4\u00a0600,00\u00a0€",
        "The application is complete and the plan is exactly €4,600.00",
        correctable=True,
    ),
    _checked(
        "applicant",
        CriterionKind.ELIGIBILITY,
        "Iesniedzējs ir jaunatnes organizācija, biedrība vai nodibinājums, kas strādā ar jaunatni",
        "The applicant is a youth organisation, association or foundation doing youth work",
        correctable=False,
    ),
    _checked(
        "target_group",
        CriterionKind.ELIGIBILITY,
        "Projekts domāts 5.–12. klašu skolēniem un 1.–4. kursu audzēkņiem",
        "The project is for grades 5 to 12 and courses 1 to 4",
        correctable=False,
    ),
)
_JUDGED = (
    _judged(
        "need",
        "Vajadzība un mērķis",
        "Need and aim",
        (
            "Vai vajadzība parādīta ar savas skolas vai pilsētas datiem un mērķi varēs pārbaudīt?",
            "Is the need shown with data of the school or town, and can the aim be checked?",
        ),
        "need",
    ),
    _judged(
        "youth",
        "Jauniešu iesaiste",
        "Involvement of young people",
        (
            "Vai ideju izdomāja un darbības vada paši jaunieši?",
            "Did young people think up the idea, and do they lead the activities?",
        ),
        "young_people",
    ),
    _judged(
        "activities",
        "Darbības un grafiks",
        "Activities and schedule",
        (
            "Vai darbības ved uz mērķi un laiks ir reāls?",
            "Do the activities lead to the aim, and is the time realistic?",
        ),
        "activities",
        "risks",
    ),
    _judged(
        "results",
        "Rezultāti un motivācija",
        "Results and motivation",
        (
            "Vai pateikts, kā uzzinās, ka motivācija ir mainījusies?",
            "Is it said how a change in motivation will be found out?",
        ),
        "results",
        "publicity",
    ),
    _judged(
        "costs",
        "Tāmes pamatotība",
        "Soundness of the plan",
        (
            "Vai katra pozīcija vajadzīga darbībām un cena ir pamatota?",
            "Does each line serve the activities, and is its price justified?",
        ),
        "cost_plan",
    ),
)
