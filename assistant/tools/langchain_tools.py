"""The calculations as LangChain tools, for a model that calls tools."""

import json

from langchain.tools import tool

from assistant.errors import CalculationError
from assistant.tools.form import Form, calculate


@tool("premium")
def premium_tool(population: str, ratio: str, rate: str, carry_over: str = "") -> str:
    """计算防贫保应缴保费、需筹集资金和剩余.

    四个参数都照用户或文件的原话填写，不要换算，也不要替用户假定没有给出的数。

    Args:
        population: 农村人口，如“2.678万”“三万零五百”。
        ratio: 参保比例，须带单位，如“10%”“一成”。
        rate: 每人每年保费标准，如“100元”“每人一百”。
        carry_over: 上年结余，如“172686.63”“三万六”；没有给出就留空，此时只算应缴保费。
    """
    try:
        calculation = calculate(Form(population, ratio, rate, carry_over))
    except CalculationError as error:
        return json.dumps({"error": error.message, "next": error.next_step}, ensure_ascii=False)
    return json.dumps(calculation.to_json(), ensure_ascii=False)
