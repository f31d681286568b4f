"""The words of schools, founders, regions and periods, and of what is refused about them."""

from flask_babel import lazy_gettext as _l

from portal.institutions.types import (
    Founder,
    PartnerKind,
    Period,
    Region,
    Scheme,
    SchoolKind,
    StatisticalRegion,
    WhyNotKept,
    WhyNotMerged,
    WhyNotPlaced,
)
from portal.web.labels import register

register(
    {
        SchoolKind.VOCATIONAL: _l("vocational education"),
        SchoolKind.GENERAL: _l("general education"),
    }
)
register(
    {
        Founder.MUNICIPALITY: _l("municipality"),
        Founder.IZM: _l("Ministry of Education and Science"),
        Founder.KM: _l("Ministry of Culture"),
        Founder.VM: _l("Ministry of Health"),
    }
)
register(
    {
        Region.RIGA: _l("Rīga"),
        Region.RIGA_REGION: _l("Rīga region"),
        Region.LATGALE: _l("Latgale"),
        Region.VIDZEME: _l("Vidzeme"),
        Region.KURZEME: _l("Kurzeme"),
        Region.ZEMGALE: _l("Zemgale"),
    }
)
register(
    {
        StatisticalRegion.RIGA: _l("Rīga"),
        StatisticalRegion.PIERIGA: _l("Pierīga"),
        StatisticalRegion.VIDZEME: _l("Vidzeme"),
        StatisticalRegion.KURZEME: _l("Kurzeme"),
        StatisticalRegion.ZEMGALE: _l("Zemgale"),
        StatisticalRegion.LATGALE: _l("Latgale"),
    }
)
register(
    {
        Scheme.UNTIL_2023: _l("six regions, until the end of 2023"),
        Scheme.FROM_2024: _l("five regions, since 2024"),
    }
)
register(
    {
        PartnerKind.MUNICIPALITY: _l("a municipality"),
        PartnerKind.VOCATIONAL: _l("a state vocational school"),
    }
)
register(
    {
        Period.FIRST: _l("semester I"),
        Period.SECOND: _l("semester II"),
        Period.SUMMER: _l("summer"),
    }
)
register(
    {
        WhyNotKept.CODE_TAKEN: _l("Another school has this code."),
        WhyNotKept.MUNICIPALITY_CODE_TAKEN: _l("Another municipality has this code."),
        WhyNotKept.NUMBER_TAKEN: _l("Another agreement has this number."),
        WhyNotKept.OUT_OF_ORDER: _l("It ends before it begins. Change one of the two."),
        WhyNotKept.NO_SCHOOL_YEAR: _l("Write the school year with both years: 2026/2027."),
        WhyNotKept.OVERLAPS: _l(
            "Some of these grades have dates for this period already. Remove those first."
        ),
        WhyNotKept.STATE_SCHOOL_KIND: _l("A ministry is the founder of vocational schools only."),
        WhyNotKept.NO_PARTNER: _l(
            "Choose a municipality, or a state vocational school, not both and not none."
        ),
        WhyNotKept.OWN_SUCCESSOR: _l("A school does not take over from itself."),
        WhyNotKept.SUCCESSOR_CLOSED: _l("The school that takes over is closed itself."),
        WhyNotKept.CLOSED_ALREADY: _l("This school is closed already."),
    }
)
register(
    {
        WhyNotPlaced.OUT_OF_ORDER: _l("It ends before it begins. Change one of the two."),
        WhyNotPlaced.NO_SUCH_REGION: _l("This division has no such region."),
        WhyNotPlaced.OUTSIDE_SCHEME: _l("This division was not in force on all these days."),
        WhyNotPlaced.PLACED_ALREADY: _l(
            "For some of these days its region in this division is written already."
        ),
    }
)
register(
    {
        WhyNotMerged.OWN_SUCCESSOR: _l("A municipality does not become part of itself."),
        WhyNotMerged.SUCCESSOR_CLOSED: _l(
            "That municipality has become part of another one itself."
        ),
        WhyNotMerged.CLOSED_ALREADY: _l("This municipality has become part of another already."),
        WhyNotMerged.NOT_YET: _l("That day has not come yet. Write today or an earlier day."),
        WhyNotMerged.TOO_EARLY: _l(
            "Schools came to this municipality on that day or after it. Write a later day."
        ),
    }
)
