"""The municipalities of Latvia since 2021, by the programme's own regions (facts 4.10)."""

from datetime import date

from portal.extensions import db
from portal.institutions.models import Municipality, RegionPlacement
from portal.institutions.regions import DIVISIONS
from portal.institutions.types import Region, Scheme, StatisticalRegion

# fmt: off
MUNICIPALITIES: dict[Region, tuple[str, ...]] = {
    Region.RIGA: ("Rīga",),
    Region.RIGA_REGION: (
        "Jūrmala", "Ādaži", "Ķekava", "Limbaži", "Mārupe", "Ogre", "Olaine", "Ropaži", "Salaspils",
        "Saulkrasti", "Sigulda", "Tukums",
    ),
    Region.LATGALE: (
        "Daugavpils", "Rēzekne", "Augšdaugava", "Balvi", "Krāslava", "Līvāni", "Ludza", "Preiļi",
        "Rēzeknes novads",
    ),
    Region.VIDZEME: (
        "Alūksne", "Cēsis", "Gulbene", "Madona", "Smiltene", "Valka", "Valmiera", "Varakļāni",
    ),
    Region.KURZEME: (
        "Liepāja", "Ventspils", "Dienvidkurzeme", "Kuldīga", "Saldus", "Talsi",
        "Ventspils novads",
    ),
    Region.ZEMGALE: (
        "Jelgava", "Aizkraukle", "Bauska", "Dobele", "Jelgavas novads", "Jēkabpils",
    ),
}
# fmt: on

_THEN = {
    Region.RIGA: StatisticalRegion.RIGA,
    Region.RIGA_REGION: StatisticalRegion.PIERIGA,
    Region.LATGALE: StatisticalRegion.LATGALE,
    Region.VIDZEME: StatisticalRegion.VIDZEME,
    Region.KURZEME: StatisticalRegion.KURZEME,
    Region.ZEMGALE: StatisticalRegion.ZEMGALE,
}
_AFTER_PIERIGA = {
    "Limbaži": StatisticalRegion.VIDZEME,
    "Ogre": StatisticalRegion.VIDZEME,
    "Saulkrasti": StatisticalRegion.VIDZEME,
    "Tukums": StatisticalRegion.KURZEME,
}
"""Since 2024 the statistical regions are the planning regions of Cabinet regulation 418 of
22.06.2021. The rest of Pierīga lies in the region of Rīga."""
_SINCE = date(2021, 7, 1)
"""The day from which there are these municipalities."""


def placements(municipality_id: int, region: Region, place: str) -> list[dict[str, object]]:
    """Return the rows that say where a municipality lies: as it was to the end of 2023, and since.

    `place` is its name in `MUNICIPALITIES`.
    """
    then = now = _THEN[region]
    if then is StatisticalRegion.PIERIGA:
        now = _AFTER_PIERIGA.get(place, StatisticalRegion.RIGA)
    until = DIVISIONS[Scheme.UNTIL_2023].until
    since = DIVISIONS[Scheme.FROM_2024].since
    return [
        {
            "municipality_id": municipality_id,
            "scheme": scheme,
            "region": where,
            "valid_from": first,
            "valid_to": last,
        }
        for scheme, where, first, last in (
            (Scheme.UNTIL_2023, then, _SINCE, until),
            (Scheme.FROM_2024, now, since, None),
        )
    ]


def put(municipality: Municipality, region: Region) -> None:
    """Say where a municipality lies, in every division."""
    municipality.region = region
    rows = placements(municipality.id, region, municipality.place)
    db.session.add_all(RegionPlacement(**row) for row in rows)
