"""Is an application admissible (decisions, Evaluation 5)?"""


def is_admissible(asked: int, *, given: int, failed: int, is_judged: bool) -> bool:
    """Every administrative and eligibility criterion is met; one not answered yet is not met.

    `asked`, `given` and `failed` count the criteria, the answers and the „no” among them. Nobody
    checks what is late or withdrawn (`is_judged` is false), so only a plain „no” counts against it.
    """
    return failed == 0 and (given == asked or not is_judged)
