# 两条命令：make run 安装、建库、打开网页；make test 安装并运行全部检查。
# 改代码时先用 make fast：一分钟内，不装载向量模型的测试。
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed
SITE := .venv/lib/python3*/site-packages
PIP := $(BIN)/python -m pip install --quiet --no-compile
TORCH := $(shell sed -n 's/^ *"\(torch==[^"]*\)".*/\1/p' pyproject.toml)
LOADED := import assistant.facade, assistant.answering.chat.chat_model, youju_ui.app; \
	from transformers import BertModel; import sentence_transformers, chromadb.api.rust
COMPILE = build/lock/bin/uv pip compile --quiet pyproject.toml --universal --python-version 3.11 \
	--generate-hashes --custom-compile-command "make lock" --no-annotate --no-emit-package torch $(UPGRADE)

.PHONY: install lock wheel run test fast check suite browser

install: $(STAMP)

# 其余的包按锁定的版本和校验值先装，--no-deps 免得 pip 另去找 torch 要的显卡包。torch 不锁：
# CPU 版和显卡版的校验值不同，锁住一种就装不了另一种。它后装，自己要的几个包已经按锁装好。
# --no-compile：字节码全编译要 480 MB，这里只编译启动和作答时载入的，120 MB；jieba、pydub、rapidocr
# 写法过时，编译时有警告，整包先编译好，免得用户看见。删去的 270 MB 是各个包自己的测试和 torch 编译
# 扩展用的头文件，运行都用不到。
$(STAMP): pyproject.toml locks/dev.lock
	$(PYTHON) -m venv .venv
	$(PIP) --no-deps --require-hashes --requirement locks/dev.lock
	$(PIP) $(TORCH)
	$(PIP) --no-deps --no-build-isolation --editable .
	find $(SITE) -type d -name tests -prune -exec rm -rf {} +
	rm -rf $(SITE)/torch/test $(SITE)/torch/bin/*[tT]est* $(SITE)/torch/include $(SITE)/onnx/backend/test
	$(BIN)/python -W ignore -m compileall -q $(addprefix $(SITE)/,jieba pydub rapidocr)
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -W ignore -c '$(LOADED)'
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

# 分给各个核跑，一个文件的留在一处，长的先跑（tests/conftest.py 排的，xdist 不另排）；开浏览器的最后单独跑，
# 免得等别的测试等过了时限。检查和测试互不相干，make -j2 test 同时做。字节码要留下：测试另起的进程有几十个。
test: check suite browser

suite: install
	PYTHONDONTWRITEBYTECODE= $(BIN)/pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder -m "not browser"

browser: check suite
	PYTHONDONTWRITEBYTECODE= $(BIN)/pytest tests/end_to_end -m browser

# 向量由测试里的替身给出；要模型、浏览器、LibreOffice 的测试不跑，随机用例也少一些。
fast: install
	$(BIN)/pytest --fast
