"""The administrator keeps municipalities: adds, corrects, places in regions, merges."""

from datetime import date

import pytest

from portal.audit.models import AuditEntry
from portal.extensions import db
from portal.institutions.models import Municipality, RegionPlacement, School, SchoolPast
from portal.institutions.queries import regions_on
from portal.institutions.types import Region, Scheme, StatisticalRegion
from portal.kernel.identity import Role

LIST = "/programme/municipalities"


@pytest.fixture
def office(make, sign_in):
    return sign_in(make.administrator())


def described(**given):
    sound = {
        "code": "MADO",
        "name": "Madonas novada pašvaldība",
        "place": "Madona",
        "region": "vidzeme",
    }
    return sound | given


def placement(**given):
    sound = {
        "scheme": "statistical-2024",
        "region": "vidzeme",
        "valid_from": "01.01.2024.",
        "valid_to": "",
    }
    return sound | given


def test_a_municipality_is_added_and_its_coordinator_invited_next(office):
    answer = office.post(f"{LIST}/new", data=described())
    madona = db.session.query(Municipality).one()
    assert (madona.name, madona.region) == ("Madonas novada pašvaldība", Region.VIDZEME)
    invitation = office.page(answer.headers["Location"])
    chosen = invitation.select_one("select[name=role] option[selected]")
    assert chosen["value"] == f"{Role.COORDINATOR}:{madona.id}"


def test_a_code_belongs_to_one_municipality_and_what_was_typed_stays(make, office):
    make.municipality(code="MADO")
    page = office.post(f"{LIST}/new", data=described())
    assert "Šāds kods jau ir citai pašvaldībai." in page.text
    assert 'value="Madonas novada pašvaldība"' in page.text


def version_on(browser, municipality):
    return browser.page(f"{LIST}/{municipality.id}").select_one("[name=version]")["value"]


def test_a_correction_is_kept_and_recorded(make, office):
    town = make.municipality()
    sent = described(version=version_on(office, town), region="")
    assert office.post(f"{LIST}/{town.id}", data=sent).status_code == 303
    db.session.refresh(town)
    assert (town.place, town.region) == ("Madona", None)
    recorded = db.session.query(AuditEntry).filter_by(what="municipality corrected").one()
    assert recorded.details == {"fields": ["name", "place"]}


def test_a_save_on_top_of_somebody_elses_shows_both(make, office):
    town = make.municipality()
    seen = version_on(office, town)
    office.post(f"{LIST}/{town.id}", data=described(version=seen, place="Pirmā"))
    answer = office.post(f"{LIST}/{town.id}", data=described(version=seen, place="Otrā"))
    assert answer.status_code == 409
    assert "Pirmā" in answer.text
    assert "Otrā" in answer.text


def test_a_municipality_lies_in_a_region_from_a_day_on(make, office):
    town = make.municipality()
    office.post(f"{LIST}/{town.id}/regions", data=placement())
    old = placement(scheme="statistical-2023", region="pieriga", valid_from="01.07.2021.")
    office.post(f"{LIST}/{town.id}/regions", data=old)
    assert regions_on(date(2023, 12, 31), [town.id]) == {town.id: StatisticalRegion.PIERIGA}
    assert regions_on(date(2024, 1, 1), [town.id]) == {town.id: StatisticalRegion.VIDZEME}
    assert "Vidzeme" in office.get(LIST).text


@pytest.mark.parametrize(
    ("differs", "says"),
    [
        ({"region": "pieriga"}, "Šajā dalījumā tāda reģiona nav."),
        ({"valid_from": "31.12.2023."}, "Šis dalījums nebija spēkā visās šajās dienās."),
        ({"valid_to": "01.12.2023."}, "Beigas ir pirms sākuma."),
        ({"valid_from": "01.02.2024."}, "reģions šajā dalījumā jau ir ierakstīts"),
    ],
)
def test_a_region_that_cannot_be_is_refused(make, office, differs, says):
    town = make.municipality()
    make.placement(town, StatisticalRegion.VIDZEME, since=date(2024, 2, 1))
    page = office.post(f"{LIST}/{town.id}/regions", data=placement() | differs)
    assert says in page.text
    assert db.session.query(RegionPlacement).count() == 1


def test_a_region_is_removed_through_its_own_municipality_only(make, office):
    town, other = make.municipality(), make.municipality()
    row = make.placement(town, StatisticalRegion.VIDZEME).id
    assert office.post(f"{LIST}/{other.id}/regions/{row}/remove").status_code == 404
    office.post(f"{LIST}/{town.id}/regions/{row}/remove")
    assert db.session.query(RegionPlacement).count() == 0


@pytest.fixture
def towns(make):
    """Varakļāni with a school, and Madona."""
    small = make.municipality(place="Varakļāni")
    make.school(municipality=small)
    return small, make.municipality(place="Madona")


def test_schools_pass_to_the_municipality_that_takes_over(make, office, towns):
    small, big = towns
    answer = office.post(f"{LIST}/{small.id}/merge", data={"successor": big.id, "on": "01.07.2025"})
    assert answer.status_code == 303
    db.session.expire_all()
    assert (small.closed_on, small.successor_id) == (date(2025, 7, 1), big.id)
    assert db.session.query(School).one().municipality_id == big.id
    past = db.session.query(SchoolPast).one()
    assert (past.municipality_id, past.since, past.until) == (small.id, None, date(2025, 7, 1))


