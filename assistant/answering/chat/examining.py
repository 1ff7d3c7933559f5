"""Examining: whether a sentence that a chat model wrote may be shown, and what it rests on.

It passes when everything in it that can be checked (document and clause numbers, dates, figures
with their units, quotations, titles, offices) stands in clauses of the dossier, of the document
that it names where it names one. Its quotations are copied out of the clause again.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import chain

from assistant.answering.chat.dossier import Dossier, Source
from assistant.answering.chat.footing import Footing, is_measured, missing_in
from assistant.answering.chat.said_pieces import ABSENT, DENIES, SaidPiece, said_pieces
from assistant.answering.chat.speaking import Sentence
from assistant.answering.guard.claims import Claim, ClaimKind, claims, measured, premises
from assistant.answering.guard.named_words import bodies, laws, may_name, quoted
from assistant.answering.guard.unfit import decides, is_no_answer
from assistant.documents.plain import latin, plain, strangers
from assistant.documents.text import find_as_printed, fold

_AFFIRMS = re.compile(
    r"^\s*(?:是的?|对的?|没错|不错|正确|属实|确实|可以)(?:[，,。！；]|$)|(?:是|说法|理解)(?:对的|正确|没错|属实)"
)
_QUOTED = re.compile(r"[“\"「『]([^“”\"「」『』]*)(?:[”\"」』]|$)")
_OPENING = re.compile(
    r"^\s*(?:[-*•]\s*)?(?:\d{1,2}\s*[.、．)）](?!\d)|[（(]1?\d[)）]|[①-⑳]|[一二三四五六七八九十]、)?\s*"
)
_FRAMING = frozenset(
    ("依据", "根据", "按照", "文件", "政策", "原文", "规定", "内容", "说明", "问题", "答案", "回答")
)
"""Words that an answer is put together with, whatever it is about."""
_OF_A_FIGURE = frozenset(("提到", "标准", "金额", "数额", "数字", "说法", "比例"))
"""What a user's figure is called."""
_WITHIN = ("工作日", "日内", "天内", "个月内", "日前")
_MEASURED_IN = {"年龄": ("周岁",), "时限": _WITHIN, "期限": _WITHIN}
"""By what documents state a thing that they do not call by its name."""
_ENDS = "。！？!?；;"
_ANNOUNCES = re.compile(r"^\s*[^，。：:]{2,14}[：:]\s*$")
"""What only says that a list follows."""
_SHORT = 6
"""Characters of an answer such as 有。 or 没有。, which rests on what follows it."""
_SUPPORT = 0.5
"""Share of the words of a sentence without a source that one clause must have."""
_PLACED = 0.6
"""The same of a sentence that says in which clause it stands."""
_RELATED = 0.2
"""The same of a sentence that has a figure or the number of a source to rest on."""
_LEAK = 14
"""Characters in a row that a sentence may not share with the instructions."""


@dataclass(frozen=True, slots=True)
class Passed:
    """A sentence that may be shown, and the sources that it rests on."""

    text: str
    sources: tuple[Source, ...] = ()

    def marked(self, numbers: list[int]) -> str:
        """Return the sentence with the numbers of its sources before its end."""
        body = self.text.rstrip()
        end = body[-1] if body and body[-1] in _ENDS else ""
        marks = "".join(f"[{number}]" for number in numbers)
        return f"{body.removesuffix(end)}{marks}{end}{self.text[len(body) :]}"


