"""Competitions and their criteria."""

from datetime import timedelta
from decimal import Decimal

from portal.competitions.models import Competition, Criterion
from portal.competitions.types import CriterionKind, Stage
from tests.builders.making import Making


class CompetitionBuilders(Making):
    def competition(self, *, criteria=None, **given):
        """An open competition with its administrative, eligibility and five quality criteria."""
        number = self.number()
        if "municipality" not in given and "municipality_id" not in given:
            given["municipality"] = self.municipality()
        if "municipality" in given:
            given["municipality_id"] = given.pop("municipality").id
        sound = {
            "code": f"PAR-2027-{number}",
            "stage": Stage.ANNOUNCED,
            "title_lv": f"Jauniešu iniciatīvu projektu konkurss Nr. {number}",
            "title_en": f"Youth initiatives, call {number}",
            "summary_lv": "Atbalsts jauniešu iniciatīvām, kas palīdz palikt skolā.",
            "summary_en": "Support for what young people start themselves.",
            "appeal_lv": "Lēmumu var apstrīdēt viena mēneša laikā domē.",
            "appeal_en": "The decision may be contested within one month.",
            "opens_at": self.now - timedelta(days=10),
            "closes_at": self.now + timedelta(days=10),
            "announced_at": self.now - timedelta(days=11),
            "results_by": (self.now + timedelta(days=40)).date(),
            "evaluate_by": (self.now + timedelta(days=30)).date(),
            "quota": 2,
            "min_total": Decimal(25),
            "contact_name": "Ilze Koordinatore",
            "contact_phone": "2000 0000",
            "contact_email": "konkursi@example.lv",
            "created_at": self.now - timedelta(days=12),
        }
        asked = criteria if criteria is not None else sound_criteria()
        competition = Competition(**(sound | given))
        competition.criteria = [
            Criterion(position=position, **one) for position, one in enumerate(asked, 1)
        ]
        return self.save(competition)


def quality(code, title, **given):
    """A quality criterion of 10 points in whole steps, with a minimum of 4."""
    sound = {
        "code": code,
        "kind": CriterionKind.QUALITY,
        "title_lv": title,
        "title_en": f"{title} (EN)",
        "max_points": Decimal(10),
        "step": Decimal(1),
        "weight": Decimal(1),
        "min_points": Decimal(4),
    }
    return sound | given


def sound_criteria():
    """The seven criteria of `make.competition()`."""
    return [
        {
            "code": "signed",
            "kind": CriterionKind.ADMINISTRATIVE,
            "title_lv": "Pieteikumu parakstījusi paraksttiesīgā persona",
            "title_en": "Signed by an authorised person",
            "correctable": True,
        },
        {
            "code": "target_group",
            "kind": CriterionKind.ELIGIBILITY,
            "title_lv": "Projekts domāts jauniešiem no 5. līdz 12. klasei",
            "title_en": "For young people in grades 5 to 12",
        },
        quality("need", "Vajadzība", sections=["need"]),
        quality("youth", "Jauniešu iesaiste", sections=["young_people"]),
        quality("activities", "Darbības", sections=["activities"]),
        quality("costs", "Tāme", sections=["cost_plan"]),
        quality("results", "Rezultāti", sections=["results"]),
    ]
