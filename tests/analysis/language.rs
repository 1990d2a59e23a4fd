//! Tags and trees: the text in, every word with its Penn tag, its relation and its head out.

use onrecord::{language, text};

/// `word/TAG relation(head)`, a line a word.
fn tree(text: &str) -> String {
    let tagged = language::tag(text::segment(text, &[]));
    let line = |token: usize| {
        let one = tagged.tokens[token];
        let head = one.head.map_or("", |head| tagged.word(head));
        format!("{}/{} {}({head})", tagged.word(token), one.tag.penn, one.relation.name())
    };
    (0..tagged.tokens.len()).map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn words_have_tags_and_heads() {
    for (text, lines) in [
        (
            "The mayor said she will leave.",
            "The/DT det(mayor)\nmayor/NN nsubj(said)\nsaid/VBD root()\nshe/PRP nsubj(leave)\nwill/MD aux(leave)\nleave/VB ccomp(said)\n./. punct(said)",
        ),
        (
            "Ode was fired by the board.",
            "Ode/NNP nsubj:pass(fired)\nwas/VBD aux:pass(fired)\nfired/VBN root()\nby/IN case(board)\nthe/DT det(board)\nboard/NN obl:agent(fired)\n./. punct(fired)",
        ),
        (
            "She sold the house and moved away.",
            "She/PRP nsubj(sold)\nsold/VBD root()\nthe/DT det(house)\nhouse/NN obj(sold)\nand/CC cc(moved)\nmoved/VBD conj(sold)\naway/RB advmod(moved)\n./. punct(sold)",
        ),
    ] {
        assert_eq!(tree(text), lines, "{text}");
    }
}

#[test]
fn sentences_end_without_a_mark_where_people_write_so() {
    for (text, sentences) in [
        (
            "Ada Vale 03/05/2001 10:14 AM Orla, we should wait. Regards, Ada",
            "Ada Vale|03/05/2001 10:14 AM|Orla, we should wait.|Regards,|Ada",
        ),
        (
            "The soup was cold...I asked for another one!! will not come back",
            "The soup was cold...|I asked for another one!!|will not come back",
        ),
        (
            "Ada Vale wrote the music for The Tides and The Lanterns of Harbour.",
            "Ada Vale wrote the music for The Tides and The Lanterns of Harbour.",
        ),
        (
            "The mayor, Orla Finch - she was born in Harbour - left on Friday.",
            "The mayor, Orla Finch - she was born in Harbour - left on Friday.",
        ),
    ] {
        let found = language::segment(text);
        let cut: Vec<&str> = found.sentences.iter().map(|sentence| sentence.span.cut(text)).collect();
        assert_eq!(cut.join("|"), sentences, "{text}");
    }
}

#[test]
fn every_sentence_has_one_root_and_heads_stay_inside_it() {
    let text = "“Go,” he said, “and the\tthe (of) of.” ... ? ! ??\n\n- - -\n1. A\nno stop";
    let tagged = language::tag(text::segment(text, &[]));
    for sentence in &tagged.sentences {
        let heads: Vec<Option<usize>> = tagged.tokens[sentence.tokens.clone()].iter().map(|token| token.head).collect();
        assert_eq!(heads.iter().filter(|head| head.is_none()).count(), 1, "{}", sentence.span.cut(text));
        assert!(heads.iter().flatten().all(|head| sentence.tokens.contains(head)), "{}", sentence.span.cut(text));
    }
}
