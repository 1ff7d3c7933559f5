"""What the figures in README and docs/ come from; each module is a command that prints a table.

    python -m benchmarks.server       the page: time of a question, memory, start
    python -m benchmarks.embedding    the ways to run the default model, side by side
    python -m benchmarks.retrieval    our search beside BM25, embedding and their fusion
    python -m benchmarks.evidence     the least score that counts as evidence

With `--json` a command prints one object instead. Data is given by argument; nothing is fetched.
"""
