"""What the vectors are made of: the words, phrases and sentences of a copy of this project, and WordNet 3.0 (WordNet licence)."""
import importlib.util
import json
import re
from pathlib import Path
from typing import NamedTuple

import yaml

LONGEST = 14  # In words that are not silent; what a text has beyond them is not read.
# Whose queries the vectors learn English from. No more, since the others tell how well strangers are understood.
AUTHORS = ("dictation", "health-schools", "police", "practitioner", "questions", "sample", "tuning")


class Texts(NamedTuple):
    words: list  # words.txt as it stands, then what the content has besides, from A to Z
    silent: set  # the stop words of the search
    phrases: list  # (owner, group, text) for every name and keyword; the group "elsewhere" is out of scope
    everyday: list  # sentences to learn ordinary English from; no unseen set is among them


def words_of(text):
    text = re.sub(r"n't\b", "nt", text.lower().replace("\u2019", "'"))
    return [word for word in re.split(r"[^a-z0-9]+", re.sub(r"'(?:s|re|ve|ll|d|m)?\b", "", text)) if word]


def texts_of(root):
    content = Path(root) / "content"
    phrases = [*phrases_of(content)]
    worries = [text for name in ("worries", "no-worries") for one in read(content / f"{name}.yaml") for text in one["phrases"]]
    alike = [text for one in read(content / "same-words.yaml") for text in [one["word"], *one["same"]]]
    words = (content / "word-vectors" / "words.txt").read_text("utf8").split()
    told = {word for text in [*(text for *_, text in phrases), *worries, *alike] for word in words_of(text)}
    words += sorted({word for word in told if word.isalpha()} - set(words))
    stop_words = re.search(r"STOP_WORDS =\s*words\(`([^`]*)`", (Path(root) / "src/lookup/small-words.ts").read_text("utf8"))
    silent = set(stop_words[1].split())
    return Texts(words, silent, phrases, [*wordnet(words, silent), *worries, *queries(Path(root) / "src/bench/queries")])


def phrases_of(content):
    for folder, group in (("principles", "principle"), ("themes", "principle"), ("terms", "term")):
        for file in sorted((content / folder).glob("*.yaml")):
            yield from names_of(read(file), group)
    for one in read(content / "resources.yaml"):
        yield from names_of(one, "resource")
    for one in read(content / "elsewhere.yaml"):
        yield from ((one["topic"], "elsewhere", text) for text in one["keywords"])
    for one in read(content / "small-talk.yaml"):
        yield from (("small talk: " + one["id"], "elsewhere", text) for text in one["phrases"])


def names_of(entry, group):
    names = [entry.get("term") or entry["title"]]
    for field in ("aliases", "abbreviations", "alsoFinds", "keywords"):
        names += entry.get(field) or []
    names += [text.strip() for one in entry.get("sayInstead") or [] for text in re.split("[;,]", one["avoid"])]
    yield from ((entry["id"], group, name) for name in names)


def wordnet(words, silent):
    """Glosses and examples of the words, if they are not too long to be read whole. The package is only read: it need not run."""
    package = Path(importlib.util.find_spec("pattern").submodule_search_locations[0])
    texts, known = {}, set(words)
    for kind in ("noun1", "noun2", "verb", "adj", "adv"):
        for line in (package / "text/en/wordnet/dict" / f"data.{kind}").read_text("latin-1").splitlines():
            facts, here, told = line.partition("| ")
            if not here:  # the licence
                continue
            _, _, _, many, *names = facts.split()
            if known.isdisjoint(name.partition("(")[0].lower() for name in names[: 2 * int(many, 16) : 2]):
                continue
            texts.update(dict.fromkeys([re.sub(r'[;:]?\s*"[^"]*"?', "", told).strip(), *re.findall('"([^"]*)"', told)]))
    return [text for text in texts if 0 < sum(word not in silent for word in words_of(text)) <= LONGEST]


def queries(folder):
    files = [(folder / f"{name}.jsonl").read_text("utf8") for name in AUTHORS]
    return [json.loads(line)["text"] for file in files for line in file.splitlines() if line]


def read(file):
    """Every scalar as it is written: to a person, 999 and yes are words."""
    return yaml.load(file.read_text("utf8"), getattr(yaml, "CBaseLoader", yaml.BaseLoader))
