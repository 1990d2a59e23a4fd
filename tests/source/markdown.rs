//! Markdown: source in, text out with its headings marked.

use onrecord::source::{Form, Input, load};

use crate::{article, facts, marked};

#[test]
fn marks_are_rendered_away() {
    for (markdown, text) in [
        (
            "# The quay\n\nAda *Vale* said **no** to [the board](https://board.example/a_b).\n",
            "# The quay\n\nAda Vale said no to the board.",
        ),
        ("The quay\n========\n\nwas closed\non Monday.\n\nAnd a [link](/x).", "# The quay\n\nwas closed on Monday.\n\nAnd a link."),
        ("## Facts\n\n* One.\n* Two.\n    1. Three.\n\n> Said **she**.", "# Facts\n\nOne.\n\nTwo.\n\nThree.\n\nSaid she."),
        ("# A\n\n![The quay in May](quay.jpg)\n\nOne.  \nTwo.\n\n---\n\n`x` <b>bold</b>", "# A\n\nOne.\n\nTwo.\n\nx bold"),
        ("# A\n\n| b | c |\n|---|---|\n| 1 | 2 |\n", "# A\n\nb c\n\n1 2"),
        ("# A\n\nStraight \"quotes\" -- stay & so do 'these'...", "# A\n\nStraight \"quotes\" -- stay & so do 'these'..."),
    ] {
        assert_eq!(marked(&article(markdown)), text);
    }
}

#[test]
fn facts_stand_at_the_top() {
    let read = article(
        "---\ntitle: \"The quay\"\nauthors:\n  - Ada Vale\n  - Tom Ferrier\ndate: 2021-06-02\nsite: The Oldmere Post\nurl: https://post.example/quay\n---\n\nIt is closed.\n",
    );
    assert_eq!(
        facts(&read),
        "title: The quay\nbyline: Ada Vale and Tom Ferrier\npublication: The Oldmere Post\npublished: 2021-06-02\nurl: https://post.example/quay\n"
    );
    assert_eq!(read.text, "It is closed.");
    assert_eq!(facts(&article("# The quay\n\nBy Ada Vale\n\nIt is closed.")), "title: The quay\nbyline: Ada Vale\n");
}

#[test]
fn the_ending_decides_where_the_content_does_not() {
    let file = tempfile::Builder::new().suffix(".md").tempfile().unwrap();
    std::fs::write(file.path(), "It is *closed*\nnow.").unwrap();
    assert_eq!(load(&Input::new(file.path()), None).unwrap()[0].text, "It is closed now.");
    assert_eq!(load(&Input::new(file.path()), Some(Form::Text)).unwrap()[0].text, "It is *closed*\nnow.");
    for text in ["It is *closed* now.", "#1 in the charts\n\nAda.", "- “No,” she said.\n- “Yes.”", "5 * 4 * 3", "[sic] (the quay)"]
    {
        assert_eq!(article(text).text, text);
    }
}

#[test]
fn hostile_markdown_is_text() {
    for piece in ["> ", "* ", "[", "![", "**", "<div>", "`", "[a](", "|a", "# "] {
        let markdown = format!("# Quay\n\n{}\n\nThe end.", piece.repeat(20_000));
        assert!(article(markdown).text.starts_with("Quay\n\n"), "{piece}");
    }
}