def test_a_school_that_passes_twice_has_two_pasts_in_a_row(make, office, towns):
    small, big = towns
    third = make.municipality(place="Cēsis")
    office.post(f"{LIST}/{small.id}/merge", data={"successor": big.id, "on": "01.07.2025"})
    early = office.post(f"{LIST}/{big.id}/merge", data={"successor": third.id, "on": "01.07.2025"})
    assert "Ierakstiet vēlāku dienu." in early.text
    office.post(f"{LIST}/{big.id}/merge", data={"successor": third.id, "on": "01.07.2026"})
    pasts = db.session.query(SchoolPast).order_by(SchoolPast.until)
    assert [(one.municipality_id, one.since) for one in pasts] == [
        (small.id, None),
        (big.id, date(2025, 7, 1)),
    ]


def test_a_day_to_come_is_refused(office, towns):
    small, big = towns
    page = office.post(f"{LIST}/{small.id}/merge", data={"successor": big.id, "on": "02.03.2027"})
    assert "Šī diena vēl nav pienākusi." in page.text
    assert db.session.query(SchoolPast).count() == 0


def test_into_which_it_is_merged_is_not_chosen_for_anybody(office, towns):
    small, _ = towns
    page = office.post(f"{LIST}/{small.id}/merge", data={"successor": "", "on": "01.07.2025"})
    assert "Izvēlieties pašvaldību." in page.text
    assert small.closed_on is None


@pytest.mark.parametrize("is_closed", [True, False])
def test_it_is_merged_neither_into_itself_nor_into_a_closed_one(make, office, towns, is_closed):
    small, big = towns
    big.closed_on = date(2024, 7, 1) if is_closed else None
    db.session.commit()
    successor = big if is_closed else small
    office.post(f"{LIST}/{small.id}/merge", data={"successor": successor.id, "on": "01.07.2025"})
    db.session.refresh(small)
    assert small.closed_on is None


def test_what_the_closed_one_ran_stays_readable(make, sign_in, office, towns):
    small, big = towns
    call = make.competition(municipality=small)
    coordinator = sign_in(make.coordinator(small))
    office.post(f"{LIST}/{small.id}/merge", data={"successor": big.id, "on": "01.07.2025"})
    assert coordinator.get(f"/coordinator/competitions/{call.code}").status_code == 200
    assert "turpina Madona" in office.get(LIST).text


def test_a_closed_one_is_offered_for_nothing_new(make, sign_in, office, towns):
    small, big = towns
    coordinator = sign_in(make.coordinator(small))
    office.post(f"{LIST}/{small.id}/merge", data={"successor": big.id, "on": "01.07.2025"})
    for address in ("/programme/schools/new", "/administrator/people/invite"):
        page = office.get(address).text
        assert big.name in page
        assert small.name not in page
    assert coordinator.get("/coordinator/competitions/new").status_code == 404


def test_the_list_says_who_is_there_and_what_is_missing(make, office):
    ready = make.municipality(place="Gulbene")
    make.coordinator(ready)
    make.school(municipality=ready)
    make.school(municipality=ready, closed_on=date(2026, 1, 1))
    make.agreement(municipality=ready)
    make.municipality(place="Balvi")
    rows = [row.get_text(" ", strip=True) for row in office.page(LIST).select("tbody tr")]
    assert rows[0].startswith("Balvi")
    assert rows[0].endswith("vēl nav ierakstīts 0 Vēl neviena nav noslēgts")
    assert rows[1].endswith("vēl nav ierakstīts 1 1 noslēgts")


def test_places_stand_in_the_order_of_the_latvian_alphabet(make, office):
    for place in ("Ķekava", "Zilupe", "Ādaži", "Kuldīga", "Balvi"):
        make.municipality(place=place)
    found = [link.get_text() for link in office.page(LIST).select("tbody th a")]
    assert found == ["Ādaži", "Balvi", "Kuldīga", "Ķekava", "Zilupe"]


def test_the_list_takes_the_same_queries_for_one_and_for_thirty(make, office, count_queries):
    make.municipality()
    office.get(LIST)
    with count_queries() as few:
        office.get(LIST)
    for _ in range(30):
        town = make.municipality()
        make.coordinator(town)
        make.placement(town, StatisticalRegion.LATGALE)
    with count_queries() as many:
        office.get(LIST)
    assert len(many) == len(few)


def test_only_the_administrator_keeps_municipalities(make, sign_in):
    town = make.municipality()
    for person in (make.coordinator(town), make.expert()):
        browser = sign_in(person)
        for address in ("", "/new", f"/{town.id}", f"/{town.id}/regions", f"/{town.id}/merge"):
            assert browser.get(LIST + address).status_code == 404


def test_a_placement_of_an_unknown_division_is_refused(make, office):
    town = make.municipality()
    page = office.post(f"{LIST}/{town.id}/regions", data=placement(scheme="x"))
    assert page.status_code == 200
    assert db.session.query(RegionPlacement).count() == 0
    assert Scheme.FROM_2024.value in page.text
