"""Plant quotations in a draft of some 50 pages, and check it against tens of thousands of articles.

    python -m benchmarks.quotations CLAUSES [--limit N] [--quotations 200] [--seed N]
        [--library FOLDER] [--json]

CLAUSES as in `training.statutes`. Of the quotations a sixth each is as printed, changed in layout,
altered (a word put in, left out or replaced, or a figure), given a place where it does not stand,
invented, and invented of a law that the library does not hold. `recall` is the share of the altered
that is reported as altered, `told` the share of them whose differences, made to the source, give
the quotation back; `alarms` counts quotations as printed, or changed in layout, that are called
wrong, and wrong ones that nobody planted. The check needs no vectors, so the library is built with
an embedder that makes none. With --library it is kept, and used again.
"""

import random
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
import numpy as np

from assistant.commands.common import show_progress
from assistant.library.lexicon import read_lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from assistant.library.wording import letters_of
from assistant.model.embedder import Embedder
from assistant.model.encoder import Vectors
from assistant.quotations.as_printed import applied
from assistant.quotations.check import check_quotations
from assistant.quotations.checked import Checked, Quotation, QuotationStatus
from assistant.settings import Settings
from benchmarks.common import as_json_option, existing_file, memory_mib, report
from benchmarks.statutes import write_laws
from training.statutes import Article, by_law, read_articles

_CHARACTERS = 30_000
_SHORTEST, _LONGEST = 15, 120
_SENTENCE = re.compile(r"[^。；\n]+[。；]")
_FIGURE = re.compile(r"\d+|[一二三四五六七八九十]+(?=[日年月倍万千元人条])")
_OWN = (
    "今年以来，我镇干部走村入户{0}次，收集群众意见{1}条，逐条登记，逐条回复。",
    "下一步，由党政办牵头，{0}日前把各村的台账收齐，{1}日前汇总上报。",
    "会议由镇长主持，{0}名村干部参加，会期半天，形成纪要{1}份。",
    "其中东片{0}个村已经完成，西片还有{1}个村因为道路施工推迟。",
    "请各站所于每周五下班前报送进度，联系人和电话见附表{0}，逾期{1}次的通报批评。",
    "经初步统计，全镇应发放材料{0}份，已发放{1}份，剩余部分由驻村干部送到户。",
)
_INVENTED = (
    "镇级财政按每村{0}万元的标准安排第{1}批墙绘经费，并由文化站统一采购颜料",
    "村民组长每季度领取手机话费补贴{0}元，凭营业厅小票到{1}号窗口登记",
    "大棚草莓采摘节期间，停车场夜间照明延长{0}分钟，费用从{1}个摊位费中列支",
    "凡加入义务植树微信群的农户，年底凭打卡{0}次的截图换取{1}克洗衣粉",
)
_SAID = (
    "《{0}》{1}规定：“{2}”",
    "根据《{0}》{1}，“{2}”",
    "《{0}》明确，“{2}”",
    "“{2}”（《{0}》{1}）",
    "有关法律要求：“{2}”",
)
_WORDS = ("统筹", "严格", "及时", "全面", "基层", "公开", "适当", "定期")


