//! Quotations: what stands between marks, in brackets, in every typography.

use onrecord::text::{self, Span};

use super::marked;

fn check(cases: &[&str]) {
    for &expected in cases {
        let plain = expected.replace("⟦q|", "").replace('⟧', "");
        let found = text::segment(&plain, &[]).quotations;
        let spans: Vec<_> = found.iter().map(|quotation| (quotation.span, "q".to_owned())).collect();
        assert_eq!(marked(&plain, &spans), expected);
    }
}

#[test]
fn every_typography() {
    check(&[
        "⟦q|“It is safe,”⟧ she said. ⟦q|“Quite safe.”⟧",
        "⟦q|‘It is safe,’⟧ she said. ⟦q|‘Quite safe.’⟧",
        "⟦q|\"It is safe,\"⟧ she said. ⟦q|\"Quite safe.\"⟧",
        "⟦q|'It is safe,'⟧ she said. ⟦q|'Quite safe.'⟧",
        "⟦q|``It is safe,''⟧ she said. ⟦q|``Quite safe.''⟧",
        "⟦q|''It is safe,''⟧ she said. ⟦q|''Quite safe.''⟧",
        "⟦q|«It is safe,»⟧ she said. ⟦q|« Quite safe. »⟧",
        "⟦q|„It is safe,“⟧ she said. ⟦q|„Quite safe.“⟧",
        "⟦q|”It is safe,”⟧ she said. ⟦q|”Quite safe.”⟧",
        "She said:⟦q|“It is safe.”⟧",
        "The plan—⟦q|“a castle”⟧—failed.",
        "⟦q|»It is safe,«⟧ she said. ⟦q|»Quite safe.«⟧",
        "⟦q|‹It is safe,›⟧ she said. ⟦q|‚Quite safe.‘⟧",
        "⟦q|‘‘It is safe,’’⟧ she said. ⟦q|‘‘Quite safe.’’⟧",
        "⟦q|`It is safe,'⟧ she said. ⟦q|`Quite safe.'⟧",
        "⟦q|’’It is safe,’’⟧ she said. ⟦q|‘’Quite safe.’’⟧",
    ]);
}

#[test]
fn slips_of_the_typist() {
    check(&[
        "⟦q|\" It is safe, \"⟧ she said. ⟦q|“ Quite safe. ”⟧",
        "⟦q|\"It is safe,\"⟧she said. She said,⟦q|\"Quite safe.\"⟧",
        "⟦q|“”It is safe,””⟧ she said. ⟦q|\"\"Quite safe.\"\"⟧",
        "⟦q|“It is safe,“⟧ she said. ⟦q|„Quite safe.”⟧",
        "⟦q|“It is safe,'⟧ she said. ⟦q|“Quite safe.”⟧",
        "⟦q|'It is safe,\"⟧ she said. ⟦q|\"Quite safe.\"⟧",
    ]);
}

#[test]
fn quotations_broken_by_dashes_brackets_and_headings() {
    check(&[
        "⟦q|“The bridge —”⟧ he paused ⟦q|“— is safe,”⟧ she said.",
        "⟦q|“The bridge”⟧ — she paused — ⟦q|“is safe,”⟧ she said.",
        "⟦q|“[The bridge] is (quite) safe,”⟧ she said (⟦q|“twice”⟧).",
        "⟦q|“It is safe.⟧\n\nWhat comes next\n\n⟦q|“We checked it.”⟧ Then she left.",
    ]);
}

#[test]
fn apostrophes_are_no_marks() {
    check(&[
        "The builders' yard and the mayor's car weren't hers.",
        "The builders’ yard and the mayor’s car weren’t hers.",
        "In the ’90s they’d say ’em and rock ’n’ roll.",
        "⟦q|‘The builders’ yard isn’t safe,’⟧ she said.",
        "⟦q|'It's the dogs' yard,'⟧ she said.",
        "Mayor: ⟦q|'No plans'⟧ to close the dogs' yard",
        "⟦q|\"It's the dogs' yard,\"⟧ she said.",
        "⟦q|'I have had enough o' this,'⟧ she said. 'Twas in the '90s.",
        "⟦q|'We won't stop movin'!'⟧ she said.",
    ]);
}

