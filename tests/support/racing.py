"""Twenty people pressing one button in the same moment."""

import threading

from portal.extensions import db


def at_once(app, press, *, times=20):
    """Call `press(browser, number)` in as many threads at once; return what each got."""
    gate = threading.Barrier(times)
    answers = [None] * times
    db.session.commit()  # the test itself must not hold the lock they race for

    def run(number):
        with app.app_context():
            browser = app.test_client()
            gate.wait()
            answers[number] = press(browser, number)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers
