"""A change since the last approval, in one sentence."""

from collections.abc import Callable, Mapping
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l

from portal.support.plans.labels.phrases import measure_words, quantity_words, times_words
from portal.support.plans.rules.content import MeasureSaid
from portal.support.plans.rules.differences import Change, Difference
from portal.web.labels import label

_PLAIN = {
    Change.APPLICATION: _l("The signed application has changed."),
    Change.WORDS: _l("The pupil's own words have changed."),
    Change.RESTRICTED_ADDED: _l("A health or family risk was added."),
    Change.RESTRICTED_REMOVED: _l("A health or family risk was taken out."),
    Change.RESTRICTED_CHANGED: _l("What a health or family risk says has changed."),
}


def say_difference(one: Difference, staff: Mapping[int, str]) -> str:
    """Say one change; `staff` gives the names of providers by their keys."""
    if one.change in _PLAIN:
        return str(_PLAIN[one.change])
    if one.risk is not None and one.risk.risk is not None:
        return _of_risk(one.change, label(one.risk.risk))
    if one.change is Change.MEASURE_ADDED and one.after is not None:
        return gettext("Measure added: %(measure)s", measure=_whole(one.after, staff))
    if one.change is Change.MEASURE_REMOVED and one.before is not None:
        return gettext("Measure taken out: %(measure)s", measure=_whole(one.before, staff))
    if one.change is Change.FOR_RISKS and one.after is not None:
        return gettext(
            "%(measure)s – for which risks it is, has changed.", measure=measure_words(one.after)
        )
    assert one.before is not None and one.after is not None  # noqa: PT018, S101 - a part of a measure
    return gettext(
        "%(measure)s – %(part)s: %(before)s, now %(after)s",
        measure=measure_words(one.after),
        part=str(_PARTS[one.change]),
        before=_SAY[one.change](one.before, staff) or "–",
        after=_SAY[one.change](one.after, staff) or "–",
    )


def _of_risk(change: Change, risk: str) -> str:
    if change is Change.RISK_ADDED:
        return gettext("Risk added: %(risk)s", risk=risk)
    if change is Change.RISK_REMOVED:
        return gettext("Risk taken out: %(risk)s", risk=risk)
    return gettext("How the risk “%(risk)s” is seen has changed.", risk=risk)


def _whole(measure: MeasureSaid, staff: Mapping[int, str]) -> str:
    parts = [
        measure_words(measure),
        quantity_words(measure.units, measure.amount),
        _provider(measure, staff),
    ]
    return ", ".join(part for part in parts if part)


def _provider(measure: MeasureSaid, staff: Mapping[int, str]) -> str:
    return staff.get(measure.provider or 0, "")


_PARTS: Mapping[Change, Any] = {
    Change.SUBJECT: _l("subject"),
    Change.SPECIALIST: _l("specialist"),
    Change.PROVIDER: _l("who gives the support"),
    Change.UNITS: _l("planned units"),
    Change.AMOUNT: _l("planned amount"),
    Change.TIMES: _l("times of the week"),
}
_SAY: Mapping[Change, Callable[[MeasureSaid, Mapping[int, str]], str]] = {
    Change.SUBJECT: lambda one, _staff: label(one.subject) if one.subject else "",
    Change.SPECIALIST: lambda one, _staff: label(one.specialist) if one.specialist else "",
    Change.PROVIDER: _provider,
    Change.UNITS: lambda one, _staff: quantity_words(one.units, None),
    Change.AMOUNT: lambda one, _staff: quantity_words(None, one.amount),
    Change.TIMES: lambda one, _staff: times_words(one.times),
}
