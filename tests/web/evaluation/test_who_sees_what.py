"""Nobody sees what they may not: conflicts, other members' marks, content before the word."""

from decimal import Decimal

import pytest

from portal.applications.models import Attachment
from portal.applications.types import Status
from portal.competitions.types import Stage
from portal.files import service as files


def test_before_the_declaration_only_names_are_shown(make, commission, sign_in, desk_of):
    newcomer = make.member(commission.competition, impartial=False)
    browser = sign_in(newcomer.person)

    queue = browser.get(f"/evaluation/{commission.code}")
    assert queue.location.endswith("/declaration")
    page = browser.page(queue.location)
    assert "Kopā uz skolu" in page.text
    assert browser.get(desk_of(commission.applications[0])).status_code == 404


def test_the_declaration_opens_the_queue_and_is_kept(make, commission, sign_in):
    newcomer = make.member(commission.competition, impartial=False)
    browser = sign_in(newcomer.person)

    answer = browser.post(f"/evaluation/{commission.code}/declare")

    assert answer.location.endswith(f"/evaluation/{commission.code}")
    assert "Kopā uz skolu" in browser.page(f"/evaluation/{commission.code}").text
    make.session.refresh(newcomer)
    assert newcomer.impartial_at == make.now


def test_before_evaluation_starts_there_is_nothing_to_see(make, sign_in, checked):
    competition = make.competition()
    application = checked(make.submitted(make.application(competition=competition)))
    browser = sign_in(make.member(competition).person)

    assert application.title not in browser.page(f"/evaluation/{competition.code}").text
    assert browser.get(f"/evaluation/{competition.code}/declaration").status_code == 403
    there = f"/evaluation/{competition.code}/applications/{application.id}"
    assert browser.get(there).status_code == 404


def test_content_opens_only_after_the_word_that_there_is_no_conflict(commission, sign_in, desk_of):
    application = commission.applications[0]
    browser = sign_in(commission.first.person)

    gate = browser.page(desk_of(application))
    assert gate.select("input[name=word]")
    assert not gate.select(".workbench")
    for rest in ("/print", "/attachments/1", "/conflict"):
        assert browser.get(desk_of(application, rest)).status_code == 403
    assert browser.post(desk_of(application), data={}).status_code == 403

    browser.post(desk_of(application, "/word"), data={"word": "none"})
    assert browser.page(desk_of(application)).select(".workbench")


@pytest.fixture
def attached(make, commission, database):
    """A file of the first application."""

    def attached():
        application = commission.applications[0]
        kept = files.keep_made(
            b"%PDF-1.7 the school's letter",
            name="vestule.pdf",
            media_type="application/pdf",
            by=commission.chair.person_id,
            at=make.now,
        )
        make.save(Attachment(application_id=application.id, file_id=kept.id, added_at=make.now))
        return kept

    return attached


def test_a_member_without_conflict_downloads_the_files(
    commission, sign_in, desk_of, word, attached
):
    kept = attached()
    word(commission.first, commission.applications[0])
    browser = sign_in(commission.first.person)

    with browser.get(desk_of(commission.applications[0], f"/attachments/{kept.id}")) as answer:
        assert answer.status_code == 200
        assert answer.headers["Content-Disposition"].startswith("attachment")
    other = desk_of(commission.applications[1], f"/attachments/{kept.id}")
    word(commission.first, commission.applications[1])
    assert browser.get(other).status_code == 404


def test_an_application_in_conflict_is_not_there_by_any_address(
    make, commission, sign_in, desk_of, attached, whole_sheet
):
    application = commission.applications[0]
    kept = attached()
    make.no_conflict(commission.first, application)
    make.conflict(commission.first, application)
    browser = sign_in(commission.first.person)

    for rest in ("", "/print", "/conflict", f"/attachments/{kept.id}"):
        assert browser.get(desk_of(application, rest)).status_code == 404
    for rest in ("", "/draft", "/word"):
        sent = whole_sheet(finish="1", word="none")
        assert browser.post(desk_of(application, rest), data=sent).status_code == 404
    queue = browser.page(f"/evaluation/{commission.code}")
    assert not queue.select(f"a[href='{desk_of(application)}']")


