"""Messages as the two platforms send them; of their guides, with what a bot does not read."""

from typing import Any


def wecom(
    text: str = "36号文第九条", *, msgid: str = "m1", body: dict[str, Any] | None = None
) -> dict[str, Any]:
    """Return a frame of 企业微信, of a group unless `body` says otherwise."""
    return {
        "cmd": "aibot_msg_callback",
        "headers": {"req_id": "REQ"},
        "body": {
            "msgid": msgid, "aibotid": "AIBOT", "chatid": "CHAT", "chattype": "group",
            "from": {"userid": "zhangsan"}, "response_url": "https://example/x",
            "msgtype": "text", "text": {"content": text},
            "quote": {"msgtype": "text", "text": {"content": "别人说的话"}},
            **(body or {}),
        },
    }  # fmt: skip


def dingtalk(text: str = " 36号文第九条 ", **more: Any) -> dict[str, Any]:
    """Return the data of a message of 钉钉."""
    return {
        "conversationId": "cid", "atUsers": [{"dingtalkId": "$:LWCP_v1:$x"}],
        "chatbotCorpId": "dingcorp", "chatbotUserId": "$:LWCP_v1:$x", "msgId": "msg1",
        "senderNick": "张三", "isAdmin": False, "senderStaffId": "manager1",
        "sessionWebhookExpiredTime": 1700000000000, "createAt": 1690000000000,
        "senderCorpId": "dingcorp", "conversationType": "2", "senderId": "$:LWCP_v1:$y",
        "conversationTitle": "办公室", "isInAtList": True, "sessionWebhook": "https://oapi.example/s",
        "text": {"content": text}, "msgtype": "text", "robotCode": "ding",
        **more,
    }  # fmt: skip
