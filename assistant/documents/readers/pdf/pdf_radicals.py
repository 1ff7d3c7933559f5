"""Radicals that some programs print in the place of the character: ⼀ for 一, ⻓ for 长.

A font draws both with one shape, and a PDF that was printed from a browser may name either. Unicode
decomposes the Kangxi radicals; of the supplement it does not, so its simplified forms are listed
(EquivalentUnifiedIdeograph of the Unicode character database).
"""

import unicodedata

_SUPPLEMENT = (
    "⺁厂⺄乙⺅亻⺆冂⺇几⺈刀⺉刂⺋卩⺌小⺍小⺎尢⺐尣⺒巳⺓幺⺔彑⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢水⺣灬⺥爫⺦丬"
    "⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱罒⺲罒⺳网⺴网⺵网⺶羊⺷羊⺸羊⺹耂⺺肀⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角"
    "⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼"
    "⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱亀⻲龟⻳龟"
)
_PAIRS = dict(zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True))
_DECOMPOSED = {
    chr(code): unicodedata.normalize("NFKC", chr(code))
    for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFB00))
}
_TABLE = str.maketrans(_DECOMPOSED | _PAIRS)


def as_characters(text: str) -> str:
    """Return `text` with ordinary characters in the place of radicals and compatibility forms."""
    return text.translate(_TABLE)
