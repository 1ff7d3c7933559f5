"""Pages that a server sends in the place of a document: a code to type, an error, a login.

They are known by their words, which a document may have too; only short pages are asked.
"""

import re
from collections.abc import Iterable

_CODE = r"(?:(?:40[0-9]|50[0-9])(?:\s*[-–—:：|].*|\s*(?:错误|页面|Error|Not Found|Forbidden).*)?)"
_CAPTCHA = re.compile(
    r"验证码|(?:人机|安全|行为|滑动|拼图)验证|访问(?:过于|太|太过)频繁|拖动.{0,8}滑块|请完成.{0,6}验证|"
    r"captcha|checking your browser|just a moment|verify you are human",
    re.IGNORECASE,
)
_BLOCKED = re.compile(
    r"请求.{0,16}(?:拦截|阻断|拒绝)|疑似.{0,8}攻击|访问(?:已)?被.{0,6}(?:拒绝|拦截|阻断|禁止)|"
    r"(?:禁止|拒绝)访问|网站防火墙|\bWAF\b|IP.{0,12}(?:限制|封|黑名单)|access denied|"
    r"request blocked",
    re.IGNORECASE,
)
_ERROR = re.compile(
    rf"^\s*(?:HTTP\S*\s*|错误(?:代码)?\s*[:：]?\s*|Error\s*)?{_CODE}\s*$|"
    r"(?:页面|网页|内容|信息|文章|资源|文件|栏目).{0,8}(?:不存在|找不到|未找到|没有找到|(?:已|被|已被|已经)?删除|出错|"
    r"(?:已)?下线|丢失|走丢|失效)|(?:找不到|没有找到|未找到|无法(?:找到|显示|访问)).{0,14}(?:页|内容|信息|文章|资源|网站)|"
    r"not found|forbidden|bad gateway|service unavailable|server error|gateway time-?out|"
    r"(?:无权|没有权限|没有访问权限|权限不足)|(?:服务器|系统|程序)(?:内部)?(?:错误|异常|繁忙|出错)|"
    r"(?:发生|出现)(?:了)?.{0,6}错误|出错(?:了|啦)",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"(?:系统|网站|平台|服务器|门户)[^。]{0,14}(?:维护|升级|改版|建设|迁移)|"
    r"暂停(?:服务|访问|开放)|under maintenance",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"(?:统一|法人|个人)?身份认证|(?:请|需要?)(?:您)?先?登录|(?:用户|法人|个人|账号|扫码)登录|忘记密码|"
    r"(?:用户名|账号|帐号|手机号码?)\s*[:：]?\s*(?:密码)?"
)
_SCRIPT = re.compile(
    r"javascript|(?:正在|数据|页面|内容)?加载中|^loading|正在加载|浏览器(?:版本)?(?:过低|不支持|太旧)|"
    r"(?:升级|更换|使用).{0,16}浏览器|(?:正在|即将|自动)跳转",
    re.IGNORECASE,
)
MADE_BY_SCRIPT = (
    "正文要由脚本生成，没有存下来",
    "请在浏览器里等正文显示出来，另存为网页或打印成 PDF 后入库。",
)
"""What a page is that holds no text but scripts, and what to do."""
_PAGES = (
    (
        _CAPTCHA, "是要求输入验证码的页面",
        "请在浏览器里通过验证，打开文件的正文，另存为网页后入库。",
    ),
    (_BLOCKED, "是网站拒绝访问的页面", "请在浏览器里正常打开文件的正文，另存为网页后入库。"),
    (_CLOSED, "是网站维护的页面", "请等网站恢复后打开文件的正文，另存为网页后入库。"),
    (_ERROR, "是出错或已删除的页面", "请核对网址，打开文件的正文，另存为网页后入库。"),
    (_LOGIN, "是登录页面", "请登录后打开文件的正文，另存为网页后入库。"),
    (_SCRIPT, *MADE_BY_SCRIPT),
)  # fmt: skip
"""Messages of servers, in the order they are tried: the words, what the page is, what to do."""


def server_message(said: Iterable[str]) -> tuple[str, str] | None:
    """Return what a short page that shows these lines is, and what to do; None for no message."""
    lines = tuple(said)
    found = (
        (what, next_step)
        for pattern, what, next_step in _PAGES
        if any(pattern.search(line) for line in lines)
    )
    return next(found, None)
