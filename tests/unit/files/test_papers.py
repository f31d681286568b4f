"""The look of printed papers compiles to both standards, whatever people typed."""

from portal.files.paper import compile_paper

WORDS = {
    "lang": "lv",
    "title": "Protokols",
    "issuer": "Liepājas valstspilsētas pašvaldība",
    "place": "Liepāja",
    "date": "2020. gada 5. maijā",
    "number": "3",
    "heading": "Darba kārtība",
    "facts": [["Numurs", "LIEP-2020-1/007"]],
    "text": "Pirmā rinda\notrā rinda\n\nOtrā rindkopa",
    "subheading": "Tāme",
    "heads": ["Nr.", "Pozīcija", "Summa"],
    "rows": [["1", "Telpu noma", "1 600,00 €"]],
    "people": [["Priekšsēdētāja", "Anna Bērziņa"]],
}


def test_a_paper_says_which_standards_it_keeps():
    made = compile_paper("_sample", WORDS)

    assert made.startswith(b"%PDF-")
    assert b"pdfuaid" in made
    assert b"pdfaid" in made


def test_typed_words_are_never_commands():
    typed = '#eval("1") #panic() $x$ *b* _i_ @a <b> [c] // /* \\ " #{read("/etc/passwd")}'

    assert compile_paper("_sample", WORDS | {"text": typed}).startswith(b"%PDF-")


def test_signs_the_font_does_not_have_do_not_stop_the_paper():
    typed = "Prieks 😀 👨‍👩‍👧 漢字 \u0007 \ufeff"

    assert compile_paper("_sample", WORDS | {"text": typed}).startswith(b"%PDF-")
