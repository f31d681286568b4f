"""An import of 50 000 sessions in one go: the files, and the time the command takes."""

import csv
import tempfile
import time
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

SESSIONS = 50_000
_SCHOOLS = 8
_PROVIDERS = 100
_PLANS = 2_000


def measure_import(app):
    """Import the files into the app's database; give the seconds, and those of a second time."""
    with _files() as folder:
        return _imported(app, folder), _imported(app, folder)


def _imported(app, folder):
    start = time.perf_counter()
    result = app.test_cli_runner().invoke(args=["support", "import", str(folder)])
    took = time.perf_counter() - start
    if result.exit_code:
        raise RuntimeError(result.output[-2000:])
    return took


@contextmanager
def _files():
    with tempfile.TemporaryDirectory(prefix="pumpurs-import-") as name:
        folder = Path(name)
        for file, rows in _tables().items():
            with (folder / f"{file}.csv").open("w", newline="", encoding="utf-8") as target:
                writer = csv.DictWriter(target, list(rows[0]))
                writer.writeheader()
                writer.writerows(rows)
        yield folder


def _tables():
    plans = range(_PLANS)
    return {
        "municipalities": [{"code": "IMP", "name": "Importa novads", "region": "vidzeme"}],
        "schools": [
            {
                "code": f"IMP-{one}",
                "name": f"Importa {one}. vidusskola",
                "municipality": "IMP",
                "region": "vidzeme",
                "kind": "general",
                "founder": "municipality",
                "joined_school_year": "2018/2019",
                "joined_semester": "1",
                "successor": "",
            }
            for one in range(_SCHOOLS)
        ],
        "providers": [
            {
                "code": f"IMPD{one}",
                "first_name": "Anna",
                "last_name": f"Kalniņa {one}",
                "specialist": "teacher",
                "schools": f"IMP-{one % _SCHOOLS}",
            }
            for one in range(_PROVIDERS)
        ],
        "pupils": [
            {
                "code": f"IMPP{one}",
                "first_name": "Jānis",
                "last_name": f"Bērziņš {one}",
                "personal_code": "",
                "school": f"IMP-{one % _SCHOOLS}",
                "grade": "8",
            }
            for one in plans
        ],
        "plans": [_plan(one) for one in plans],
        "risks": [
            {"plan": f"IMPA{one}", "risk": "learning_difficulties", "justification": "Atzīmes."}
            for one in plans
        ],
        "measures": [
            {
                "code": f"IMPM{one}",
                "plan": f"IMPA{one}",
                "kind": "subject_consultation",
                "subject": "mathematics",
                "specialist": "teacher",
                "provider": f"IMPD{_provider(one)}",
                "planned_units": str(SESSIONS // _PLANS),
                "planned_amount": "",
                "risks": "learning_difficulties",
            }
            for one in plans
        ],
        "sessions": [_session(one) for one in range(SESSIONS)],
    }


def _provider(plan):
    """Somebody who works at the school of the plan."""
    return plan % _SCHOOLS + _SCHOOLS * (plan // _SCHOOLS % (_PROVIDERS // _SCHOOLS))


def _plan(one):
    return {
        "code": f"IMPA{one}",
        "pupil": f"IMPP{one}",
        "school": f"IMP-{one % _SCHOOLS}",
        "school_year": "2019/2020",
        "period": "1",
        "grade": "8",
        "author": f"IMPD{one % _SCHOOLS}",
        "state": "evaluated",
        "submitted_on": "2019-09-20",
        "result": "improved",
        "continue": "no",
        "stopped_on": "",
        "stop_reason": "",
        "no_improvement_reasons": "",
    }


def _session(one):
    plan, turn = one % _PLANS, one // _PLANS
    order = plan // _SCHOOLS // (_PROVIDERS // _SCHOOLS)
    day = date(2019, 9, 23) + timedelta(days=turn * 3 + order % 3)
    minutes = 60 * 8 + 45 * (order // 3)
    return {
        "code": f"IMPS{one}",
        "measures": f"IMPM{plan}",
        "provider": f"IMPD{_provider(plan)}",
        "held_on": day.isoformat(),
        "starts_at": f"{minutes // 60:02}:{minutes % 60:02}",
        "minutes": "40",
        "mode": "in_person",
        "attendance": "attended",
    }
