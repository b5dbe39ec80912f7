"""Makes words.txt and vectors.bin anew. Needed only then; the bot reads the two files and nothing else.

    python make.py <folder of all-MiniLM-L6-v2> <texts.json>

texts.json: {"stop": [...], "words": [...], "everyday": [...], "phrases": [[owner, group, text], ...]}
  stop      the silent words of src/lookup/small-words.ts
  words     the 30,000 words that words.txt begins with, commonest first: what the worries and the names of people are told by
  everyday  sentences to learn ordinary English from: examples and glosses of WordNet 3.0 (WordNet licence), the lists of
            worries and of what is none, and the tuning queries. No unseen set was among them.
  phrases   names and keywords of every entry ("term", "principle", "resource"), and the phrases out of scope ("elsewhere")

Three steps. (1) Each word is encoded by itself, turned to 128 axes and weighted by how rare it is. (2) The vectors are fitted
so that the mean of a text's words comes near what the encoder says of the whole text. (3) They are fitted further so that each
phrase lies nearer to the other phrases of its entry, and to their middle, than to any other entry's; step 2 goes on beside.
Then the 64 axes that tell most are kept, as whole numbers. The shipped file had 3,000 steps of (2) and 510 of (3), the last
280 of them after phrases had been added.
"""
import json
import re
import sys

import jax
import jax.numpy as jnp
import numpy as np
import optax

from encoder import Encoder

AXES, KEPT, LONGEST, WIDEST = 128, 64, 14, 5
TEMPERATURE, LEFT_OUT = 19.0, 0.25


def words_of(text):
    text = re.sub(r"n't\b", "nt", text.lower().replace("\u2019", "'"))
    return [word for word in re.split(r"[^a-z0-9]+", re.sub(r"'(?:s|re|ve|ll|d|m)?\b", "", text)) if word]


def main(folder, file):
    given = json.load(open(file))
    encode, stop = Encoder(folder), set(given["stop"])
    phrases = given["phrases"]
    texts = [text for _, _, text in phrases] + given["everyday"]
    known = set(given["words"])
    more = sorted({word for text in texts[: len(phrases)] for word in words_of(text) if word.isalpha()} - known)
    words = given["words"] + more
    index = {word: at for at, word in enumerate(words)}

    def rows(all_texts):
        out = np.full((len(all_texts), LONGEST), len(words), np.int32)
        for at, text in enumerate(all_texts):
            ids = [index[word] for word in words_of(text) if word in index and word not in stop][:LONGEST]
            out[at, : len(ids)] = ids
        return out

    whole = encode(texts)
    middle = whole.mean(0)
    axes = np.linalg.svd((whole - middle).T @ (whole - middle))[0][:, :AXES]
    turned = lambda vectors: (lambda t: t / np.linalg.norm(t, axis=1, keepdims=True))((vectors - middle) @ axes)
    common = 1 / (np.minimum(np.arange(len(words)), 30_000) + 2.7)
    rarity = 1e-4 / (1e-4 + common / common.sum())
    vectors = jnp.asarray(turned(encode(words)) * rarity[:, None], jnp.float32)

    ids, goals = rows(texts), turned(whole)
    some = (ids < len(words)).any(1)
    vectors = fitted(vectors, distil(len(words), ids[some], goals[some]), 0.02, 3000)
    vectors = fitted(vectors, tell_apart(len(words), rows([t for *_, t in phrases]), phrases, ids[some], goals[some]), 0.01, 500)

    kept = np.linalg.svd(np.asarray(vectors.T @ vectors))[0][:, :KEPT]
    small = np.asarray(vectors) @ kept
    unit = np.sqrt((small**2).mean()) * WIDEST / 127
    open("words.txt", "w").write("\n".join(words) + "\n")
    np.clip(np.round(small / unit), -127, 127).astype(np.int8).tofile("vectors.bin")


def mean_of(vectors, ids, none):
    here = (ids < none)[..., None]
    mean = (vectors[jnp.minimum(ids, none - 1)] * here).sum(1)
    return mean / jnp.sqrt((mean * mean).sum(-1, keepdims=True) + 1e-8)


def distil(none, ids, goals, size=1024):
    def loss(vectors, chance):
        some = chance.integers(0, len(ids), size)
        return ids[some], goals[some]

    return loss, lambda vectors, a, goal: (1 - (mean_of(vectors, a, none) * goal).sum(-1)).mean()


def tell_apart(none, ids, phrases, all_ids, goals, size=128):
    owners = sorted({owner for owner, *_ in phrases})
    label = np.array([owners.index(owner) for owner, *_ in phrases])
    group_of = {owner: group for owner, group, _ in phrases}
    groups = np.array([group_of[owner] for owner in owners])
    everything, labels = jnp.asarray(ids), jnp.asarray(label)

    def draw(vectors, chance):
        some, others = chance.integers(0, len(ids), size), chance.integers(0, len(all_ids), 3 * size)
        asked = np.where(groups[label[some]] == "elsewhere", chance.choice(["term", "principle"], size), groups[label[some]])
        allowed = (groups[None] == asked[:, None]) | (groups[None] == "elsewhere")
        left = np.where(chance.random((size, LONGEST)) > LEFT_OUT, ids[some], none)
        return some, left, allowed, all_ids[others], goals[others]

    def loss(vectors, some, left, allowed, others, goal):
        at, right = jnp.arange(size), labels[some]
        placed, asked = mean_of(vectors, everything, none), mean_of(vectors, left, none)
        sums = jax.ops.segment_sum(placed, labels, len(owners))
        unit = lambda x: x / jnp.sqrt((x * x).sum(-1, keepdims=True) + 1e-8)
        to_middle = (asked @ unit(sums).T).at[at, right].set((asked * unit(sums[right] - placed[some])).sum(1))
        to_phrase = (asked @ placed.T * TEMPERATURE).at[at, some].set(-1e9)
        most = to_phrase.max(1, keepdims=True)
        nearest = jnp.log(jax.ops.segment_sum(jnp.exp(to_phrase - most).T, labels, len(owners)).T + 1e-9)
        told = lambda logits: -jax.nn.log_softmax(jnp.where(allowed, logits, -1e9))[at, right].mean()
        near = (1 - (mean_of(vectors, others, none) * goal).sum(-1)).mean()
        return told(to_middle * TEMPERATURE) + told(nearest) + 3 * near

    return draw, loss


def fitted(vectors, task, pace, steps):
    draw, loss = task
    way = optax.adam(optax.cosine_decay_schedule(pace, steps))
    state, chance = way.init(vectors), np.random.default_rng(0)

    @jax.jit
    def step(vectors, state, *drawn):
        change, state = way.update(jax.grad(loss)(vectors, *drawn), state)
        return optax.apply_updates(vectors, change), state

    for _ in range(steps):
        vectors, state = step(vectors, state, *draw(vectors, chance))
    return vectors


if __name__ == "__main__":
    main(*sys.argv[1:])
