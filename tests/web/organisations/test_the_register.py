import pytest

from portal.organisations.models import RegisterEntry
from portal.organisations.types import Kind

HEAD = (
    "regcode;sepa;name;name_before_quotes;name_in_quotes;name_after_quotes;without_quotes;regtype;"
    "regtype_text;type;type_text;registered;terminated;closed;address;index;addressid;region;city;"
    "atvk;reregistration_term"
)
ASNS = (
    '40008234596;;"Biedrība ""Asns""";Biedrība;Asns;;;B;Biedrību reģistrs;BDR;Biedrība;'
    "2016-01-01;;;Liepu iela 1;3901;1;;;;"
)
CLOSED = ASNS.replace("40008234596", "40008999993").replace("2016-01-01;", "2016-01-01;2020-05-05")
COMPANY = ASNS.replace("40008234596", "50008999995").replace("BDR", "SIA")


@pytest.fixture
def load(app, database, tmp_path):
    def load(*lines, encoding="utf-8-sig"):
        path = tmp_path / "register.csv"
        path.write_bytes("\r\n".join(lines).encode(encoding))
        database.session.commit()
        answer = app.test_cli_runner().invoke(args=["organisations", "load-register", str(path)])
        return answer, database.session.query(RegisterEntry).all()

    return load


def test_associations_and_foundations_are_kept(load):
    answer, entries = load(HEAD, ASNS, CLOSED, COMPANY)
    assert answer.output == "2 associations and foundations.\n"
    asns = next(one for one in entries if one.registration_number == "40008234596")
    assert (asns.name, asns.kind, asns.legal_address) == ("Asns", Kind.ASSOCIATION, "Liepu iela 1")
    assert {one.terminated_on is None for one in entries} == {True, False}


def test_a_second_file_replaces_the_first(load):
    load(HEAD, ASNS)
    _, entries = load(HEAD, CLOSED)
    assert [one.registration_number for one in entries] == ["40008999993"]


@pytest.mark.parametrize(
    "lines",
    [("a;b", "1;2"), ("",), (HEAD, CLOSED.replace("2020-05-05", "vakar"))],
)
def test_another_file_changes_nothing(load, lines):
    load(HEAD, ASNS)
    answer, entries = load(*lines)
    assert answer.exit_code == 1
    assert "Nothing was loaded." in answer.output
    assert len(entries) == 1


def test_a_file_in_another_encoding_changes_nothing(load):
    answer, _ = load(HEAD, ASNS, encoding="utf-16")
    assert answer.exit_code == 1
