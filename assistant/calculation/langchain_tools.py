"""The calculations as LangChain tools, for a model that calls tools."""

import json
from collections.abc import Mapping

from langchain.tools import tool

from assistant.calculation.form import calculate, filled_in
from assistant.errors import CalculationError


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
    fields = {"population": population, "ratio": ratio, "rate": rate, "carry_over": carry_over}
    return _calculated(fields)


@tool("calculate")
def calculation_tool(fields: dict[str, str]) -> str:
    """复核一本账，或做假设、反算、分摊、占比、人均、年底结余.

    只填用户或文件给出的项，值照原话写，不要换算，也不要替用户假定没有给出的数。

    Args:
        fields: 数：population 农村人口、ratio 参保比例、rate 保费标准、carry_over 上年结余、
            insured 参保人数、premium 应缴保费、gap 需筹集、budget 可用资金、payout 当年赔付、
            fee 合同约定费用。做什么：change 如“标准上浮一成半”，
            share 如“七个街道”“区七成、镇三成”，
            percent 和 per_head 写“结余”“缺口”“赔付”“保费”或“资金”。
    """
    return _calculated(fields)


def _calculated(fields: Mapping[str, object]) -> str:
    try:
        calculation = calculate(filled_in(fields))
    except CalculationError as error:
        return json.dumps({"error": error.message, "next": error.next_step}, ensure_ascii=False)
    return json.dumps(calculation.to_json(), ensure_ascii=False)
