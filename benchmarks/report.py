"""The table that is printed."""

from dataclasses import dataclass

_ROW = (
    "{name:<32}{size:>6}  {median:>8}  {p95:>8}  {queries:>7}  {rate:>6}  {ratio:>7}  {aim:>6}"
    "  {verdict}"
)


@dataclass(frozen=True)
class Line:
    """One measured page."""

    name: str
    size: int
    ratio: float
    is_good: bool


def heading(floor):
    """Print the floor and the head of the table."""
    head = {
        "name": "page",
        "size": "call",
        "median": "median",
        "p95": "p95",
        "queries": "queries",
        "rate": "req/s",
        "ratio": "× floor",
        "aim": "aim",
        "verdict": "",
    }
    print(_ROW.format(**head))
    for name, timing in floor.items():
        _print(f"floor: {name}", "", timing, "" if name == "hello" else 1, "", "", "")


def line(page, timing, queries):
    """Print one line and give it back."""
    ratio = timing.median / timing.floor
    fits = page.most_queries is None or queries <= page.most_queries
    is_good = ratio <= page.aim and fits
    verdict = "" if is_good else "OVER"
    _print(page.name, page.size, timing, queries, f"{ratio:.1f}", f"{page.aim:g}", verdict)
    return Line(page.name, page.size, ratio, is_good)


def _print(name, size, timing, queries, ratio, aim, verdict):
    words = {
        "name": name,
        "size": size,
        "median": f"{timing.median * 1000:.1f} ms",
        "p95": f"{timing.p95 * 1000:.1f} ms",
        "queries": queries,
        "rate": f"{timing.rate:.0f}" if timing.rate else "",
        "ratio": ratio,
        "aim": aim,
        "verdict": verdict,
    }
    print(_ROW.format(**words), flush=True)


def letters(number, burst, bare):
    """Print what one worker takes over so many letters, beside smtplib alone."""
    each, alone = (seconds / number * 1000 for seconds in (burst, bare))
    print(
        f"one worker: {number} letters in {burst * 1000:.0f} ms, {each:.1f} ms each; a bare smtplib"
        f" loop {alone:.1f} ms each: × {each / alone:.1f}",
        flush=True,
    )


def closing(lines):
    """Print how pages grow with the call, and how many are over their aim."""
    by_page = {}
    for one in lines:
        by_page.setdefault(one.name, {})[one.size] = one.ratio
    for name, ratios in by_page.items():
        if len(ratios) > 1:
            growth = ratios[max(ratios)] / ratios[min(ratios)]
            verdict = "" if growth <= 1.3 else "OVER"
            print(f"{name}: × {growth:.2f} from {min(ratios)} to {max(ratios)} (aim 1.3) {verdict}")
    over = [one for one in lines if not one.is_good]
    print(f"{len(lines) - len(over)} of {len(lines)} within their aims.")
