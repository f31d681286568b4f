"""What is frozen when an application is submitted?

One JSON document, written one way only (sorted keys, no spaces), so that its SHA-256 can be
computed again by anyone. Its shape, version 1; every value is a text, amounts with a point:

    {"form": 1, "number": "LIEP-2020-1/007", "version": 1,
     "competition": {"code", "title_lv", "title_en", "grant_amount": "4600.00"},
     "submitted": {"at": "2027-03-17T14:08:41.000012+00:00", "by": "Anna Bērziņa"},
     "organisation": {"name", "kind", "registration_number", "legal_address", "iban", "bank_name",
                      "signatory_name", "signatory_position", "signatory_basis",
                      "contact_name", "contact_email", "contact_phone"},
     "sections": {"project": {"title": "…", "starts": "2027-05-03", …},
                  "young_people": {…, "bands": {"g5-6": "10"}},
                  "activities": {"activities": [{"what", "from", "to", …}]}, …},
     "questions": [{"code", "title_lv", "title_en"}],
     "cost_plan": {"lines": [{"category", "item", "quantity", "unit", "unit_price", "sum",
                              "reason"}], "total": "4600.00"},
     "attachments": [{"name", "media_type", "size": 21400, "sha256", "file": 7}],
     "declarations": ["true", …]}

`sections` has the answers by the codes of `rules/questions.py`; `questions` are the competition's
own, answered in `sections.extra`. What came on paper may hold less: every key may be missing.
"""

import json
from collections.abc import Collection, Mapping
from typing import Any

from portal.applications.rules.cost_plan import Line, parse_quantity
from portal.applications.rules.sections import Draft, Settings
from portal.applications.types import CostCategory, Section
from portal.kernel.money import parse_money

FORM = 1


def canonical(content: Mapping[str, Any]) -> str:
    """Write the document the one way its digest is taken of."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


_OUTSIDE_SECTIONS = {
    Section.APPLICANT: "organisation",
    Section.COST_PLAN: "cost_plan",
    Section.ATTACHMENTS: "attachments",
    Section.EXTRA: "questions",
}
"""What of a section stands in the document beside `sections`."""


def corrected(
    in_force: Mapping[str, Any], draft: Mapping[str, Any], sections: Collection[Section]
) -> dict[str, Any]:
    """Return the document in force with these sections, and nothing else, as in the draft."""
    names = {section.value for section in sections}
    before, now = in_force.get("sections", {}), draft.get("sections", {})
    answers = {
        **{name: given for name, given in before.items() if name not in names},
        **{name: given for name, given in now.items() if name in names},
    }
    beside = {
        key: draft[key]
        for section, key in _OUTSIDE_SECTIONS.items()
        if section in sections and key in draft
    }
    return {**in_force, "sections": answers, **beside}


def draft_in(content: Mapping[str, Any], settings: Settings) -> Draft:
    """Return the frozen application as the rules of its sections see one."""
    answers = content.get("sections", {})
    return Draft(
        settings=settings,
        answers={section: answers.get(section.value, {}) for section in Section},
        lines=[_line(line) for line in (content.get("cost_plan") or {}).get("lines", [])],
        files=len(content.get("attachments", [])),
    )


def _line(line: Mapping[str, str]) -> Line:
    category = line.get("category", "")
    return Line(
        category=CostCategory(category) if category in set(CostCategory) else None,
        item=line.get("item", ""),
        unit=line.get("unit", ""),
        reason=line.get("reason", ""),
        quantity=parse_quantity(line.get("quantity", "")),
        unit_price=parse_money(line.get("unit_price", "")),
        quantity_typed=line.get("quantity", ""),
        price_typed=line.get("unit_price", ""),
    )


def changed_sections(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """Return the codes of the sections in which two documents differ, in alphabetical order."""
    before, after = _parts(old), _parts(new)
    return sorted(
        name for name in before.keys() | after.keys() if before.get(name) != after.get(name)
    )


def _parts(content: Mapping[str, Any]) -> dict[str, Any]:
    sections = content.get("sections", {})
    others = {name: content.get(name) for name in ("cost_plan", "attachments")}
    organisation = {"organisation": content.get("organisation"), **sections.get("applicant", {})}
    return {**sections, **others, "applicant": organisation}
