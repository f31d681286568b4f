"""The second half of the story: the meeting, the publication, the letters."""

import time

from tests.journeys.pages.judging import REASON
from tests.journeys.pages.someone import lv
from tests.support.living import text_of

PATIENCE = 30
APPEAL = "Lēmumu var apstrīdēt viena mēneša laikā domē."
CHAIR, FIRST, SECOND = "Kārlis Ozols", "Dace Upīte", "Mārtiņš Liepa"
BEST, GOOD, WEAK, LATE = "Kopā uz skolu", "Velo mentori", "Kino pagalmā", "Vēlais projekts"


def the_commission_meets(chair, call):
    meeting = f"/competitions/{call.code}/meeting"
    chair.open(meeting)
    chair.follow("Open the meeting")
    chair.write(number="12", held_on="12.03.2027.", held_time="10.00", place="Rātslaukumā 1")
    for here in chair.page.get_by_role("group", name=lv("Present")).get_by_role("checkbox").all():
        here.check()
    chair.write(agenda="1. Lēmumi par pieteikumiem")
    chair.press("Save", exact=True)
    chair.sees("42,50", "35,00", "15,00")

    chair.page.get_by_role("link", name=GOOD).click()
    chair.page.get_by_role("radio", name="Rezerves saraksts").check()
    chair.press("Record the decision")
    chair.open(meeting)
    chair.page.get_by_role("button", name="Lemt par 2 pieteikumiem, kā ierosināts").click()
    chair.press("Take over the members' reasons for refusals")

    chair.open(f"{meeting}/minutes")
    chair.sees(CHAIR, FIRST, SECOND, BEST, GOOD, WEAK, "palīdzēju rakstīt šo pieteikumu")
    chair.press("Sign off", exact=True)
    with chair.page.expect_download() as downloaded:
        chair.page.get_by_role("link", name=lv("Download as PDF")).click()
    assert downloaded.value.path().read_bytes().startswith(b"%PDF-")


def the_results_are_published(coordinator, chair, call, signed_in):
    address = f"{call.desk}/publication"
    coordinator.open(f"{address}/letters")
    coordinator.sees("ir apstiprināts: 4 600,00 €")
    coordinator.open(address)
    coordinator.press("Confirm publication")
    coordinator.sees(lv("You prepared the publication, so another person has to confirm it."))
    words = "Publicēt un nosūtīt 6 vēstules"
    second = signed_in(call.other_coordinator)
    chair.open(address)
    second.open(address)
    chair.page.get_by_role("button", name=words).click()
    chair.sees("Rezultāti ir publiski")
    second.page.get_by_role("button", name=words).click()
    second.sees("Rezultāti jau ir paziņoti. Nekas nav nosūtīts otrreiz.")


def the_public_sees(visitor, call):
    visitor.open(f"/results/{call.code}")
    visitor.sees(BEST, "Asns", "42,50", GOOD, "35,00")
    visitor.sees_not(WEAK, CHAIR, FIRST, SECOND)


def everybody_gets_the_right_letter(mailbox, recipients, call):
    says = {
        BEST: (f"„{BEST}” ir apstiprināts: 4 600,00 €", "Komisija apstiprināja", "42,50 no 50"),
        GOOD: (f"„{GOOD}”: rezerves sarakstā 1. vietā", "Komisija iekļāva", "35,00 no 50"),
        WEAK: (f"Lēmums par „{WEAK}”: nav apstiprināts", "Komisija neapstiprināja", "15,00 no 50"),
    }
    for title, (subject, outcome, total) in says.items():
        for email in recipients[title]:
            letter = _only(mailbox, email, title, subject)
            words = text_of(letter)
            for text in (outcome, f"„{title}”", total, "Lēmums: 12.03.2027. Nr. 12", call.code):
                assert text in words, f"„{text}” is not in the letter:\n{words}"
            for name in (CHAIR, FIRST, SECOND):
                assert name not in letter.as_string() + words
            assert ("Ja nepiekrītat" in words) is (title != BEST)
            assert (APPEAL in words) is (title != BEST)
    refused = text_of(_only(mailbox, recipients[WEAK][0], WEAK, says[WEAK][0]))
    assert "Iemesls: pieteikums nesasniedza slieksni." in refused
    assert f"1. Vajadzība: 3,00 no 10. {REASON}" in refused


def _only(mailbox, email, title, subject):
    """The letter of the result to this address, which got no other."""
    receipts = [one for one in mailbox.of(email) if one["subject"].startswith("Pieteikums PAR")]
    assert len(receipts) == 1
    letters = [one for one in mailbox.of(email) if f"„{title}”" in one["subject"]]
    assert [" ".join(one["subject"].split()) for one in letters] == [subject]
    return letters[0]


def the_log_says_that_all_are_told(coordinator, call):
    told, until = lv("Everybody has been told."), time.monotonic() + PATIENCE
    coordinator.open(f"{call.desk}/publication/delivery")
    while told not in coordinator.page.inner_text("main") and time.monotonic() < until:
        coordinator.open(f"{call.desk}/publication/delivery")
    coordinator.sees(told, "Nodotas 6")


def the_refused_read_why_on_their_page(owner):
    owner.opens_link_of(f"Lēmums par „{WEAK}”", "/result")
    owner.sees("15,00", REASON, APPEAL)
    owner.sees_not(CHAIR, FIRST, SECOND)
