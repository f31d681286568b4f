"""A browser that only measures: one connection, one cookie."""

import http.client
import statistics
import threading
import time
from dataclasses import dataclass
from urllib.parse import urlencode

CLIENTS = 8


@dataclass(frozen=True)
class Request:
    """What is asked, by whom."""

    path: str
    cookie: str = ""
    data: dict | None = None


@dataclass(frozen=True)
class Timing:
    """What one page took: seconds, and requests a second with eight clients."""

    median: float
    p95: float
    rate: float
    floor: float = 0.0
    """The median of the 50-row floor, asked in turn with this page."""


class Browser:
    """One connection to one server."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def ask(self, request):
        """Ask once and give the seconds it took; anything but a good answer is a fault."""
        headers = {"Cookie": request.cookie} if request.cookie else {}
        body = None
        if request.data is not None:
            body = urlencode(request.data, doseq=True)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        start = time.perf_counter()
        self.connection.request("POST" if body is not None else "GET", request.path, body, headers)
        answer = self.connection.getresponse()
        answer.read()
        took = time.perf_counter() - start
        if answer.status not in {200, 302, 303}:
            raise RuntimeError(f"{request.path} answered {answer.status}")
        return took

    def read(self, path, cookie):
        """Give the text of a page."""
        self.connection.request("GET", path, headers={"Cookie": cookie})
        answer = self.connection.getresponse()
        text = answer.read().decode()
        if answer.status != 200:
            raise RuntimeError(f"{path} answered {answer.status}")
        return text

    def close(self):
        """Hang up."""
        self.connection.close()


def measure(port, requests, *, warm=5, floor=None):
    """Ask one after another, then with eight clients at once; each request is made once in each.

    `floor` is the port of the floor: its rows are asked for in turn with the page, so that what
    else the machine does slows both alike.
    """
    requests = list(requests)
    alone, crowd = requests[: len(requests) // 2], requests[len(requests) // 2 :]
    browser = Browser(port)
    for request in alone[:warm]:
        if request.data is None:
            browser.ask(request)
    seconds, beside = [], []
    ground = Browser(floor) if floor else None
    for request in alone:
        seconds.append(browser.ask(request))
        if ground:
            beside.append(ground.ask(Request("/rows")))
    browser.close()
    seconds.sort()
    return Timing(
        floor=statistics.median(beside) if beside else 0.0,
        median=statistics.median(seconds),
        p95=seconds[int(len(seconds) * 0.95) - 1],
        rate=_rate(port, crowd),
    )


def _rate(port, requests):
    shares = [requests[place::CLIENTS] for place in range(CLIENTS)]
    faults = []

    def work(share):
        browser = Browser(port)
        try:
            for request in share:
                browser.ask(request)
        except Exception as fault:
            faults.append(fault)
        finally:
            browser.close()

    threads = [threading.Thread(target=work, args=(share,)) for share in shares]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - start
    if faults:
        raise faults[0]
    return len(requests) / took
