"""What a sum comes to on each head, to the 分."""

from decimal import ROUND_HALF_UP

from assistant.calculation.entries import Entry, checked, clause_ids, input_notes
from assistant.calculation.roles import NAMING
from assistant.calculation.solve import COMPUTED
from assistant.calculation.steps import Calculation, Step
from assistant.documents.numbers.decimals import CENT, cents, money_text, plain_text
from assistant.errors import CalculationError


def per_head(total: Entry, people: Entry) -> Calculation:
    """Divide `total` by the number of `people`, half up to the 分.

    Raises CalculationError where a figure is out of range or there are no people.
    """
    checked({people.role: people} if people.source != COMPUTED else {})
    if total.value < 0:
        raise CalculationError(f"{NAMING[total.role].label}不应小于零。", "请核对后重新填写。")
    value = (total.value / people.value).quantize(CENT, ROUND_HALF_UP)
    words = f"{NAMING[total.role].label}÷{NAMING[people.role].label}"
    numbers = f"{money_text(total.value)}÷{plain_text(people.value)}"
    printed = f"{money_text(value)}元"
    return Calculation(
        title="人均测算",
        figures=(total.figure(), people.figure()),
        steps=(Step("每人", f"{words}＝{numbers}＝{printed}", printed),),
        result={
            total.role.value: cents(total.value),
            people.role.value: people.value,
            "per_head": value,
        },
        notes=(
            "人均数四舍五入到分，由程序算出，不是文件原文写的数；乘回人数与总额会有尾差。",
            *input_notes((total, people)),
        ),
        clause_ids=clause_ids((total, people)),
        summary=(
            f"{NAMING[total.role].label}{money_text(total.value)}元，"
            f"按{plain_text(people.value)}人摊，每人{printed}。"
        ),
    )
