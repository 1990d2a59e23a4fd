//! The page, read by a parser of HTML: words stay words, links lead somewhere, nothing is fetched.

use std::collections::HashSet;

use base64::Engine;
use dom_query::Document;
use onrecord::export::Format;
use sha2::{Digest, Sha256};

use crate::{samples, story, written};

#[test]
fn links_lead_to_elements_of_the_page_and_names_are_given_once() {
    for story in samples().chain([story::story()]) {
        let page = Document::from(written(&story, Format::Html));
        let names: Vec<String> = page.select("[id]").iter().map(|element| element.attr("id").unwrap().to_string()).collect();
        let known: HashSet<&str> = names.iter().map(String::as_str).collect();
        assert_eq!(known.len(), names.len(), "{}", story.article.id);
        for link in &page.select("a") {
            let target = link.attr("href").unwrap().to_string();
            assert!(known.contains(target.trim_start_matches('#')), "{target} leads nowhere");
        }
        assert_eq!(page.select("a a").length(), 0, "a link in a link");
    }
}

#[test]
fn the_text_comes_back_and_marks_nest() {
    for story in samples() {
        let page = Document::from(written(&story, Format::Html));
        page.select(".ref").remove();
        let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let blocks: Vec<String> = page.select("article > p, article > h2").iter().map(|block| squeezed(&block.text())).collect();
        let paragraphs: Vec<String> = story.paragraphs.iter().map(|paragraph| squeezed(paragraph.span.cut(&story.article.text))).collect();
        assert!(paragraphs.ends_with(&blocks) && blocks.len() + 1 >= paragraphs.len(), "{}", story.article.id);
    }
}

#[test]
fn nothing_is_fetched_and_no_foreign_script_runs() {
    let html = written(&story::story(), Format::Html);
    let page = Document::from(html.as_str());
    assert_eq!(page.select("script").length(), 1);
    assert_eq!(page.select("[src], link, img, iframe, object, embed, form, base, [style], [onclick], [onload]").length(), 0);
    assert!(!html.contains("url(") && !html.contains("@import"));
    let script = page.select("script").text();
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(script.as_bytes()));
    let policy = page.select("meta[http-equiv]").attr("content").unwrap();
    assert!(policy.contains("default-src 'none'") && policy.contains(&format!("script-src 'sha256-{hash}'")), "{policy}\n{hash}");
}

#[test]
fn as_html() {
    let html = written(&story::story(), Format::Html);
    let body = html.split_once("<body>").unwrap().1.split_once("<script>").unwrap().0;
    insta::assert_snapshot!(body);
}
