"""One call for every sum: any formula of the corpus by its name, or the form of the premium."""

from assistant import Assistant, Calculation
from assistant.errors import UsageError
from assistant.service.rest_requests import CalculateRequest


def asked_sum(assistant: Assistant, asked: CalculateRequest) -> Calculation:
    """Return the calculation; without a formula the figures are fields of the premium's form.

    Raises:
        CalculationError: there is no such formula, or its figures do not do.
        UsageError: more is asked than the form of the premium has.
    """
    more = {"solve": asked.solve, "result": asked.result}
    if asked.formula:
        return assistant.formula(asked.formula, asked.figures, change=asked.change, **more)
    if asked.change or any(more.values()):
        raise UsageError(
            "没有写按哪个算法反算或者假设。", "请在 formula 里写算法的名称，如 防贫保保费。"
        )
    return assistant.calculate(asked.figures)
