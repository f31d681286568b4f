"""The small set of files in the page for schools is one the portal takes."""

import re

from tests.build.repository import ROOT, source


def printed():
    """The files printed in the page, by name."""
    block = re.search(r"```\n(.*?)```", source(ROOT / "docs/school-start.md"), re.S)[1]
    files = (part.split("\n", 1) for part in block.strip().split("\n\n"))
    return {name: rows.encode() for name, rows in files}


def test_the_files_printed_for_schools_are_sound(import_, make):
    make.school(code="UPM-1")
    counts = import_(printed())
    assert counts == dict.fromkeys(
        ("providers", "pupils", "plans", "risks", "measures", "sessions"), (1, 0, 0)
    )
