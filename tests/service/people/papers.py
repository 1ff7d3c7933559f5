"""Papers that only some may see: their texts, their audiences, and what would betray them."""

from dataclasses import dataclass

FINANCE, STAFF = "财务科", "人事科"
_FORM = "某县人民政府文件\n{number}\n{title}\n各镇人民政府：\n{body}\n某县人民政府\n{day}\n"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper: whom it is for, what is asked to find it, and words that stand in no other one."""

    number: str
    title: str
    day: str
    body: tuple[str, ...]
    audiences: tuple[str, ...] = ()
    question: str = ""
    secrets: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The paper as it is put in."""
        lines = "\n".join(f"　　{line}" for line in self.body)
        return _FORM.format(number=self.number, title=self.title, day=self.day, body=lines)

    @property
    def slug(self) -> str:
        """How its address ends."""
        return self.number.replace("〔", "-").replace("〕", "-").removesuffix("号")

    def open_to(self, audiences: frozenset[str]) -> bool:
        """Say whether people of these audiences may see it."""
        return not self.audiences or not audiences.isdisjoint(self.audiences)


PAPERS = (
    Paper(
        "某政发〔2019〕7号", "某县临时救助办法", "2019年3月5日",
        ("第一条 临时救助金每人每月八百元。", "第二条 临时救助金由民政所发放。"),
        (), "临时救助金每人每月多少元？", ("八百元", "民政所"),
    ),
    Paper(
        "某政发〔2021〕9号", "某县临时救助新办法", "2021年3月5日",
        ("第一条 临时救助金每人每月九百三十元。",
         "第二条 临时救助金由便民中心发放，自2021年4月1日起施行。",
         "第三条 《某县临时救助办法》（某政发〔2019〕7号）同时废止。"),
        (FINANCE,), "临时救助金由谁发放？", ("九百三十元", "便民中心", "废止"),
    ),
    Paper(
        "某政发〔2021〕9号", "某县渡船修缮办法", "2021年3月6日",
        ("第一条 渡船每年修缮一次，每艘补助四千七百元。",
         "第二条 修缮由航道站验收，2027年3月31日前完成。"),
        (), "渡船每艘补助多少元？", ("四千七百元", "航道站"),
    ),
    Paper(
        "某政发〔2022〕3号", "某县干部借调办法", "2022年5月6日",
        ("第一条 干部借调每次不超过十一个月，2027年6月30日前返回原单位。",
         "第二条 借调补贴每月六百四十元，由编制科核定。"),
        (STAFF,), "干部借调每次不超过几个月？", ("十一个月", "六百四十元", "编制科"),
    ),
    Paper(
        "某政发〔2023〕5号", "关于做好临时救助工作的通知", "2023年1月5日",
        ("根据《某县临时救助新办法》（某政发〔2021〕9号），现通知如下。",
         "一、救助对象名册每季度由统计站核对，借调干部不参加核对。"),
        (FINANCE, STAFF), "救助对象名册由谁核对？", ("统计站", "名册"),
    ),
)  # fmt: skip
