"""The municipalities of Latvia since 2021, by the programme's own regions (facts 4.10)."""

from portal.institutions.types import Region

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
