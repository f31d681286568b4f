"""Writing a score sheet: saving, two windows at once, handing in, opening again."""

import threading

import pytest
from sqlalchemy import select

from portal.evaluation.models import Assessment, Mark, Reopening
from portal.evaluation.types import AssessmentStatus
from portal.extensions import db


@pytest.fixture
def application(commission, word):
    word(commission.first, commission.applications[0])
    return commission.applications[0]


@pytest.fixture
def window(commission, sign_in):
    return sign_in(commission.first.person)


@pytest.fixture
def save(window, application, desk_of):
    """Send a sheet from this member's window."""

    def save(sent, rest="?criterion=all"):
        return window.post(desk_of(application, rest), data=sent)

    return save


@pytest.fixture
def stored(database):
    """The sheet as the database has it."""

    def stored():
        database.session.rollback()
        return database.session.scalar(select(Assessment).execution_options(populate_existing=True))

    return stored


def points_stored(database):
    rows = select(Mark.points).order_by(Mark.criterion_id)
    return [None if one is None else str(one.normalize()) for one in database.session.scalars(rows)]


def test_one_criterion_is_saved_and_the_next_opens(
    commission, window, application, desk_of, stored, database
):
    first, second = commission.quality[:2]
    sent = {"version": "0", f"points_{first.id}": "7", f"reason_{first.id}": "Skaidra vajadzība."}

    answer = window.post(
        desk_of(application, f"?criterion={first.code}"), data=sent | {"next": second.code}
    )

    assert answer.location.endswith(f"?criterion={second.code}")
    assert stored().status is AssessmentStatus.DRAFT
    assert points_stored(database) == ["7"]
    page = window.page(desk_of(application))
    assert page.select_one(".criteria [aria-current]")["href"].endswith(second.code)


def test_a_finished_sheet_is_handed_in_locked_and_the_next_application_opens(
    commission, window, application, desk_of, stored, whole_sheet
):
    answer = window.post(desk_of(application, "?criterion=all"), data=whole_sheet(finish="1"))

    assert "/applications/" in answer.location
    assert not answer.location.endswith(f"/{application.id}")
    assert stored().status is AssessmentStatus.SUBMITTED
    again = window.post(
        desk_of(application, "?criterion=all"), data=whole_sheet(version=2, points="1")
    )
    assert again.status_code == 409
    assert "atver no jauna" in again.text
    assert not window.page(desk_of(application)).select("form textarea")


def test_a_sheet_with_gaps_is_kept_but_not_handed_in(
    commission, window, application, desk_of, stored, whole_sheet
):
    second = commission.quality[1]
    sent = whole_sheet(finish="1", **{f"points_{second.id}": ""})

    answer = window.post(desk_of(application, "?criterion=all"), data=sent)

    assert answer.status_code == 409
    assert "Nepabeigtie kritēriji: 2." in answer.text
    assert "Jaunieši lemj paši" in answer.text
    assert stored() is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("11", "Izvēlieties punktus no 0 līdz 10."),
        ("7,5", "Punktu solis ir 1"),
        ("-1", "Izvēlieties punktus no 0 līdz 10."),
        ("NaN", "Izvēlieties punktus no 0 līdz 10."),
        ("1e1", "Izvēlieties punktus no 0 līdz 10."),
        ("😀", "Izvēlieties punktus no 0 līdz 10."),
        ("9" * 30, "Izvēlieties punktus no 0 līdz 10."),
    ],
)
def test_points_that_cannot_be_are_refused_in_words_and_the_text_stays(
    save, stored, whole_sheet, typed, said
):
    answer = save(whole_sheet(points=typed))

    assert answer.status_code == 400
    assert said in answer.text
    assert "Jaunieši lemj paši" in answer.text
    assert stored() is None


def test_a_text_too_long_or_unwritable_is_refused_at_its_field(
    commission, window, application, desk_of, stored, whole_sheet
):
    one = commission.quality[0]

    for text in ("x" * 1001, "a\0b"):
        sent = whole_sheet(**{f"reason_{one.id}": text})
        assert window.post(desk_of(application, "?criterion=all"), data=sent).status_code == 400
    assert stored() is None


def test_markup_in_a_reason_is_shown_as_text(commission, window, application, desk_of, whole_sheet):
    one = commission.quality[0]
    sent = whole_sheet(**{f"reason_{one.id}": "<script>alert(1)</script> teksts"})

    window.post(desk_of(application, "?criterion=all"), data=sent)

    assert "<script>alert" not in window.get(desk_of(application, "?criterion=all")).text


def test_a_stale_window_sees_both_texts_and_nothing_is_lost(commission, save, stored, database):
    one = commission.quality[0]
    rest = f"?criterion={one.code}"
    mine = {"version": "0", f"points_{one.id}": "3", f"reason_{one.id}": "Pirmais logs, īss."}
    other = mine | {f"points_{one.id}": "9", f"reason_{one.id}": "Otrais logs, cits teksts."}
    save(mine, rest)

    answer = save(other, rest)

    assert answer.status_code == 409
    assert "Pirmais logs" in answer.text
    assert "Otrais logs" in answer.text
    assert points_stored(database) == ["3"]
    version = stored().version
    assert save(other | {"version": str(version)}, rest).status_code == 302
    assert points_stored(database) == ["9"]


@pytest.mark.parametrize("version", ["", "abc", "-1", "99999999999999999999", "7"])
def test_a_version_that_never_was_is_stale(
    window, application, desk_of, stored, whole_sheet, version
):
    sent = whole_sheet(version=version)

    assert window.post(desk_of(application, "?criterion=all"), data=sent).status_code == 409
    assert stored() is None


