//! Sentences and tokens: the text in, the same text with its borders marked out.

use onrecord::text;

/// Tokens parted by `|`, sentences by a line break.
fn cut(text: &str) -> String {
    let found = text::segment(text, &[]);
    let sentence = |tokens: &[text::Span]| tokens.iter().map(|token| token.cut(text)).collect::<Vec<_>>().join("|");
    found.sentences.iter().map(|one| sentence(&found.tokens[one.tokens.clone()])).collect::<Vec<_>>().join("\n")
}

#[test]
fn words_are_cut_as_the_treebanks_cut_them() {
    for (text, tokens) in [
        ("She didn't see Mara's well-known co-worker.", "She|did|n't|see|Mara|'s|well|-|known|co-worker|."),
        ("It’s $5.50, or 12% of 1,200", "It|’s|$|5.50|,|or|12|%|of|1,200"),
        ("The Harmons' boat cannot sail", "The|Harmons|'|boat|can|not|sail"),
        ("at 10:30 p.m. on 11/28/2000", "at|10:30|p.m.|on|11/28/2000"),
        ("from 2010-2015, call 555-0199-1234", "from|2010|-|2015|,|call|555-0199-1234"),
        ("the '80s and ’72", "the|'80s|and|’72"),
        ("see https://example.org/a-b, or (press@example.org)", "see|https://example.org/a-b|,|or|(|press@example.org|)"),
        ("O'Dell of AT&T", "O'Dell|of|AT&T"),
        ("wait... what?!", "wait|...|what|?!"),
    ] {
        assert_eq!(cut(text), tokens, "{text}");
    }
}

#[test]
fn a_sentence_ends_at_its_stop_and_not_at_an_abbreviation() {
    for (text, sentences) in [
        ("Dr. Ode met Sen. Pell. They left.", "Dr.|Ode|met|Sen.|Pell|.\nThey|left|."),
        ("He moved to the U.S. The town stayed.", "He|moved|to|the|U.S.\nThe|town|stayed|."),
        ("The U.S. Navy and J. R. Holm agreed.", "The|U.S.|Navy|and|J.|R.|Holm|agreed|."),
        ("“We won.” She smiled.", "“|We|won|.|”\nShe|smiled|."),
        ("\"Why?\" he asked. \"Go.\"", "\"|Why|?|\"|he|asked|.\n\"|Go|.|\""),
        ("”It is late.” Holm said.  ”Go home.”", "”|It|is|late|.|”\nHolm|said|.\n”|Go|home|.|”"),
        ("It broke.The rest held.", "It|broke|.\nThe|rest|held|."),
        ("1. Ice\n2. Bread", "1|.|Ice\n2|.|Bread"),
        ("PORT VALE (Wire) - The quay is shut.", "PORT|VALE|(|Wire|)|-|The|quay|is|shut|."),
    ] {
        assert_eq!(cut(text), sentences, "{text}");
    }
}
