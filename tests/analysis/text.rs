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
        ("“I say, ‘We won.’” She smiled.", "“|I|say|,|‘|We|won|.|’|”\nShe|smiled|."),
        ("\"Why?\" he asked. \"Go.\"", "\"|Why|?|\"|he|asked|.\n\"|Go|.|\""),
        ("”It is late.” Holm said.  ”Go home.”", "”|It|is|late|.|”\nHolm|said|.\n”|Go|home|.|”"),
        ("It broke.The rest held.", "It|broke|.\nThe|rest|held|."),
        ("It rained. :) They left.", "It|rained|.|:)\nThey|left|."),
        ("P.S. The town stayed.", "P.S.|The|town|stayed|."),
        ("See https://one.example/a https://two.example/b", "See|https://one.example/a\nhttps://two.example/b"),
        ("1. Ice\n2. Bread", "1|.|Ice\n2|.|Bread"),
        ("PORT VALE (Wire) - The quay is shut.", "PORT|VALE|(|Wire|)|-|The|quay|is|shut|."),
    ] {
        assert_eq!(cut(text), sentences, "{text}");
    }
}

/// Paragraphs parted by a line of `¶`, the ends of lines inside them shown as `/`.
fn paragraphs(text: &str) -> String {
    let found = text::paragraphs(text, &[]);
    let shown = |paragraph: &text::Paragraph| paragraph.span.cut(text).lines().map(str::trim).collect::<Vec<_>>().join("/");
    found.iter().map(shown).collect::<Vec<_>>().join(" ¶ ")
}

#[test]
fn lines_cut_to_a_width_are_paragraphs_again() {
    let letter = "The quay\n\nThe quay was closed on Monday, and nobody\nhad been told. “We read it on a sign,”\nsaid Ada Vale, who keeps the café there\nand lives above it.\n\n- “Not a word,” said Tom Ferrier, the\nmate of the ferry. He left at once.\n- “No.”\n\nAda Vale\nThe Oldmere Post\n";
    assert_eq!(
        paragraphs(letter),
        "The quay ¶ The quay was closed on Monday, and nobody/had been told. “We read it on a sign,”/said Ada Vale, who keeps the café there/and lives above it. ¶ \
         - “Not a word,” said Tom Ferrier, the/mate of the ferry. He left at once. ¶ - “No.” ¶ Ada Vale ¶ The Oldmere Post"
    );
    let indented = "  The quay was closed on Monday, and not\na soul in the town had been told of it.\n  “We read it on a sign,” said Ada Vale,\nwho keeps the café there with a friend.\n";
    assert_eq!(
        paragraphs(indented),
        "The quay was closed on Monday, and not/a soul in the town had been told of it. ¶ “We read it on a sign,” said Ada Vale,/who keeps the café there with a friend."
    );
}

#[test]
fn lines_that_end_for_reasons_of_their_own_are_paragraphs() {
    let long = "The quay was closed on Monday, and nobody had been told of it by the board, which met on Sunday night behind doors that were shut.\n";
    for text in [
        "One.\nTwo.\nThree.\nFour.\nFive.",
        &long.repeat(5),
        "The quay\nBy Ada Vale\nMay 2, 2019\nThe quay was closed on Monday.\nNobody was told.",
        "Ada: Why was the quay closed?\nTom: Because it was going to fall down, I think.\nAda: Who said that?\nTom: Everybody.\nAda: Oh.",
    ] {
        assert_eq!(text::paragraphs(text, &[]).len(), 5, "{text}");
    }
}
