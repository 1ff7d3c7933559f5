# 两条命令：make run 安装、建库、打开网页；make test 安装并运行全部检查。
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed
SITE := .venv/lib/python3*/site-packages
PIP := $(BIN)/python -m pip install --quiet --no-compile
TORCH := $(shell sed -n 's/^ *"\(torch==[^"]*\)".*/\1/p' pyproject.toml)
COMPILE = build/lock/bin/uv pip compile --quiet pyproject.toml --universal --python-version 3.11 \
	--generate-hashes --custom-compile-command "make lock" --no-annotate --no-emit-package torch $(UPGRADE)

.PHONY: install lock wheel run test check

install: $(STAMP)

# 其余的包按锁定的版本和校验值先装，--no-deps 免得 pip 另去找 torch 要的显卡包。torch 不锁：
# CPU 版和显卡版的校验值不同，锁住一种就装不了另一种。它后装，自己要的几个包已经按锁装好。
# --no-compile：编译过的字节码用到才写，不用的不占 400 MB；三个包的写法过时，编译时有警告，先编译好。
# 最后删去 torch 自带的测试程序和编译扩展用的头文件，190 MB，运行都用不到。
$(STAMP): pyproject.toml locks/dev.lock
	$(PYTHON) -m venv .venv
	$(PIP) --no-deps --require-hashes --requirement locks/dev.lock
	$(PIP) $(TORCH)
	$(PIP) --no-deps --no-build-isolation --editable .
	$(BIN)/python -W ignore -m compileall -q $(addprefix $(SITE)/,jieba pydub rapidocr)
	rm -rf $(SITE)/torch/test $(SITE)/torch/bin/*[tT]est* $(SITE)/torch/include
	touch $(STAMP)

# 按 pyproject.toml 重写锁定的版本；原来的版本合用就不动，要全部换新用 make lock UPGRADE=--upgrade。
lock:
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --quiet uv==0.13.9
	$(COMPILE) --extra dev --output-file locks/dev.lock
	$(COMPILE) --constraint locks/dev.lock --output-file locks/run.lock

# 安装包，带着现在的 corpus/ 和 prompts/；先删上次留下的，免得带上已经不要的文件。
wheel: install
	rm -rf build/lib
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

run: install
	$(BIN)/youju ingest
	$(BIN)/youju serve

check: install
	$(BIN)/python -m pip check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: check
	$(BIN)/pytest
