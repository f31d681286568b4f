"""Writing a score sheet: saving, two windows at once, handing in."""

import threading

import pytest
from sqlalchemy import select

from portal.evaluation.models import Assessment, Mark
from portal.evaluation.types import AssessmentStatus
from portal.extensions import db


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


def test_saving_reads_nothing_it_does_not_need_and_nothing_once_it_has_written(
    commission, window, application, desk_of, count_queries
):
    one = commission.quality[0]
    sent = {
        "version": "0",
        f"points_{one.id}": "7",
        f"reason_{one.id}": "Skaidra vajadzība.",
        "next": one.code,
    }
    desk = desk_of(application, f"?criterion={one.code}")
    with count_queries() as queries:
        window.post(desk, data=sent)

    assert queries[-1].startswith("INSERT INTO mark")
    assert not any("application_version" in one for one in queries)
    assert len(queries) <= 11


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
