//! Pages as browsers save them: each page in `pages/` beside what is to be read in it, facts first.

use std::path::Path;
use std::time::{Duration, Instant};

use onrecord::source::Form;

use crate::{article, error, facts, marked};

fn check(page: &str) {
    let file = |ending: &str| Path::new("tests/source/pages").join(page).with_extension(ending);
    let read = article(std::fs::read(file("html")).unwrap());
    let wanted = std::fs::read_to_string(file("txt")).unwrap();
    let found = format!("{}\n{}\n", facts(&read), marked(&read));
    assert!(found == wanted, "{page}, wanted:\n{wanted}\nfound:\n{found}");
}

#[test]
fn two_authors_in_json_ld_among_captions_advertisements_and_comments() {
    check("ledger");
}

#[test]
fn tables_and_breaks_of_the_nineties() {
    check("nineties");
}

#[test]
fn microdata_three_authors_and_appeals() {
    check("observer");
}

#[test]
fn a_body_in_many_columns() {
    check("columns");
}

#[test]
fn a_weblog_with_comments() {
    check("weblog");
}

#[test]
fn names_of_classes_lie() {
    let comments = "<li><p>I always said so, and nobody listened to me, not once in all those years.</p></li>".repeat(30);
    let page = format!(
        "<html><body class='comments-open has-sidebar'><article class='post tag-comments author-ada'><div class='content paywall'>
        <p class='paywall'><span class='dateline'>OLDMERE (Wire) —</span> The quay was closed on Monday, <a class='author'>Ada Vale</a> said.</p>
        <p class='paywall'>She said that nobody<span class='sr-only'> (opens in a new window)</span> had been told of it.</p>
        </div></article><ol class='comments'>{comments}</ol></body></html>"
    );
    assert_eq!(
        article(page).text,
        "OLDMERE (Wire) — The quay was closed on Monday, Ada Vale said.\n\nShe said that nobody had been told of it."
    );
}

#[test]
fn pages_and_pieces_are_told_from_text() {
    for page in ["<p>One.", "<!-- x --><html><p>One.", "<?xml version=\"1.0\"?>\n<!DOCTYPE HTML><body>One.", "\n <DIV class=a>One.</DIV>"] {
        assert_eq!(article(page).text, "One.", "{page}");
    }
    for text in ["<3 said Ada.", "< p", "<pnone> said no."] {
        assert_eq!(article(text).text, text);
    }
}

#[test]
fn encodings_are_declared_by_the_page() {
    assert_eq!(article(b"<html><meta charset=iso-8859-2><p>Pan Wa\xb3\xeasa said.").text, "Pan Wałęsa said.");
    assert_eq!(article("<meta charset=\"iso-8859-2\"><p>Saved as UTF-8: Wałęsa.").text, "Saved as UTF-8: Wałęsa.");
}

#[test]
fn a_page_without_text_is_told() {
    for page in ["<html><body></body></html>", "<html><script>var a = 'The bridge is open.'</script>", "<p hidden></p>"] {
        assert!(error(page, None).to_string().contains("holds no article"), "{page}");
    }
}

#[test]
fn text_that_only_search_engines_get_is_read() {
    let page = r#"<html><script type="application/ld+json">{"@type": ["NewsArticle"], "headline": "The quay &amp; the sea",
        "author": "Ada Vale", "articleBody": "The quay was closed on Monday. Nobody was told."}</script><div id=root>Loading…</div>"#;
    assert_eq!(article(page).text, "The quay was closed on Monday. Nobody was told.");
    assert_eq!(facts(&article(page)), "title: The quay & the sea\nbyline: Ada Vale\n");
}

/// What a hostile page repeats, and how often: each took more than linear time, memory or stack in some reader of HTML.
#[test]
fn hostile_pages_take_linear_time_and_no_stack() {
    let count = 30_000;
    let numbered = |piece: &str| (0..count).map(|number| piece.replace('#', &number.to_string())).collect::<String>();
    for page in [
        "<div>".repeat(count),
        "<div>".repeat(count) + &"</div>".repeat(count),
        "<p><b><i>".repeat(count),
        "<table><tr><td>".repeat(count),
        "<ul><li>".repeat(count),
        "</div>".repeat(count),
        "<div></span>".repeat(count),
        "<a><p>".repeat(count),
        "<q>".repeat(count),
        "<br>".repeat(count),
        "<!--".repeat(count),
        "&amp;&bogus;&#x110000;&#0;".repeat(count),
        format!("<p {}>", numbered("a#=# ")),
        numbered("<b id=#>") + &"<p>x".repeat(count),
        numbered("<x# class='a-b c#'>y</x#>"),
        format!("<p class='{}'>", "a ".repeat(count)),
        format!("<script type=application/ld+json>{}</script>", "[".repeat(count)),
        "<script type=application/ld+json>{\"@type\":\"Article\",\"author\":[{\"@id\":1}]}</script>".repeat(1_000),
        "<meta name=author content=x>".repeat(count),
        "<span class=byline>By Ada Vale, ".repeat(count),
        "<p itemprop=author><b itemprop=name>".repeat(count),
    ] {
        let start = Instant::now();
        let page = format!("<html>{page}<p>The bridge was closed on Monday, the mayor said.");
        // Whether there is an article in it is all the same.
        let _ = onrecord::source::load(&onrecord::source::Input::Bytes("test".into(), page.clone().into_bytes()), Some(Form::Html));
        assert!(start.elapsed() < Duration::from_secs(5), "{} took {:?}", &page[..60], start.elapsed());
    }
}
