#!/usr/bin/env python3
"""How often the speaker of a quote is right, by the confidence that onrecord gives it.

usage: python3 benches/confidence.py GOLD.jsonl... [--binary target/release/onrecord] [--cues | --sources]

A line of a gold file is an article: "id", "text" and "quotes", each with "spans" of its content and of its "speaker" as [start, end] in code points, and where
known with "speaker_entity", whose "mentions" are all the spans that name the same speaker. A quote of onrecord is judged where its content and that of an
annotated quote share half of the letters that either has, one to one; its speaker is right where it shares a letter with the annotated one. Where the
annotators name no speaker there is nothing to judge.

With --cues it tells instead how often what stands after a cue in plain words is a quote at all: the lemma and in what share of its quotes the content shares a
letter with that of an annotated one, for lemmas with 20 quotes and more, and "any" for the others. These are the lines of src/quotes/data/speech.tsv.

With --sources it tells how often the speaker is right by the rules that found content and source, for pairs with 15 quotes and more, and "any" for all of a content.
So src/quotes/data/confidence.tsv is counted, but for the lines that its head tells of.
"""
import argparse, collections, json, subprocess

BANDS = (0.95, 0.9, 0.8, 0.0)


def letters(text, spans):
    return {at for start, end in spans or [] for at in range(start, min(end, len(text))) if text[at].isalnum()}


def pairs(text, gold, found):
    """Annotated and found quotes, one to one, the nearest first."""
    gold = [(letters(text, quote["spans"]), quote) for quote in gold]
    found = [(letters(text, quote["spans"]), quote) for quote in found]
    near = [(len(a & b) / len(a | b), i, j) for i, (a, _) in enumerate(gold) for j, (b, _) in enumerate(found) if a & b]
    for share, i, j in sorted(near, key=lambda one: (-one[0], one[1], one[2])):
        if share >= 0.5 and gold[i] and found[j]:
            yield gold[i][1], found[j][1]
            gold[i] = found[j] = None


def read(path, binary):
    """Every article with the quotes that onrecord finds in it."""
    with open(path, encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    asked = "".join(json.dumps({"id": one["id"], "text": one["text"]}) + "\n" for one in articles)
    told = subprocess.run([binary, "extract", "--format", "jsonl", "-"], input=asked, capture_output=True, text=True, check=True).stdout
    stories = {story["id"]: story for story in map(json.loads, told.splitlines())}
    return [(article, stories[article["id"]].get("quotes", [])) for article in articles]


def cues(paths, binary):
    """Prints the share of each lemma."""
    seen = collections.defaultdict(list)
    for article, quotes in (one for path in paths for one in read(path, binary)):
        annotated = letters(article["text"], [span for quote in article["quotes"] for span in quote["spans"]])
        for quote in quotes:
            if quote["kind"] == "indirect" and quote["lemma"]:
                seen[quote["lemma"].removeprefix("not ")].append(bool(annotated & letters(article["text"], quote["spans"])))
    often = {lemma: told for lemma, told in seen.items() if len(told) >= 20}
    seldom = [one for lemma, told in seen.items() if lemma not in often for one in told]
    for lemma, told in sorted([*often.items(), ("any", seldom)]):
        print(f"{lemma}\t{sum(told) / len(told):.2f}")


def judged(article, quotes):
    """The quotes that an annotated one with a speaker stands beside, and whether theirs is the same."""
    for annotated, quote in pairs(article["text"], article["quotes"], quotes):
        speaker = letters(article["text"], annotated.get("speaker"))
        others = letters(article["text"], (annotated.get("speaker_entity") or {}).get("mentions"))
        if speaker:
            yield quote, bool((speaker | others) & letters(article["text"], (quote["speaker"] or {}).get("spans")))


def sources(paths, binary):
    """Prints the share of each pair of rules."""
    seen = collections.defaultdict(list)
    for quote, right in (one for path in paths for story in read(path, binary) for one in judged(*story)):
        if quote["speaker"]:
            content, source = quote["how"].split("; ")[:2]
            for how in ("any", source.split(": ")[0]):
                seen[content.split(", ")[0], how].append(right)
    for (content, source), told in sorted(seen.items()):
        if len(told) >= 15:
            print(f"{content}\t{source}\t{sum(told) / len(told):.3f}")


def judge(path, binary):
    """Right and judged quotes of each band, and of those with 0.9 and more."""
    right, count = dict.fromkeys(BANDS, 0), dict.fromkeys(BANDS, 0)
    for quote, good in (one for story in read(path, binary) for one in judged(*story)):
        band = next(floor for floor in BANDS if quote["confidence"] >= floor)
        count[band] += 1
        right[band] += good
    return right, count


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("gold", nargs="+")
    arguments.add_argument("--binary", default="target/release/onrecord")
    arguments.add_argument("--cues", action="store_true")
    arguments.add_argument("--sources", action="store_true")
    given = arguments.parse_args()
    if given.cues:
        return cues(given.gold, given.binary)
    if given.sources:
        return sources(given.gold, given.binary)
    print("| articles | 0.95 and more | 0.90 to 0.95 | 0.80 to 0.90 | below 0.80 | **0.90 and more** |\n|---|---|---|---|---|---|")
    for path in given.gold:
        right, count = judge(path, given.binary)
        sure = [floor for floor in BANDS if floor >= 0.9]
        cells = [(right[floor], count[floor]) for floor in BANDS] + [(sum(right[f] for f in sure), sum(count[f] for f in sure))]
        name = path.rsplit("/", 1)[-1].removesuffix(".jsonl")
        print(f"| {name} | " + " | ".join(f"{good} of {all} ({100 * good / all:.1f} %)" if all else "none" for good, all in cells) + " |")


main()
