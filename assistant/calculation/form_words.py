"""What the fields of a form are called and how each is filled in, wherever one fills it in."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.calculation.roles import NAMING, Role


@dataclass(frozen=True, slots=True)
class Field:
    """The name of a field, and what goes into it."""

    label: str
    words: str

    @property
    def line(self) -> str:
        """Both in one line."""
        return f"{self.label}：{self.words}"


_FIGURES: Mapping[Role, str] = {
    Role.POPULATION: "如 2.678万",
    Role.RATIO: "如 10%、一成",
    Role.RATE: "元/人·年，如 100",
    Role.CARRY_OVER: "元，没有结余写 0；不写只算应缴保费",
    Role.INSURED: "代替人口和比例，或与它们一起给出来复核",
    Role.PREMIUM: "元；与人口、比例、标准一起给出时复核",
    Role.GAP: "元；与其他数一起给出时复核",
    Role.BUDGET: "元，不含结余；反算最多保多少人、最高标准、最高比例，或够不够",
    Role.PAYOUT: "元；算年底结余；另在占比里写 赔付，算赔付率",
    Role.FEE: "元；算年底结余时扣除",
}
FIELDS: dict[str, Field] = {
    **{role.value: Field(NAMING[role].label, words) for role, words in _FIGURES.items()},
    "change": Field("假设", "如 标准上浮一成半、每人涨20元、人口增加500人"),
    "share": Field("分摊", "把缺口（没有缺口的，把保费）分摊，如 七个街道、区七成、镇三成、5:3:2"),
    "percent": Field("占比", "占应缴保费的百分之几：结余、缺口、赔付、资金"),
    "per_head": Field("人均", "摊到每个参保的人多少：缺口、保费、结余、赔付、资金"),
}
"""By the names of `form.Form`."""
