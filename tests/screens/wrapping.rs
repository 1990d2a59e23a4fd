//! Rows of the article: the text in, its rows out, a line each, `#` before headings, `=` before title and byline.

use onrecord::Article;
use onrecord::text::{Span, paragraphs};
use onrecord::ui::wrap::{self, RowKind};

fn wrapped(article: &Article, columns: usize) -> String {
    let rows = wrap::rows(article, &paragraphs(&article.text, &article.headings), columns);
    let sign = |kind: RowKind| match kind {
        RowKind::Text => "",
        RowKind::Heading => "#",
        RowKind::Title | RowKind::Byline => "=",
    };
    rows.iter().map(|row| format!("{}{}", sign(row.kind), row.words(article))).collect::<Vec<_>>().join("\n")
}

fn text(text: &str) -> Article {
    Article { text: text.into(), ..Article::default() }
}

#[test]
fn rows_break_where_unicode_lets_them_and_never_reach_over_the_edge() {
    for (words, columns, rows) in [
        ("The old quay fell.", 10, "The old\nquay fell."),
        ("a well-known co-worker", 9, "a well-\nknown co-\nworker"),
        ("Tarrow paid $5.50.", 12, "Tarrow paid\n$5.50."),
        // A word wider than the row is cut where the row is full.
        ("harbourmaster", 5, "harbo\nurmas\nter"),
        // Wide characters take two columns, and lines may break between them.
        ("港口塌了一夜", 6, "港口塌\n了一夜"),
        // A mark stays on its letter, and a family stays together.
        ("re\u{301}sume\u{301} re\u{301}sume\u{301}", 6, "re\u{301}sume\u{301}\nre\u{301}sume\u{301}"),
        ("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 4, "👩‍👩‍👧👩‍👩‍👧\n👩‍👩‍👧"),
        ("👍🏽👍🏽", 2, "👍🏽\n👍🏽"),
        // A run of spaces is one space wide.
        ("a     b     c", 5, "a     b     c"),
    ] {
        let article = text(words);
        let shown = wrapped(&article, columns);
        assert_eq!(shown, rows, "{words}");
    }
}

#[test]
fn title_and_byline_stand_above_the_text_unless_it_tells_them_itself() {
    let article = Article { title: Some("The quay".into()), byline: Some("Ada Vale".into()), ..text("It fell.\n\nNobody knew.") };
    assert_eq!(wrapped(&article, 20), "=The quay\n=Ada Vale\n\nIt fell.\n\nNobody knew.");
    let told = Article { headings: vec![Span::new(0, 8)], text: "The quay\n\nIt fell.".into(), ..article };
    assert_eq!(wrapped(&told, 20), "=Ada Vale\n\n#The quay\n\nIt fell.");
}

#[test]
fn every_word_is_on_some_row_and_no_row_is_too_wide() {
    let words = "The old quay 港口 fell into the harbour\u{301}   in the night 👩‍👩‍👧, and\u{a0}nobody wasn’t-hurt… ".repeat(40);
    for columns in 2..90 {
        let article = text(words.trim());
        let rows = wrap::rows(&article, &paragraphs(&article.text, &[]), columns);
        let joined: String = rows.iter().map(|row| row.words(&article)).collect();
        let solid = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        assert_eq!(solid(&joined), solid(&words), "{columns}");
        for row in &rows {
            let shown = row.words(&article).split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(wrap::columns(&shown) <= columns, "{columns}: {shown}");
        }
    }
}
