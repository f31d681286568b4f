"""A person registers, confirms the address by the letter, and signs in again."""

PASSWORD = "zvirbulis kanotē līst"  # noqa: S105 - of an invented person


def test_a_person_opens_an_account_and_confirms_the_address(someone, make):
    anna = someone("anna.berzina@example.test", "Anna Bērziņa")
    anna.open("/")
    anna.open("/register")
    anna.write(name=anna.name, email=anna.email, password=PASSWORD)
    anna.press("Open the account")
    anna.sees(anna.email)

    anna.reads("Apstipriniet e-pasta adresi", anna.email)
    anna.opens_link_of("Apstipriniet e-pasta adresi", "/register/confirm/")
    anna.press("Confirm the address")

    again = someone(anna.email)
    again.open("/sign-in")
    again.write(email=anna.email, password="not this one")  # noqa: S106
    again.press("Sign in", exact=True)
    again.stands_at("/sign-in")
    again.write(email=anna.email, password=PASSWORD)
    again.press("Sign in", exact=True)
    again.sees(anna.name)
