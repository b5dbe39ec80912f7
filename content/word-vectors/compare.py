"""Says how close the words and vectors in a folder come to those beside this file. Axes may be turned: that changes no likeness."""
import sys
from pathlib import Path

import numpy as np


def read(folder):
    words = (Path(folder) / "words.txt").read_text("utf8").split()
    vectors = np.fromfile(Path(folder) / "vectors.bin", np.int8).reshape(len(words), -1)
    return {word: row for word, row in zip(words, vectors) if row.any()}, len(words)


def main(folder):
    (ours, many), (theirs, others) = read(Path(__file__).parent), read(folder)
    both = [word for word in ours if word in theirs]
    print(f"{many} words here, {others} there; {len(both)} of them in both, with a vector that is not 0")
    unit = lambda rows: rows / np.linalg.norm(rows, axis=1, keepdims=True)
    a, b = (unit(np.array([one[word] for word in both], np.float64)) for one in (ours, theirs))
    print("the same, byte for byte" if a.shape == b.shape and np.array_equal(a, b) else "not the same bytes")
    left, _, right = np.linalg.svd(b.T @ a)
    cosines = (b @ left @ right * a).sum(1)
    print(f"cosine of each word: mean {cosines.mean():.3f}, median {np.median(cosines):.3f}, least {cosines.min():.3f}")
    some = np.random.default_rng(0).integers(0, len(both), (2, 200_000))
    likeness = [(one[some[0]] * one[some[1]]).sum(1) for one in (a, b)]
    print(f"likeness of 200,000 pairs of words: correlation {np.corrcoef(*likeness)[0, 1]:.3f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
