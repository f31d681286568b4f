"""The words of who looked and why they may."""

from flask_babel import lazy_pgettext as _lp

from portal.support.sight.types import Ground, Shown
from portal.web.labels import register

register(
    {
        Ground.AUTHOR: _lp("ground", "you prepare this plan"),
        Ground.PROVIDER: _lp("ground", "you give this pupil support"),
        Ground.HEAD: _lp("ground", "you lead the school"),
        Ground.SCHOOL_COORDINATOR: _lp("ground", "you coordinate at the school"),
        Ground.MUNICIPALITY: _lp("ground", "you coordinate for the municipality"),
        Ground.AGENCY: _lp("ground", "you oversee the programme"),
        Ground.AGENCY_NAMES: _lp("ground", "you opened the names with a stated reason"),
        Ground.NONE: _lp("ground", "no ground: turned away"),
    }
)
_OF_SOMEBODY = {
    Ground.AUTHOR: _lp("ground of somebody", "prepares this plan"),
    Ground.PROVIDER: _lp("ground of somebody", "gives this pupil support"),
    Ground.HEAD: _lp("ground of somebody", "leads the school"),
    Ground.SCHOOL_COORDINATOR: _lp("ground of somebody", "coordinates at the school"),
    Ground.MUNICIPALITY: _lp("ground of somebody", "coordinates for the municipality"),
    Ground.AGENCY: _lp("ground of somebody", "oversees the programme"),
    Ground.AGENCY_NAMES: _lp("ground of somebody", "opened the names with a stated reason"),
    Ground.NONE: _lp("ground of somebody", "no ground: turned away"),
}


def ground_of_somebody(ground: Ground) -> str:
    """Say why somebody else may look: „prepares this plan”."""
    return str(_OF_SOMEBODY[ground])


register(
    {
        Shown.NUMBER: _lp("shown", "by plan number"),
        Shown.NAMES: _lp("shown", "with names"),
        Shown.SENSITIVE: _lp("shown", "with sensitive risks"),
        Shown.EXPORT: _lp("shown", "as a file or on paper"),
        Shown.NOTHING: _lp("shown", "nothing"),
    }
)
