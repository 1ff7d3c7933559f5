# 两条命令：make run 安装、建库、打开网页；make test 安装并运行全部检查。
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: install run test check

install: $(STAMP)

# torch 先装：单独按版本安装得到的是 CPU 版，随别的包安装会拉来数 GB 的显卡版。
$(STAMP): pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet torch==2.13.0
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $(STAMP)

run: install
	$(BIN)/youju ingest
	$(BIN)/youju serve

check: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: check
	$(BIN)/pytest