def test_the_script_saves_quietly_and_learns_of_another_window(
    commission, window, application, desk_of, database
):
    one = commission.quality[0]
    address = desk_of(application, f"/draft?criterion={one.code}")
    sent = {"version": "0", f"points_{one.id}": "4", f"reason_{one.id}": "Vēl"}

    saved = window.post(address, data=sent, headers={"Accept": "application/json"})
    assert saved.json["version"] == 1
    assert saved.json["saved_at"] == "12.00"
    assert points_stored(database) == ["4"]
    stale = window.post(address, data=sent, headers={"Accept": "application/json"})
    assert stale.status_code == 409
    assert stale.json["url"].endswith(f"?criterion={one.code}")
    odd = sent | {"version": "1", f"points_{one.id}": "44"}
    assert window.post(address, data=odd).status_code == 200
    assert points_stored(database) == ["4"]


def test_eight_saves_at_once_leave_one_sheet(app, commission, sign_in, desk_of, whole_sheet, word):
    application = commission.applications[0]
    word(commission.first, application)
    browsers = [sign_in(commission.first.person) for _ in range(8)]
    sheets = [whole_sheet(points=str(place)) for place in range(len(browsers))]
    address = desk_of(application, "?criterion=all")
    answers = []
    gate = threading.Barrier(len(browsers))

    def press(window, sent):
        window.is_strict = False
        with app.app_context():
            gate.wait()
            answer = window.post(address, data=sent)
            answers.append(answer.status_code)
            db.session.remove()

    db.session.commit()  # lets go of the lock this thread's own session holds
    threads = [
        threading.Thread(target=press, args=pair) for pair in zip(browsers, sheets, strict=True)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert sorted(answers) == [302] + [409] * 7
    db.session.rollback()
    sheets = db.session.scalars(select(Assessment)).all()
    assert len(sheets) == 1
    assert len(set(points_stored(db))) == 1


@pytest.mark.parametrize("who", ["chair", "coordinator"])
def test_a_sheet_is_opened_again_only_with_a_reason_that_is_kept(
    make, commission, sign_in, application, stored, who
):
    sheet = make.assessment(commission.first, application)
    by = commission.coordinator if who == "coordinator" else commission.chair.person
    window = sign_in(by)
    there = f"/evaluation/assessments/{sheet.id}/reopening"

    assert window.get(there).status_code == 200
    assert window.post(there, data={"reason": ""}).status_code == 400
    assert stored().status is AssessmentStatus.SUBMITTED
    assert window.post(there, data={"reason": "Nepareizs kritērijs."}).status_code == 302
    assert stored().status is AssessmentStatus.DRAFT
    kept = make.session.scalars(select(Reopening)).all()
    assert [(one.reason, one.by_id) for one in kept] == [("Nepareizs kritērijs.", by.id)]
    assert window.post(there, data={"reason": "Vēlreiz."}).status_code == 409


def test_others_cannot_open_a_sheet_again(make, commission, sign_in, application):
    sheet = make.assessment(commission.first, application)
    there = f"/evaluation/assessments/{sheet.id}/reopening"

    for person in (
        commission.first.person,
        commission.secretary.person,
        make.coordinator(make.municipality()),
        make.person(),
    ):
        assert sign_in(person).get(there).status_code == 404
    make.conflict(commission.chair, application)
    assert sign_in(commission.chair.person).get(there).status_code == 404
    assert (
        sign_in(commission.coordinator).get("/evaluation/assessments/999/reopening").status_code
        == 404
    )


def test_the_sheet_for_paper_has_no_private_notes(make, commission, window, application, desk_of):
    make.assessment(commission.first, application, private_note="Tikai man.")

    page = window.page(desk_of(application, "/print"))

    assert "Tikai man." not in page.text
    assert "Pamatojums par" in page.text


@pytest.mark.parametrize("language", ["", "/en"])
def test_the_queue_asks_the_database_the_same_with_1_and_with_50(
    make, commission, sign_in, checked, count_queries, language
):
    window = sign_in(commission.first.person)
    address = f"{language}/evaluation/{commission.code}"
    window.get(address)
    with count_queries() as few:
        window.page(address)
    for _ in range(50):
        checked(make.submitted(make.application(competition=commission.competition)))
    with count_queries() as many:
        page = window.page(address)

    assert len(many) == len(few)
    assert len(few) <= 12
    assert len(page.select("tbody tr")) == 50
    assert len(window.page(f"{address}?page=2").select("tbody tr")) == 3


def test_each_member_has_an_order_of_their_own_that_stays(commission, make, sign_in, checked):
    for _ in range(12):
        checked(make.submitted(make.application(competition=commission.competition)))
    address = f"/evaluation/{commission.code}"

    def order(member):
        rows = sign_in(member.person).page(address).select("tbody th a")
        return [row["href"] for row in rows]

    first, second = order(commission.first), order(commission.second)
    assert sorted(first) == sorted(second)
    assert first != second
    assert order(commission.first) == first


def test_the_workbench_names_its_place_and_its_neighbours(commission, sign_in, desk_of, word):
    window = sign_in(commission.first.person)
    listed = [
        row["href"] for row in window.page(f"/evaluation/{commission.code}").select("tbody th a")
    ]
    for application in commission.applications:
        word(commission.first, application)

    for place, address in enumerate(listed):
        bar = window.page(address).select_one(".workbench__bar")
        assert f"{place + 1}. no 3" in bar.text
        links = [one["href"] for one in bar.select("a")]
        assert links[0] == (listed[place - 1] if place else f"/evaluation/{commission.code}")
        is_last = place == len(listed) - 1
        assert links[1] == (f"/evaluation/{commission.code}" if is_last else listed[place + 1])
