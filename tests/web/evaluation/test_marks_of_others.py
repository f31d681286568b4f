"""Members see each other's marks only when it is time (decisions, Evaluation 3)."""


def test_marks_of_others_are_hidden_until_the_own_sheet_is_handed_in(
    make, commission, sign_in, desk_of, word, whole_sheet
):
    application = commission.applications[0]
    make.assessment(commission.second, application, points=9)
    word(commission.first, application)
    browser = sign_in(commission.first.person)

    seen = [
        desk_of(application),
        desk_of(application, "?criterion=all"),
        desk_of(application, "/print"),
        f"/evaluation/{commission.code}",
        "/evaluation",
    ]
    for address in seen:
        text = browser.get(address).text
        assert commission.second.person.name not in text
        assert "Pamatojums par" not in text

    browser.post(desk_of(application, "?criterion=all"), data=whole_sheet(finish="1"))
    page = browser.page(desk_of(application))
    assert commission.second.person.name in page.text
    assert "Pamatojums par" in page.text


def test_drafts_and_notes_of_others_are_never_shown_and_marks_in_conflict_neither(
    make, commission, sign_in, desk_of, word
):
    application = commission.applications[0]
    make.assessment(commission.first, application)
    make.assessment(
        commission.second, application, submitted=False, private_note="Slepena piezīme."
    )
    make.assessment(commission.chair, application, private_note="Vadītājas piezīme.")
    make.conflict(commission.chair, application)
    word(commission.first, application)

    text = sign_in(commission.first.person).get(desk_of(application)).text

    assert commission.second.person.name not in text
    assert commission.chair.person.name not in text
    assert "piezīme." not in text


def test_the_chair_opens_the_discussion_and_then_all_marks_are_seen(
    make, commission, sign_in, desk_of, word
):
    application = commission.applications[0]
    make.assessment(commission.second, application, points=9)
    word(commission.observer, application)
    opening = f"/evaluation/{commission.code}/consensus/open"

    assert sign_in(commission.first.person).post(opening).status_code == 403
    observer = sign_in(commission.observer.person)
    assert commission.second.person.name not in observer.get(desk_of(application)).text
    chair = sign_in(commission.chair.person)
    assert chair.post(opening).status_code == 302
    assert chair.post(opening).status_code == 302
    assert commission.second.person.name in observer.get(desk_of(application)).text


def test_the_marks_of_many_others_cost_what_those_of_one_do(
    make, commission, sign_in, desk_of, word, count_queries
):
    application = commission.applications[0]
    make.assessment(commission.first, application)
    make.assessment(commission.second, application)
    word(commission.first, application)
    browser = sign_in(commission.first.person)
    browser.get(desk_of(application))
    with count_queries() as few:
        browser.get(desk_of(application))
    for _ in range(4):
        make.assessment(make.member(commission.competition), application)
    with count_queries() as many:
        assert len(browser.page(desk_of(application)).select("details.more")) == 5

    assert len(many) == len(few)
