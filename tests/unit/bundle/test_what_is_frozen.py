import json

from portal.bundle.rules.content import frozen
from portal.bundle.rules.reading import read
from tests.builders.bundles import sound_bundle


def test_an_application_of_a_bundle_is_frozen_as_the_bundle_has_it():
    bundle = read(json.dumps(sound_bundle()).encode())
    document = frozen(bundle.applications[0], bundle.organisations[0])

    assert document["number"] == "PAR-2027-7/001"
    assert document["organisation"]["registration_number"] == "40008999993"
    assert document["sections"] == {"project": {"title": "Projekts 1"}}
    [line] = document["cost_plan"]["lines"]
    assert (line["quantity"], line["unit_price"], line["sum"]) == ("1", "4600.00", "4600.00")
    assert document["cost_plan"]["total"] == "4600.00"
