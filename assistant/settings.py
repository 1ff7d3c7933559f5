"""The settings of one running assistant: from `YOUJU_…` variables or given in code."""

from datetime import date
from functools import cached_property
from pathlib import Path

from platformdirs import user_data_path
from pydantic import AliasChoices, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

_PACKAGE = Path(__file__).resolve().parent
_CARRIED = _PACKAGE / "carried"  # only a wheel has it: setup.py
PROJECT = _CARRIED if _CARRIED.is_dir() else _PACKAGE.parent
"""The folder that holds corpus/ and prompts/: the checkout, or what the wheel carries."""
_DERIVED = user_data_path("youju", appauthor=False) if _CARRIED.is_dir() else PROJECT / ".youju"
"""Where derived data goes unless told otherwise: beside the corpus, or where a user's data goes."""


class Settings(BaseSettings):
    """Every setting, its variable and its default; docs/administrator.md lists them in Chinese."""

    model_config = SettingsConfigDict(
        env_prefix="YOUJU_", extra="forbid", frozen=True, populate_by_name=True
    )

    corpus: Path = Field(default=PROJECT / "corpus", description="政策文件和词表所在的文件夹")
    library: Path = Field(default=_DERIVED / "library", description="库（索引）所在的文件夹")
    models: Path = Field(default=_DERIVED / "models", description="内置向量模型展开后的文件夹")
    embedding_model: str = Field(default="", description="向量模型的路径或名称，空为内置模型")
    retrieval_adapter: bool = Field(default=True, description="内置模型是否带检索适配")
    clause_reader: bool = Field(default=True, description="找到的条款是否再由内置的阅读模型读一遍")
    chroma_url: str = Field(
        default="", description="Chroma 服务的网址，几个进程共用一个索引；空为库文件夹里的索引"
    )
    chat_url: str = Field(default="", description="大模型接口的网址（OpenAI 兼容），空为不用大模型")
    chat_key: SecretStr = Field(default=SecretStr(""), description="大模型接口的密钥")
    chat_model: str = Field(default="", description="大模型的名称")
    chat_timeout: float = Field(default=30, gt=0, description="大模型多少秒没有回音就不再等")
    chat_tools: bool = Field(default=False, description="是否让大模型自己再查条款、测算")
    prompts: Path = Field(default=PROJECT / "prompts", description="提示词所在的文件夹")
    max_question_chars: int = Field(default=1000, ge=50, description="一个问题最多的字数")
    host: str = Field(default="127.0.0.1", description="网页监听的地址")
    port: int = Field(default=7860, ge=1, le=65535, description="网页监听的端口")
    uploads: bool = Field(default=True, description="网页是否接收文件入库")
    contact: str = Field(
        default="",
        description="文件没写时网页上请人打的电话、找的科室，例如 乡村振兴股 0518-1234567",
    )
    people: Path = Field(
        default=_DERIVED / "people", description="账号、密钥、审计日志所在的文件夹"
    )
    open_to_anyone: bool = Field(
        default=False, description="在内网监听而不设账号：谁都能打开网页，只能看公开的文件"
    )
    proxy_address: str = Field(
        default="", description="反向代理的 IP 地址，多个用逗号分开；只认从这里来的账号"
    )
    proxy_header: str = Field(
        default="", description="反向代理用哪个请求头写明账号，例如 X-Remote-User"
    )
    oidc_issuer: str = Field(default="", description="统一身份认证（OIDC）的网址，空为不用")
    oidc_client: str = Field(default="", description="在统一身份认证登记的应用编号")
    oidc_secret: SecretStr = Field(default=SecretStr(""), description="那个应用的密钥")
    address: str = Field(
        default="",
        # The second is what it was called while only signing in needed it.
        validation_alias=AliasChoices("YOUJU_ADDRESS", "YOUJU_OIDC_ADDRESS"),
        description="用户打开有据的网址，例如 https://youju.example.gov.cn；"
        "二维码、Word 里的链接用它，统一身份认证和机器人也要用",
    )
    wecom_bot: str = Field(default="", description="企业微信智能机器人的 Bot ID，空为不用")
    wecom_secret: SecretStr = Field(default=SecretStr(""), description="那个机器人的 Secret")
    dingtalk_app: str = Field(default="", description="钉钉应用的 Client ID，空为不用")
    dingtalk_secret: SecretStr = Field(
        default=SecretStr(""), description="那个应用的 Client Secret"
    )
    session_hours: float = Field(default=10, gt=0, description="登录后最多几小时要重新登录")
    idle_minutes: float = Field(default=60, gt=0, description="登录后多少分钟不用就退出")
    per_minute: int = Field(default=60, ge=1, description="每人（每个密钥）一分钟最多问几次")
    records_days: int = Field(default=0, ge=0, description="问题留存几天，0 为不留存")
    records_purpose: str = Field(default="", description="留存问题作什么用，不写明就不留存")
    today: date | None = Field(default=None, description="判断期限所用的日期，空为当天")

    @cached_property
    def lexicon(self) -> Path:
        """The folder of word lists beside the corpus."""
        return self.corpus / "lexicon"

    @cached_property
    def formulas(self) -> Path:
        """The folder of formulas beside the corpus."""
        return self.corpus / "formulas"

    def day(self) -> date:
        """Return the day that deadlines are judged by."""
        return self.today or date.today()
