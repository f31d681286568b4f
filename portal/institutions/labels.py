"""The words of schools, founders, regions and periods."""

from flask_babel import lazy_gettext as _l

from portal.institutions.types import Founder, PartnerKind, Period, Region, SchoolKind
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
