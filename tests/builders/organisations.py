"""Organisations and municipalities."""

from datetime import date

from stdnum import iban
from stdnum.lv import pvn

from portal.institutions.models import Agreement, Municipality, RegionPlacement
from portal.institutions.regions import scheme_on
from portal.institutions.types import PartnerKind
from portal.kernel.text import folded, sort_key
from portal.organisations.models import Organisation
from portal.organisations.types import Kind
from tests.builders.making import Making


def registration_number(number):
    """The first sound register number at or after `40008` and that many tens."""
    start = 40008000000 + number * 20
    return next(str(one) for one in range(start, start + 20) if pvn.is_valid(str(one)))


def account_number(number):
    """A Latvian IBAN with the right check digits."""
    rest = f"HABA{number:013d}"
    return f"LV{iban.calc_check_digits('LV00' + rest)}{rest}"


class OrganisationBuilders(Making):
    def municipality(self, **given):
        number = self.number()
        sound = {
            "code": f"PAS{number}",
            "name": f"Paraugpilsētas Nr. {number} pašvaldība",
            "place": f"Paraugpilsēta Nr. {number}",
            "contact_name": "Ilze Koordinatore",
            "contact_phone": "2000 0000",
            "contact_email": f"konkursi{number}@example.lv",
            "address": "Rātslaukums 1, Paraugpilsēta",
        }
        return self.save(Municipality(**(sound | given)))

    def placement(self, municipality, region, *, since=date(2024, 1, 1), until=None):
        """Where a municipality lies from a day on, in the division of that day."""
        return self.save(
            RegionPlacement(
                municipality_id=municipality.id,
                scheme=scheme_on(since),
                region=region,
                valid_from=since,
                valid_to=until,
            )
        )

    def agreement(self, municipality):
        """A cooperation agreement with a municipality."""
        return self.save(
            Agreement(
                number=f"P6-13/{self.number()}-2017",
                partner_kind=PartnerKind.MUNICIPALITY,
                municipality_id=municipality.id,
                signed_on=date(2017, 9, 4),
            )
        )

    def organisation(self, **given):
        number = self.number()
        name = given.get("name", f"Biedrība „Kopā {number}”")
        sound = {
            "registration_number": registration_number(number),
            "kind": Kind.ASSOCIATION,
            "name": name,
            "sort_key": sort_key(name),
            "folded": folded(name),
            "legal_address": "Liepu iela 1, Liepāja, LV-3401",
            "iban": account_number(number),
            "bank_name": "Swedbank",
            "signatory_name": "Anna Bērziņa",
            "signatory_position": "valdes priekšsēdētāja",
            "signatory_basis": "statūti",
            "contact_name": "Jānis Vilks",
            "contact_email": f"kopa{number}@example.test",
            "contact_phone": "2000 0001",
            "registered_at": self.now,
        }
        return self.save(Organisation(**(sound | given)))