class NoEmbedder(Embedder):
    """Gives every text some vector: the check of quotations asks for none."""

    def __init__(self) -> None:
        """Be no model at all."""
        super().__init__("none", Path())
        self._random = np.random.default_rng(0)

    @property
    def fingerprint(self) -> str:
        """The name of what makes nothing."""
        return "none"

    def documents(self, texts: Sequence[str]) -> Vectors:
        """Return so many vectors of a few random numbers."""
        drawn = self._random.normal(size=(len(texts), 8)).astype(np.float32)
        return np.asarray(drawn / np.linalg.norm(drawn, axis=1, keepdims=True), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Planted:
    """A quotation in the draft: the sentence it stands in, its words, and what it is."""

    sentence: str
    words: str
    status: QuotationStatus


class Planter:
    """Makes quotations of the articles."""

    def __init__(self, articles: Sequence[Article], seed: int) -> None:
        """Draw with `seed`."""
        self._articles = articles
        self._laws = by_law(articles)
        self._letters = "\n".join(letters_of(a.text) for a in articles)
        self._random = random.Random(seed)  # noqa: S311  no secret
        self._planted: set[str] = set()

    def plant(self, status: QuotationStatus) -> Planted:
        """Return a quotation that is of this status."""
        while True:
            article = self._random.choice(self._articles)
            words = self._sentence(article)
            planted = _WAYS[status](self, article, words) if words else None
            if planted and planted.words not in self._planted:
                self._planted.add(planted.words)
                return planted

    def _sentence(self, article: Article) -> str:
        """Return some whole sentences of an article, or "" when it has none fit to be quoted."""
        found = [
            m[0].strip() for m in _SENTENCE.finditer(article.text) if not set(m[0]) & set('“”"')
        ]
        fit = [s for s in found if _SHORTEST <= len(letters_of(s)) <= _LONGEST]
        return self._random.choice(fit) if fit else ""

    def _saying(self, law: str, label: str, words: str, status: QuotationStatus) -> Planted:
        return Planted(f"《{law}》{label}规定：“{words}”", words, status)

    def _said(self, article: Article, words: str, status: QuotationStatus) -> Planted:
        """Return words with their article, with their law, or with no source named at all."""
        way = self._random.choice(_SAID)
        return Planted(way.format(article.law, article.label, words), words, status)

    def _exact(self, article: Article, words: str) -> Planted:
        return self._said(article, words, QuotationStatus.EXACT)

    def _layout(self, article: Article, words: str) -> Planted | None:
        changed = words.translate(str.maketrans("，。；、（）", ",.;,()"))
        changed = self._random.choice((changed, changed[:6] + " " + changed[6:]))
        if changed == words:
            return None
        return self._said(article, changed, QuotationStatus.LAYOUT_ONLY)

    def _altered(self, article: Article, words: str) -> Planted | None:
        figures = list(_FIGURE.finditer(words))
        if figures and self._random.random() < 0.4:
            figure = self._random.choice(figures)
            other = str(int(figure[0]) + 5) if figure[0].isdigit() else figure[0] + "五"
            changed = words[: figure.start()] + other + words[figure.end() :]
        else:
            changed = words
            for _ in range(self._random.choice((1, 2))):
                at = self._random.randrange(2, len(changed) - 3)
                word = self._random.choice((*_WORDS, ""))
                behind = at + self._random.choice((0, 2)) if word else at + 2
                changed = changed[:at] + word + changed[behind:]
        if letters_of(changed) in self._letters:
            return None
        return self._said(article, changed, QuotationStatus.ALTERED)

    def _misattributed(self, article: Article, words: str) -> Planted | None:
        law = self._random.choice((article.law, self._random.choice(list(self._laws))))
        other = self._random.choice(self._laws[law])
        same = letters_of(words) in letters_of(other.text)
        return (
            None if same else self._saying(law, other.label, words, QuotationStatus.MISATTRIBUTED)
        )

    def _invented(self, article: Article, _words: str) -> Planted:
        words = self._random.choice(_INVENTED).format(*self._random.sample(range(2, 99), 2))
        return self._saying(article.law, article.label, words, QuotationStatus.NOT_FOUND)

    def _absent(self, article: Article, _words: str) -> Planted:
        words = self._random.choice(_INVENTED).format(*self._random.sample(range(2, 99), 2))
        law = f"云溪市{self._random.choice(_WORDS)}办事条例"
        return self._saying(law, article.label, words, QuotationStatus.SOURCE_ABSENT)

    def draft(self, planted: Sequence[Planted]) -> str:
        """Return a draft with the quotations among sentences of its own."""
        own = _CHARACTERS - sum(len(p.sentence) for p in planted)
        lines = [f"{p.sentence}。" for p in planted]
        while own > 0:
            line = self._random.choice(_OWN).format(*self._random.sample(range(3, 99), 2))
            own -= len(line)
            lines.append(line)
        self._random.shuffle(lines)
        return "\n".join("　　" + "".join(lines[at : at + 3]) for at in range(0, len(lines), 3))


_WAYS: dict[QuotationStatus, Callable[[Planter, Article, str], Planted | None]] = {
    QuotationStatus.EXACT: Planter._exact,
    QuotationStatus.LAYOUT_ONLY: Planter._layout,
    QuotationStatus.ALTERED: Planter._altered,
    QuotationStatus.MISATTRIBUTED: Planter._misattributed,
    QuotationStatus.NOT_FOUND: Planter._invented,
    QuotationStatus.SOURCE_ABSENT: Planter._absent,
}
"""What is planted. Nothing is superseded: none of the laws repeals another."""


def figures(planted: Sequence[Planted], checked: Checked) -> dict[str, Any]:
    """Return how many of the planted are found to be what they are, and what else is reported."""
    found = {q.text: q for q in checked.quotations}
    counts = Counter(p.status for p in planted)
    right = Counter(
        p.status for p in planted if p.words in found and found[p.words].status is p.status
    )
    altered = [found.get(p.words) for p in planted if p.status is QuotationStatus.ALTERED]
    fine = {
        p.words for p in planted if p.status in (QuotationStatus.EXACT, QuotationStatus.LAYOUT_ONLY)
    }
    words = {p.words for p in planted}
    alarms = [q for q in checked.wrong if q.text in fine or q.text not in words]
    return {
        **{status.value: f"{right[status]}/{counts[status]}" for status in _WAYS},
        "recall": round(
            right[QuotationStatus.ALTERED] / max(1, counts[QuotationStatus.ALTERED]), 4
        ),
        "told": round(sum(map(_is_told, altered)) / max(1, len(altered)), 4),
        "alarms": len(alarms),
    }


def _is_told(quotation: Quotation | None) -> bool:
    if quotation is None or quotation.source is None:
        return False
    return applied(quotation.source.quote, quotation.changes) == quotation.text.strip()


def library_of(clauses: Path, limit: int | None, folder: Path) -> Library:
    """Open the library in `folder`; the articles are put into one that is not there."""
    settings = Settings()
    lexicon = read_lexicon(settings.lexicon)
    segmenter = Segmenter(lexicon.words, settings.models)
    library = Library(folder / "library", lexicon, segmenter, NoEmbedder(), show_progress)
    if not library.documents:
        with TemporaryDirectory() as source:
            write_laws(read_articles(clauses, limit), Path(source))
            library.add([Path(source)], show_progress)
    return library


def run(clauses: Path, limit: int | None, count: int, seed: int, folder: Path) -> dict[str, Any]:
    """Return the figures of one draft."""
    library = library_of(clauses, limit, folder)
    planter = Planter(read_articles(clauses, limit), seed)
    planted = [planter.plant(status) for status in _WAYS for _ in range(count // len(_WAYS))]
    text = planter.draft(planted)
    started = time.perf_counter()
    library.seeds()
    made = time.perf_counter()
    checked = check_quotations(text, library, Settings().day())
    done = time.perf_counter()
    return {
        "articles": len(planter._articles),
        "characters": len(text),
        "quotations": len(planted),
        "index_s": round(made - started, 2),
        "check_s": round(done - made, 2),
        "rss_mib": memory_mib()["rss_mib"],
        **figures(planted, checked),
    }


@click.command()
@click.argument("clauses", type=existing_file)
@click.option("--limit", type=click.IntRange(1), help="articles, the first of the file")
@click.option("--quotations", "count", default=200, show_default=True, type=click.IntRange(5))
@click.option("--seed", default=1, show_default=True, type=int)
@click.option("--library", "kept", type=click.Path(path_type=Path), help="keep the library here")
@as_json_option
def main(clauses: Path, *, as_json: bool, **options: Any) -> None:  # noqa: ANN401
    """Print the figures of one run."""
    given = options["limit"], options["count"], options["seed"]
    with TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        record = run(clauses, *given, options["kept"] or Path(temporary))
    report(record, ("figure", "value"), list(record.items()), as_json=as_json)


if __name__ == "__main__":
    main()
