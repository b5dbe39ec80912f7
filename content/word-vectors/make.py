"""Makes words.txt and vectors.bin anew, into a folder of your choice: see README.md. The bot reads the two files, nothing else.

Three steps. (1) Each word is encoded by itself, turned to 128 axes and weighted by how rare it is. (2) The vectors are fitted
so that the mean of a text's words comes near what the encoder says of the whole text. (3) They are fitted further so that each
phrase lies nearer to the other phrases of its entry, and to their middle, than to any other entry's; step 2 goes on beside.
Then the 64 axes that tell most are kept, as whole numbers.
"""
import sys
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
import optax

from encoder import Encoder
from texts import LONGEST, texts_of, words_of

AXES, KEPT, WIDEST = 128, 64, 5
TEMPERATURE, LEFT_OUT = 19.0, 0.25
PROJECT = Path(__file__).resolve().parents[2]


def main(target, project=PROJECT):
    """`project` is the copy of this project whose content is learnt from."""
    words, silent, phrases, everyday = texts_of(project)
    texts = [text for *_, text in phrases] + everyday
    report(f"{len(words)} words, {len(phrases)} phrases, {len(everyday)} everyday texts")
    encode = Encoder(report)
    whole, alone = encode(texts), encode(words)
    index = {word: at for at, word in enumerate(words)}

    def rows(all_texts):
        out = np.full((len(all_texts), LONGEST), len(words), np.int32)
        for at, text in enumerate(all_texts):
            ids = [index[word] for word in words_of(text) if word in index and word not in silent][:LONGEST]
            out[at, : len(ids)] = ids
        return out

    middle = whole.mean(0)
    axes = np.linalg.svd((whole - middle).T @ (whole - middle))[0][:, :AXES]
    turned = lambda vectors: (lambda t: t / np.linalg.norm(t, axis=1, keepdims=True))((vectors - middle) @ axes)
    common = 1 / (np.minimum(np.arange(len(words)), 30_000) + 2.7)
    rarity = 1e-4 / (1e-4 + common / common.sum())
    vectors = jnp.asarray(turned(alone) * rarity[:, None], jnp.float32)

    ids, goals = rows(texts), turned(whole)
    some = (ids < len(words)).any(1)
    apart = tell_apart(len(words), ids[: len(phrases)], phrases, ids[some], goals[some])
    vectors = fitted(vectors, "step 2", distil(len(words), ids[some], goals[some]), 0.02, 3000)
    vectors = fitted(vectors, "step 3", apart, 0.01, 510)

    kept = np.linalg.svd(np.asarray(vectors.T @ vectors))[0][:, :KEPT]
    small = np.asarray(vectors) @ kept
    finest = np.sqrt((small**2).mean()) * WIDEST / 127
    folder = Path(target)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "words.txt").write_text("\n".join(words) + "\n", "utf8", newline="\n")
    np.clip(np.round(small / finest), -127, 127).astype(np.int8).tofile(folder / "vectors.bin")


def report(line):
    print(line, flush=True)


def unit(rows):
    return rows / jnp.sqrt((rows * rows).sum(-1, keepdims=True) + 1e-8)


def mean_of(vectors, ids, none):
    return unit((vectors[jnp.minimum(ids, none - 1)] * (ids < none)[..., None]).sum(1))


def distil(none, ids, goals, size=1024):
    def draw(vectors, chance):
        some = chance.integers(0, len(ids), size)
        return ids[some], goals[some]

    return draw, lambda vectors, a, goal: (1 - (mean_of(vectors, a, none) * goal).sum(-1)).mean()


def tell_apart(none, ids, phrases, all_ids, goals, size=128):
    owners = sorted({owner for owner, *_ in phrases})
    label = np.array([owners.index(owner) for owner, *_ in phrases])
    group_of = {owner: group for owner, group, _ in phrases}
    groups = np.array([group_of[owner] for owner in owners])
    labels, said = jnp.asarray(label), ids < none
    each, place = jnp.asarray(ids[said]), jnp.asarray(said.nonzero()[0])

    def draw(vectors, chance):
        some, others = chance.integers(0, len(ids), size), chance.integers(0, len(all_ids), 3 * size)
        asked = np.where(groups[label[some]] == "elsewhere", chance.choice(["term", "principle"], size), groups[label[some]])
        allowed = (groups[None] == asked[:, None]) | (groups[None] == "elsewhere")
        left = np.where(chance.random((size, LONGEST)) > LEFT_OUT, ids[some], none)
        return some, left, allowed, all_ids[others], goals[others]

    def loss(vectors, some, left, allowed, others, goal):
        at, right = jnp.arange(size), labels[some]
        placed = unit(jax.ops.segment_sum(vectors[each], place, len(ids), indices_are_sorted=True))
        asked, sums = mean_of(vectors, left, none), jax.ops.segment_sum(placed, labels, len(owners))
        to_middle = (asked @ unit(sums).T).at[at, right].set((asked * unit(sums[right] - placed[some])).sum(1))
        to_phrase = (asked @ placed.T * TEMPERATURE).at[at, some].set(-1e9)
        most = to_phrase.max(1, keepdims=True)
        nearest = jnp.log(jax.ops.segment_sum(jnp.exp(to_phrase - most).T, labels, len(owners)).T + 1e-9)
        told = lambda logits: -jax.nn.log_softmax(jnp.where(allowed, logits, -1e9))[at, right].mean()
        near = (1 - (mean_of(vectors, others, none) * goal).sum(-1)).mean()
        return told(to_middle * TEMPERATURE) + told(nearest) + 3 * near

    return draw, loss


def fitted(vectors, name, task, pace, steps):
    draw, loss = task
    way = optax.adam(optax.cosine_decay_schedule(pace, steps))
    state, chance = way.init(vectors), np.random.default_rng(0)

    @jax.jit
    def step(vectors, state, *drawn):
        change, state = way.update(jax.grad(loss)(vectors, *drawn), state)
        return optax.apply_updates(vectors, change), state

    for at in range(steps):
        vectors, state = step(vectors, state, *draw(vectors, chance))
        if (at + 1) % 30 == 0:
            report(f"{name}: {at + 1} of {steps}")
    return vectors


if __name__ == "__main__":
    main(*sys.argv[1:])
