"""Is an application admissible (decisions, Evaluation 5)?"""

from collections.abc import Iterable, Mapping


def is_admissible(asked: Iterable[str], checks: Mapping[str, bool], *, is_judged: bool) -> bool:
    """Every administrative and eligibility criterion is met; one not answered yet is not met.

    Nobody checks what is late or withdrawn (`is_judged` is false), so only a plain „no” counts
    against it.
    """
    return all(checks.get(code, not is_judged) for code in asked)
