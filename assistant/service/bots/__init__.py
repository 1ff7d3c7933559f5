"""Bots of 企业微信 and 钉钉: an optional extra; nothing here is imported until one is started."""
