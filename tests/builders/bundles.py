"""A sound bundle as JSON holds it, to change one thing in."""

import copy
from typing import Any


def sound_bundle() -> dict[str, Any]:
    """Three applications, two members and one conflict."""
    return copy.deepcopy(_SOUND)


def _application(number: int, **given: Any) -> dict[str, Any]:
    plan = {"category": "materials", "item": "Koks", "quantity": "1", "unit": "gab."}
    sound = {
        "number": f"PAR-2027-7/{number:03d}",
        "organisation": "40008999993",
        "title": f"Projekts {number}",
        "channel": "portal",
        "received_at": "2027-03-19T16:59:59+02:00",
        "postmark_date": None,
        "withdrawn": False,
        "cost_plan": [plan | {"unit_price": "4600.00"}],
        "checks": {"signed": True},
    }
    return sound | given


def _sheet(member: str, number: int, need: str, role: str) -> dict[str, Any]:
    return {
        "member": member,
        "application": f"PAR-2027-7/{number:03d}",
        "points": {"need": need, "role": role},
        "comment": "",
    }


_SOUND: dict[str, Any] = {
    "version": 1,
    "code": "PAR-2027-7",
    "municipality": "paraugi",
    "title": "Paraugu konkurss",
    "opens_at": "2027-02-01T00:00:00+02:00",
    "closes_at": "2027-03-19T17:00:00+02:00",
    "grant_amount": "4600.00",
    "quota": 1,
    "budget": "9200.00",
    "min_assessments": 2,
    "min_total": "10",
    "tie_break": ["need"],
    "criteria": [
        {
            "code": "signed",
            "kind": "administrative",
            "correctable": True,
            "title": {"lv": "Parakstīts", "en": "Signed"},
        },
        {
            "code": "need",
            "kind": "quality",
            "max": "10",
            "step": "0.5",
            "weight": "1.5",
            "min": "5",
            "title": {"lv": "Vajadzība", "en": "Need"},
        },
        {
            "code": "role",
            "kind": "quality",
            "max": "10",
            "step": "1",
            "weight": "1",
            "min": None,
            "title": {"lv": "Loma", "en": ""},
        },
    ],
    "members": [
        {"code": "m1", "name": "Dace Ozola", "email": "dace@example.lv", "role": "chair"},
        {"code": "m2", "name": "Ilze Liepa", "email": "ilze@example.lv", "role": "member"},
        {"code": "m3", "name": "Jānis Kalns", "email": "janis@example.lv", "role": "member"},
    ],
    "organisations": [
        {
            "registration_number": "40008999993",
            "name": "Biedrība „Asns”",
            "kind": "association",
            "email": "asns@example.lv",
        }
    ],
    "applications": [
        _application(1),
        _application(2, channel="post", postmark_date="2027-03-19"),
        _application(3, received_at="2027-03-19T17:00:00+02:00", checks={}),
        _application(4, withdrawn=True),
    ],
    "conflicts": [{"member": "m3", "application": "PAR-2027-7/001", "reason": "Māsa."}],
    "assessments": [
        _sheet("m1", 1, "7.5", "8"),
        _sheet("m1", 2, "7", "9"),
        _sheet("m2", 1, "8", "8"),
        _sheet("m2", 2, "8", "6"),
        _sheet("m3", 1, "10", "10"),
    ],
}
