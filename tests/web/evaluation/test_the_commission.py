"""The coordinator's side: reminding, changing roles, watching progress."""

from datetime import timedelta

from portal.kernel.identity import Role


def there(competition, rest=""):
    return f"/coordinator/competitions/{competition.code}/commission{rest}"


def start_of(competition):
    return f"/coordinator/competitions/{competition.code}/evaluation/start"


def test_who_has_something_left_is_reminded_once_a_day(commission, sign_in, letters, make, at):
    for application in commission.applications:
        make.assessment(commission.first, application)
    window = sign_in(commission.coordinator)
    reminding = there(commission.competition, "/remind")

    window.post(reminding)
    window.post(reminding)

    assert sorted(one.recipient for one in letters()) == sorted(
        [commission.chair.person.email, commission.second.person.email]
    )
    letter = letters()[0]
    assert letter.subject.startswith("Atlikuši 3 vērtējumi no 3")
    assert "/evaluation/" in letter.text
    at(make.now + timedelta(days=1))
    window = sign_in(commission.coordinator)
    window.post(reminding)
    assert len(letters()) == 4


def test_a_role_and_a_post_are_changed_and_count_at_once(
    commission, sign_in, desk_of, word, whole_sheet, make
):
    application = commission.applications[0]
    word(commission.first, application)
    window = sign_in(commission.coordinator)
    place = there(commission.competition, f"/{commission.first.person_id}")

    assert window.get(place).status_code == 200
    sent = {"role": "observer", "position": "jaunatnes lietu speciāliste"}
    assert window.post(place, data=sent).status_code == 302

    make.session.refresh(commission.first)
    assert commission.first.role is Role.OBSERVER
    assert commission.first.position == "jaunatnes lietu speciāliste"
    scoring = sign_in(commission.first.person).post(desk_of(application), data=whole_sheet())
    assert scoring.status_code == 403
    assert window.post(place, data={"role": "king"}).status_code == 400


def test_the_coordinator_sees_progress_and_conflicts_but_no_marks(commission, sign_in, make):
    application = commission.applications[0]
    make.assessment(commission.first, application, points=9, private_note="Mana piezīme.")
    make.assessment(commission.second, application, points=3)
    make.conflict(commission.second, application, reason="Mans brālēns.")
    window = sign_in(commission.coordinator)

    page = window.page(there(commission.competition))

    assert "1 no 3" in page.text
    assert "Mans brālēns." in page.text
    assert "netiek skaitīti" in page.text
    for address in (there(commission.competition), there(commission.competition, "/sheets")):
        text = window.get(address).text
        assert "Mana piezīme." not in text
        assert "Pamatojums par" not in text


def test_an_application_with_too_few_members_left_is_named(commission, sign_in, make):
    application = commission.applications[0]
    make.conflict(commission.first, application)
    make.conflict(commission.second, application)

    page = sign_in(commission.coordinator).page(there(commission.competition))

    assert f"Pieteikumam {application.number}" in page.text


def test_the_commission_is_nobody_elses_business(commission, sign_in, make):
    other = make.coordinator(make.municipality())
    addresses = [
        there(commission.competition),
        there(commission.competition, "/sheets"),
        there(commission.competition, f"/{commission.first.person_id}"),
    ]

    for person in (other, commission.chair.person, make.person()):
        window = sign_in(person)
        for address in addresses:
            assert window.get(address).status_code == 404
        assert window.post(start_of(commission.competition)).status_code == 404
    stranger = make.person()
    missing = there(commission.competition, f"/{stranger.id}")
    assert sign_in(commission.coordinator).get(missing).status_code == 404


def test_a_member_of_two_commissions_chooses_and_a_member_of_one_goes_straight(
    commission, sign_in, make
):
    assert sign_in(commission.first.person).get("/evaluation").location.endswith(commission.code)
    make.member(make.competition(), person=commission.first.person)

    page = sign_in(commission.first.person).page("/evaluation")

    assert len(page.select("article")) == 2
    assert "Pabeigtie vērtējumi: 0 no 3" in page.text
    assert "Pašlaik nedarbojaties" in sign_in(make.person()).page("/evaluation").text


def test_signs_of_a_conflict_are_shown_before_the_declaration(commission, sign_in, make):
    organisation = commission.applications[0].organisation
    insider = make.person(roles=[(Role.VIEWER, organisation)])
    make.member(commission.competition, person=insider, impartial=False)

    page = sign_in(insider).page(f"/evaluation/{commission.code}/declaration")

    assert "tā pati organizācija" in page.text
    gate = sign_in(insider)
    gate.post(f"/evaluation/{commission.code}/declare")
    there_ = f"/evaluation/{commission.code}/applications/{commission.applications[0].id}"
    assert "tā pati organizācija" in gate.page(there_).text


def test_conflicts_declared_in_the_last_application_leave_an_empty_queue(
    commission, sign_in, make, desk_of
):
    for application in commission.applications:
        make.conflict(commission.first, application)
    window = sign_in(commission.first.person)

    page = window.page(f"/evaluation/{commission.code}")

    assert "Viss novērtēts" in page.text
    assert "Nevērtējat: 3" in page.text
    assert "Šeit nekā nav" in window.page(f"/evaluation/{commission.code}?show=done").text
