"""The provinces and their cities: what a place is called that no document of the library is of.

南京首付多少 is not answered from a paper of 长春, though no paper of the library is of 南京. Only
names that everybody knows are held, by GB/T 2260 (provinces, and cities of the second level); a
name that is a word too (白银, 大同, 朝阳) is left out, as are the places of a library itself, which
its documents name (`territories`).
"""

import re
from collections.abc import Iterator, Mapping

_CITIES: Mapping[str, str] = {
    "北京": "",
    "天津": "",
    "河北": ("石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水"),
    "山西": "太原 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁",
    "内蒙古": ("呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布"),
    "辽宁": ("沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 葫芦岛"),
    "吉林": "长春 四平 辽源 通化 白山 松原 白城",
    "黑龙江": ("哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化"),
    "上海": "",
    "江苏": ("南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁"),
    "浙江": "杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水",
    "安徽": ("合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城"),
    "福建": "福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德",
    "江西": "南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶",
    "山东": ("济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽"),
    "河南": (
        "郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店"
    ),
    "湖北": ("武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州"),
    "湖南": ("长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底"),
    "广东": (
        "广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 "
        "梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮"
    ),
    "广西": ("南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左"),
    "海南": "海口 三亚 三沙 儋州",
    "重庆": "",
    "四川": (
        "成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 "
        "眉山 宜宾 广安 达州 雅安 巴中 资阳"
    ),
    "贵州": "贵阳 六盘水 遵义 安顺 毕节 铜仁",
    "云南": "昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧",
    "西藏": "拉萨 日喀则 昌都 林芝 山南",
    "陕西": "西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛",
    "甘肃": "兰州 嘉峪关 金昌 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南",
    "青海": "西宁 海东",
    "宁夏": "银川 石嘴山 吴忠 固原 中卫",
    "新疆": "乌鲁木齐 克拉玛依 吐鲁番 哈密",
}
"""Each province, by its name for short, with its cities."""
PROVINCE_OF: Mapping[str, str] = {
    city: province for province, cities in _CITIES.items() for city in cities.split()
}
"""The province of each city, both without 市 and 省."""
MUNICIPALITIES = frozenset({"北京", "上海", "天津", "重庆"})
"""Cities of the level of a province."""
REGIONS = frozenset({"内蒙古", "广西", "西藏", "宁夏", "新疆"})
"""Provinces that are not called 省."""
_NAMED = "|".join(sorted((*_CITIES, *PROVINCE_OF), key=len, reverse=True))
_NOT_THERE = (
    r"(?![河江湖山海桥村镇乡县区旗州路街人]|打工|务工|上班|工作|看病|住院|就[医诊]|治|读|上学|回来"
    r"|户[口籍])"
)
_ASKED_OF = re.compile(
    rf"(?:^|[，,。；;：:？?！!\s]|请问|想问|问一?下)(?:在|咱们?|我们?|俺们?)?(?P<name>{_NAMED}){_NOT_THERE}"
)
"""A name where a question begins, unless it only says where somebody works or is treated."""


def cities_asked_of(text: str) -> Iterator[str]:
    """Yield the provinces and cities that a question begins with, for short: 南京首付多少."""
    for match in _ASKED_OF.finditer(text):
        yield match["name"]


def city_in(text: str) -> str:
    """Return the one city or municipality that a text names, "" where it names none or several."""
    found = {n for n in re.findall(_NAMED, text) if n in PROVINCE_OF or n in MUNICIPALITIES}
    return found.pop() if len(found) == 1 else ""
