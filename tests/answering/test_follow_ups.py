"""What is offered to be asked next is answered; how a question was understood, and undone."""

from assistant import Assistant, Outcome


def test_what_is_offered_is_answered_with_what_was_not_shown(assistant: Assistant) -> None:
    answer = assistant.ask("精准防贫保每人每年多少钱？")
    offered = assistant.follow_ups(answer)
    assert 0 < len(offered) <= 3
    shown = {citation.clause_id for citation in answer.citations}
    for choice in offered:
        further = assistant.ask(choice.question)
        assert further.outcome is Outcome.ANSWERED
        assert {citation.clause_id for citation in further.citations} - shown


def test_nothing_is_offered_where_nothing_was_found(assistant: Assistant) -> None:
    for question in ("给我写首歌颂大海的诗", "今天天气怎么样？"):
        answer = assistant.ask(question)
        assert answer.outcome is not Outcome.ANSWERED
        assert assistant.follow_ups(answer) == ()


def test_how_a_misspelt_question_was_understood_is_told(assistant: Assistant) -> None:
    answer = assistant.ask("科技特排员怎么弄")
    assert answer.understood == "科技特派员怎么弄"
    assert answer.to_json()["understood"] == answer.understood
    plain = assistant.ask("科技特派员怎么弄")
    assert plain.understood == ""
    assert "understood" not in plain.to_json()


def test_a_question_is_asked_word_for_word_where_that_is_wanted(assistant: Assistant) -> None:
    mended = assistant.ask("科技特排员怎么弄")
    literal = assistant.ask("科技特排员怎么弄", literal=True)
    assert any("按“科技特派员”查找" in notice for notice in mended.notices)
    assert not any("查找" in notice for notice in literal.notices)
    assert literal.understood == ""


def test_a_follow_up_is_understood_with_what_came_before(assistant: Assistant) -> None:
    first = assistant.ask("样板村乡风文明方面抓什么")
    turns = [
        {"role": "user", "content": first.question},
        {"role": "assistant", "content": first.text},
    ]
    assert "样板村" in assistant.ask("生活富裕那块呢", turns).understood
