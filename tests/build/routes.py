"""The list of addresses that is kept beside the tests: `make routes` writes it anew."""

from pathlib import Path

SAVED = Path(__file__).parent / "urls.txt"


def rules(app):
    return sorted(app.url_map.iter_rules(), key=lambda rule: (rule.rule, rule.endpoint))


def lines_of(app):
    """One line an address: methods, address, endpoint, who may use it."""
    for rule in rules(app):
        methods = ",".join(sorted(rule.methods - {"HEAD", "OPTIONS"}))
        access = getattr(app.view_functions[rule.endpoint], "access", "nobody said")
        yield f"{methods:9}{rule.rule}  {rule.endpoint}  [{access}]"


if __name__ == "__main__":
    from wsgi import app

    SAVED.write_text("\n".join(lines_of(app)) + "\n", "utf-8")