#[test]
fn measurements_are_no_marks() {
    check(&["He is 5' 10\" and she is 6'2\" in socks.", "⟦q|\"He is 5'10\" tall,\"⟧ she said."]);
}

#[test]
fn the_outermost_of_nested_quotations() {
    check(&[
        "⟦q|“He told me, ‘It is safe,’ and left,”⟧ she said.",
        "⟦q|‘He told me, “It is safe,” and left,’⟧ she said.",
        "⟦q|“He called it “safe” and left,”⟧ she said.",
        "⟦q|''He told me, 'It is safe,'''⟧ she said.",
    ]);
}

#[test]
fn paragraphs_of_one_quotation_reopen_it() {
    check(&[
        "She said: ⟦q|“It is safe.⟧\n\n⟦q|“We checked it.”⟧ Then she left.",
        "She said: ⟦q|‘It is safe.⟧\n\n⟦q|‘The builders’ dog isn’t.⟧\n\n⟦q|‘We checked it.’⟧ Then she left.",
        "She said: ⟦q|'It is safe.⟧\n\n⟦q|'The builders' dog isn't.⟧\n\n⟦q|'We checked it.'⟧ Then she left.",
        "She called the ⟦q|'builders'⟧ in.\n\n'Twas the builders' day.",
        "⟦q|“It is safe,⟧ said Ms Vale, who lives there.\n\n⟦q|“We checked,”⟧ he said.",
    ]);
    let text = "She said: “It is safe, said a builder.\n\n‘A reprieve’\n\n“We checked it.”";
    let heading = text.find('‘').map(|start| Span::new(start, start + "‘A reprieve’".len()));
    let found = text::segment(text, heading.as_slice()).quotations;
    assert_eq!(
        found.iter().map(|quotation| quotation.span.cut(text)).collect::<Vec<_>>(),
        ["“It is safe, said a builder.", "‘A reprieve’", "“We checked it.”"]
    );
}

#[test]
fn a_missing_mark_loses_at_most_its_paragraph() {
    check(&[
        "⟦q|“It is safe. Nobody crossed.⟧\n\nThen ⟦q|“we checked,”⟧ he said.",
        "The bridge opened. ⟦q|It is safe,”⟧ she said. ⟦q|“We checked.”⟧",
        "She said: ⟦q|It is safe. We checked.”⟧ Nobody crossed it.",
        "The bridge opened. ⟦q|It is the builders' day,'⟧ she said. ⟦q|'We checked.'⟧",
        "⟦q|“It is safe.⟧ ⟦q|“We checked.”⟧",
        "It is safe ” she said. ⟦q|“We checked.”⟧",
    ]);
}

#[test]
fn a_missing_mark_is_found_where_the_narrator_says_who_spoke() {
    check(&[
        "⟦q|“It is safe,⟧ she said.\n\nThen ⟦q|“we checked,”⟧ he said.",
        "⟦q|“It is safe,⟧ said Ada Vale. Nobody crossed it.",
        "⟦q|“Is it safe?⟧ Ada Vale asked. ⟦q|“We checked.”⟧",
        "⟦q|“I was cold, I said, and nobody answered.⟧",
        "⟦q|“It is safe.⟧ He added: ⟦q|“We checked.”⟧",
        "⟦q|'It is safe,⟧ said Ms Vale. ⟦q|'We checked.'⟧",
        "She said: ⟦q|'It is safe.⟧\n\nThen ⟦q|'we checked,'⟧ he said.",
        "It is safe. ⟦q|'We know. We checked,\"⟧ he said.",
    ]);
}
