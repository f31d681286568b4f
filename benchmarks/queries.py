"""How many statements one request sends, counted in this process."""

from urllib.parse import urlencode

from sqlalchemy import event

from portal.extensions import db


def count_queries(app, request, *, with_length=False):
    """Make the request once in this process and count; with the length of the page if asked."""
    counted = []

    def note(_connection, _cursor, statement, *_rest):
        counted.append(statement)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        client = app.test_client(use_cookies=False)
        headers = {"Cookie": request.cookie}
        if request.data is None:
            answer = client.get(request.path, headers=headers)
        else:
            kind = "application/x-www-form-urlencoded"
            body = urlencode(request.data, doseq=True)
            answer = client.post(request.path, data=body, headers=headers, content_type=kind)
        length = len(answer.get_data())
    finally:
        event.remove(engine, "before_cursor_execute", note)
    if answer.status_code not in {200, 302, 303}:
        raise RuntimeError(f"{request.path} answered {answer.status_code}")
    return (len(counted), length) if with_length else len(counted)
