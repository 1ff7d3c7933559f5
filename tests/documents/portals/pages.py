"""A page in the manner of portals: bread crumbs, a heading, the editor's box, the site's foot."""

TITLE = "某县人民政府办公室关于支持多子女家庭使用住房公积金的通知"
NUMBER = "某政办发〔2022〕15号"
OFFICE = "某县人民政府办公室"
PARAGRAPHS = (
    "各乡镇人民政府，县政府各部门：", "为支持多子女家庭租购住房，现就有关事项通知如下：",
    "一、多子女家庭租房的，可按实际房租提取住房公积金。", "二、购买首套住房的，额度增加10万元。",
)  # fmt: skip
SIGNED = (OFFICE, "2022年9月24日")


def text_of(lines: tuple[str, ...] = (*PARAGRAPHS, *SIGNED)) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def page(
    *,
    above: str = "",
    heading: str = TITLE,
    below: str = "",
    text: str | None = None,
    head: str = "",
    title: str = TITLE,
) -> bytes:
    """Return a page; `above` stands over the heading, `below` under it, `text` in the box."""
    inner = text_of() if text is None else text
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}<title>{title}</title></head>"
        "<body><div class='nav'><a href='/'>首页</a> &gt; <a href='/zw'>公开</a> &gt; 正文</div>"
        f"{above}<h1>{heading}</h1>{below}<div id='zoom'>{inner}</div>"
        f"<div class='foot'><p>主办：{OFFICE}　网站标识码：1305340001</p></div></body></html>"
    ).encode()