class Examiner:
    """Examines the sentences of one turn."""

    def __init__(self, dossier: Dossier, instructions: str) -> None:
        """Check against `dossier`, which may grow; `instructions` are not to be repeated."""
        self._dossier = dossier
        self._footing = Footing(dossier)
        aside = dossier.elsewhere.ids
        self._asides: tuple[frozenset[str], ...] = (aside,) if aside else ()
        self._instructions = frozenset(_windows(fold(instructions)))
        # One sentence is looked at from many sides; cutting it into words is what costs.
        self._cut = lru_cache(maxsize=8)(dossier.library.segmenter.words)
        self._words = lru_cache(maxsize=8)(self._meaning)

    def examine(self, sentence: Sentence, bare: str) -> Passed | None:
        """Return the sentence as it may be shown, or None; `bare` is it without decoration."""
        cut = self._placed(tuple(said_pieces(bare, sentence.marks)))
        known = all(0 < mark <= len(self._dossier.sources) for mark in sentence.marks)
        if not known or self._is_unfit(bare):
            return None
        former = any(p.former for p in cut)
        told = {p.former for p in cut if former and any(map(is_measured, _counted(p.bare)))}
        whole = SaidPiece(bare, sentence.text, sentence.marks, self._asides, former=True in told)
        apart = any(p.is_absence or p.denies_theirs for p in cut) or self._compares(whole)
        return self._in_pieces(whole, cut) if apart or len(told) > 1 else self._stated(whole)

    def _placed(self, cut: Sequence[SaidPiece]) -> tuple[SaidPiece, ...]:
        """Return the pieces with the places that they are about; what names none goes on.

        What stands before the first that a sentence names is about that one.
        """
        named = [self._footing.asides(piece.bare) for piece in cut]
        here = next(filter(None, named), self._asides)
        self._asides = tuple(dict.fromkeys(chain.from_iterable(named))) or self._asides
        placed = []
        for piece, own in zip(cut, named, strict=True):
            here = own or here
            placed.append(replace(piece, asides=here))
        return tuple(placed)

    def _compares(self, whole: SaidPiece) -> bool:
        """Say whether figures are told of several places: whose each is, its piece tells."""
        return len(whole.asides) > 1 and any(map(is_measured, _counted(whole.bare)))

    def _in_pieces(self, whole: SaidPiece, cut: Sequence[SaidPiece]) -> Passed | None:
        """Let a sentence pass of which every piece holds by itself, and what it names somewhere."""
        named = self._footing.asked.missing(self._named(whole))
        if self._footing.resting(named, replace(whole, asides=())) is None:
            return None
        found = [self._held(piece) for piece in cut]
        passed = [each for each in found if each is not None]
        resting = list({s.number: s for each in passed for s in each.sources}.values())
        held = len(passed) == len(cut)
        return Passed(_as_printed(whole.bare, resting), tuple(resting)) if held else None

    def _held(self, piece: SaidPiece) -> Passed | None:
        """Let a piece pass that holds by itself, or says of which place the next one is."""
        if piece.is_absence:
            return self._absent(piece)
        return self._borne_out(piece) if self._only_places(piece) else self._stated(piece)

    def _only_places(self, piece: SaidPiece) -> bool:
        """Say whether it names a place and tells nothing: 清河县规定."""
        places = self._footing.places(piece.bare)
        words = self._words(piece.bare)
        return bool(places) and all(any(name in word for name in places) for word in words)

    def _stated(self, piece: SaidPiece) -> Passed | None:
        """Let pass what a clause states and the question does not say already."""
        passed = self._borne_out(piece)
        return None if passed is None or self._is_echo(piece) else passed

    def _borne_out(self, piece: SaidPiece) -> Passed | None:
        """Let pass what a clause states, with the clauses that do."""
        bare = piece.bare
        stated = _counted(bare)
        if self._footing.resting(stated, piece) is None:
            return None
        stated |= self._named(piece)
        resting = self._footing.resting(stated, piece)
        if resting is None:
            return None
        if not stated and (self._says_nothing(bare) or _ANNOUNCES.search(bare)):
            return Passed(bare, tuple(resting))
        if resting and self._words(bare) and self._share(resting, bare) < _least(stated):
            return None
        resting = resting or self._supporting(piece)
        alone = not resting and self._stands_alone(stated, bare)
        fits = alone or (resting and self._keeps_to(resting, bare))
        return Passed(_as_printed(bare, resting), tuple(resting)) if fits else None

    def _is_echo(self, piece: SaidPiece) -> bool:
        """Say whether it only gives the question back, which then reads like an answer."""
        words, asked = self._words(piece.bare), self._footing.asked
        if not words or any(word not in asked.folded for word in words):
            return False
        stated = _counted(piece.bare) | self._named(piece)
        return not asked.missing(stated) and not self._footing.is_theirs(stated, piece.bare)

    def _keeps_to(self, resting: list[Source], bare: str) -> bool:
        """Say whether what was asked about, where it is named, stands in the same clauses."""
        asked = (word for word in self._words(bare) if word in self._footing.asked.folded)
        known = {w for w in asked if any(w in s.known.folded for s in self._dossier.sources)}
        return all(any(w in s.known.folded for s in resting) for w in known)

    def _says_nothing(self, bare: str) -> bool:
        """Say whether it is short and has no word that tells anything: 有。, 没有。, 但是."""
        return len(fold(bare)) <= _SHORT and not self._words(bare)

    def _stands_alone(self, stated: frozenset[Claim], bare: str) -> bool:
        """Say whether a sentence needs no clause: the user's figures, results of a sum."""
        theirs = self._footing.is_theirs(stated, bare) and self._tells_no_more(bare)
        return bool(stated) and (bool(self._dossier.calculations) or theirs)

    def _tells_no_more(self, bare: str) -> bool:
        """Say whether what denies a user's figure has no word but the user's and the sources'."""
        own = self._words(DENIES.sub("", bare)) - _OF_A_FIGURE
        return all(word in self._footing.asked.folded or self._is_held(word) for word in own)

    def _is_unfit(self, bare: str) -> bool:
        """Say whether it is no part of an answer, whatever it states."""
        affirmed = bool(_AFFIRMS.search(bare)) and self._premise_missing
        unfit = affirmed or is_no_answer(bare) or self._is_strange(bare)
        return unfit or self._leaks(bare) or self._decides(bare)

    def _is_strange(self, bare: str) -> bool:
        """Say whether it has characters or Latin words that no source and no question has."""
        if odd := strangers(bare) | latin(plain(bare)):
            known = [self._footing.asked, *(source.known for source in self._dossier.sources)]
            texts = "\n".join(text for each in known for text in (each.plain, *each.texts))
            return any(each not in texts for each in odd)
        return False

    def _leaks(self, bare: str) -> bool:
        return not self._instructions.isdisjoint(_windows(fold(bare)))

    def _decides(self, bare: str) -> bool:
        return decides(bare) and not any(
            fold(bare.rstrip(_ENDS)) in s.known.folded for s in self._dossier.sources
        )

    @cached_property
    def _premise_missing(self) -> bool:
        """Whether the question states what no source does, so that no "yes" can be right."""
        asked = premises(self._dossier.question)
        return bool(missing_in(self._dossier.sources, asked))

    def _absent(self, piece: SaidPiece) -> Passed | None:
        """Let pass what is said not to be stated if none of its words stands in a source.

        They must be the model's own: that of what was asked nothing is there, the program says.
        """
        bare = piece.bare
        words = {
            w for w in self._words(ABSENT.sub("", bare)) if w not in self._footing.asked.folded
        }
        held = any(self._is_held(word) for word in words)
        left = self._footing.asked.missing(_counted(bare) | self._named(piece))
        resting = self._footing.resting(left, piece)
        return Passed(bare) if words and not held and resting is not None else None

    def _is_held(self, word: str) -> bool:
        """Say whether a word, or what documents write for it, stands in a source."""
        written = (*self._dossier.library.lexicon.written(word), *_MEASURED_IN.get(word, ()))
        forms = (word, *map(fold, written))
        return any(form in s.known.folded for form in forms for s in self._dossier.sources)

    def _meaning(self, text: str) -> frozenset[str]:
        """Return the words of a sentence that mean something."""
        words = frozenset(w for w in self._cut(text) if len(w) > 1 and w[0] != "每")
        return words - self._dossier.library.lexicon.stopwords - _FRAMING

    def _supporting(self, piece: SaidPiece) -> list[Source]:
        """Return the source whose words a sentence without claims and numbers repeats most."""
        sources = self._footing.sources(frozenset(), piece)
        best = max(sources, key=lambda s: self._share([s], piece.bare), default=None)
        return [best] if best and self._share([best], piece.bare) >= _SUPPORT else []

    def _share(self, sources: list[Source], bare: str) -> float:
        """Return how much of what a sentence says in words stands in the sources, 0 to 1."""
        words = self._words(bare)
        held = sum(any(w in s.known.folded for s in sources) for w in words)
        return held / len(words) if words else 0.0

    def _named(self, piece: SaidPiece) -> frozenset[Claim]:
        """Return the quotations, titles, laws and offices of a sentence."""
        body = _OPENING.sub("", piece.bare, count=1)
        named = {*quoted(piece.written), *quoted(body), *laws(body)}
        if may_name(body):
            named.update(bodies(fold(piece.bare), self._cut(piece.bare)))
        return frozenset(Claim(ClaimKind.WORDS, fold(name)) for name in named if name)


def _counted(bare: str) -> frozenset[Claim]:
    """Return the numbers, figures, days and places; a list's own numbers are none of them."""
    body = _OPENING.sub("", bare, count=1)
    return claims(body) | measured(body)


def _least(stated: frozenset[Claim]) -> float:
    """Return the share of its words that must stand where a sentence with numbers rests."""
    return _PLACED if any(claim.kind is ClaimKind.PLACE for claim in stated) else _RELATED


def _windows(folded: str) -> Iterator[str]:
    return (folded[at : at + _LEAK] for at in range(len(folded) - _LEAK + 1))


def _as_printed(bare: str, resting: list[Source]) -> str:
    """Return the sentence with its quotations copied out of the clauses."""

    def copied(match: re.Match[str]) -> str:
        found = (find_as_printed(s.clause.text, match[1]) for s in resting)
        words = next((text for text in found if text), match[1])
        return match[0].replace(match[1], words, 1) if match[1] else match[0]

    return _QUOTED.sub(copied, bare)