def test_stepping_back_hides_the_application_and_leaves_the_counts(
    commission, sign_in, desk_of, make
):
    application = commission.applications[0]
    browser = sign_in(commission.first.person)

    answer = browser.post(
        desk_of(application, "/word"),
        data={"word": "has", "kind": "family", "details": "Mana māsa."},
    )

    assert answer.status_code == 302
    assert browser.get(desk_of(application)).status_code == 404
    page = browser.page(f"/evaluation/{commission.code}")
    assert "0 no 2" in page.text
    members = sign_in(commission.coordinator).page(
        f"/coordinator/competitions/{commission.code}/commission"
    )
    assert "Mana māsa." in members.text
    assert "mans radinieks" in members.text


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Izvēlieties vienu no abiem."),
        ({"word": "has"}, "Izvēlieties, kāds konflikts tas ir."),
        ({"word": "has", "kind": "nonsense"}, "Izvēlieties, kāds konflikts tas ir."),
        ({"word": "has", "kind": "other"}, "Uzrakstiet, kāds konflikts tas ir."),
    ],
)
def test_a_word_without_what_it_needs_is_asked_for_again(commission, sign_in, desk_of, sent, said):
    browser = sign_in(commission.first.person)

    answer = browser.post(desk_of(commission.applications[0], "/word"), data=sent)

    assert answer.status_code == 400
    assert said in answer.text


@pytest.mark.parametrize("role", ["secretary", "observer"])
def test_who_has_no_vote_reads_and_gives_no_points(
    commission, sign_in, desk_of, word, whole_sheet, role
):
    member = getattr(commission, role)
    application = commission.applications[0]
    word(member, application)
    browser = sign_in(member.person)

    assert not browser.page(desk_of(application)).select("input[type=radio]")
    for rest in ("", "/draft"):
        answer = browser.post(desk_of(application, rest), data=whole_sheet(finish="1"))
        assert answer.status_code == 403


@pytest.mark.parametrize("role", ["secretary", "observer"])
def test_who_has_no_vote_is_not_told_to_score(make, commission, sign_in, desk_of, word, role):
    member = getattr(commission, role)
    application = commission.applications[0]
    word(member, application)
    make.assessment(commission.first, application, points=9)
    browser = sign_in(member.person)
    pages = {
        name: browser.page(address).select_one("main").get_text(" ", strip=True)
        for name, address in (
            ("queue", f"/evaluation/{commission.code}"),
            ("discussion", f"/evaluation/{commission.code}/discussion"),
            ("desk", desk_of(application)),
        )
    }

    for words in ("Vēl jāvērtē", "Nav sākts", "Nevērtējat", "Pabeigt", "iesniegsiet"):
        assert [name for name, text in pages.items() if words in text] == []
    assert "redzēsiet, kad komisijas vadība sāks apspriešanu" in pages["discussion"]
    assert "Vērtējumus redzēsiet, kad komisijas vadība sāks apspriešanu." in pages["desk"]


def test_another_commission_is_not_there(make, commission, sign_in, desk_of):
    stranger = make.member(make.competition(stage=Stage.EVALUATING))
    browser = sign_in(stranger.person)

    assert browser.get(f"/evaluation/{commission.code}").status_code == 404
    assert browser.get(f"/evaluation/{commission.code}/declaration").status_code == 404
    assert browser.get(desk_of(commission.applications[0])).status_code == 404
    mixed = f"/evaluation/{stranger.competition_id}/applications/{commission.applications[0].id}"
    assert browser.get(mixed).status_code == 404


def test_who_has_left_sees_nothing_at_once(commission, sign_in, desk_of, word):
    word(commission.first, commission.applications[0])
    browser = sign_in(commission.first.person)
    assert browser.get(desk_of(commission.applications[0])).status_code == 200

    there = f"/coordinator/competitions/{commission.code}/commission"
    sign_in(commission.coordinator).post(f"{there}/{commission.first.person_id}/leave")

    assert browser.get(desk_of(commission.applications[0])).status_code == 404
    assert browser.get(f"/evaluation/{commission.code}").status_code == 404


@pytest.mark.parametrize(
    "change",
    [{"is_late": True}, {"planned": "4599.99"}, {"status": "withdrawn"}],
)
def test_what_is_not_judged_is_not_on_any_desk(make, commission, sign_in, desk_of, change):
    application = commission.applications[0]
    given = {"planned": Decimal, "status": Status}
    for name, value in change.items():
        setattr(application, name, given.get(name, bool)(value))
    make.session.commit()

    browser = sign_in(commission.first.person)
    assert browser.get(desk_of(application)).status_code == 404
    assert application.title not in browser.get(f"/evaluation/{commission.code}").text
