"""Statute files: articles by law, in the order of their numbers."""

from pathlib import Path

from training.statutes import by_law, read_articles


def test_articles_are_read_and_put_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    file = tmp_path / "clauses.jsonl"
    lines = [
        f'{{"id": {n}, "law": "甲法", "article": "{label}", "text": "略。"}}'
        for n, label in enumerate(("第十条", "第二条", "第二条之一", "第一百条"))
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    assert [a.id for a in by_law(read_articles(file))["甲法"]] == [1, 2, 0, 3]
    assert len(read_articles(file, 2)) == 2
