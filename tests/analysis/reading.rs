//! Paragraphs as they are shown: a line each, headings after `# `.

use onrecord::text::ParagraphKind;
use onrecord::{Article, Options, analyze};

fn shown(text: &str) -> String {
    let story = analyze(Article { text: text.into(), ..Article::default() }, &Options::default());
    let line = |paragraph: &onrecord::text::Paragraph| {
        let sign = if paragraph.kind == ParagraphKind::Heading { "# " } else { "" };
        format!("{sign}{}", paragraph.span.cut(text))
    };
    story.paragraphs.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_short_line_without_an_end_among_lines_that_have_one_is_a_heading() {
    for (text, expected) in [
        (
            "The quay was shut on Monday.\nA quarrel\nThe council met twice and did not agree.",
            "The quay was shut on Monday.\n# A quarrel\nThe council met twice and did not agree.",
        ),
        // A list of names is none, nor is the line of the author.
        (
            "The winners:\nAda Tarrow\nRowan Pell\nThey dine on Friday with the mayor.",
            "The winners:\nAda Tarrow\nRowan Pell\nThey dine on Friday with the mayor.",
        ),
        ("The quay is shut\nBy Ada Tarrow\nThe quay was shut on Monday.", "The quay is shut\nBy Ada Tarrow\nThe quay was shut on Monday."),
    ] {
        assert_eq!(shown(text), expected);
    }
}

#[test]
fn a_heading_that_ran_into_the_text_is_set_off() {
    for (text, expected) in [
        (
            "The quay is shut. Letters to the harbour  The first one came in January.",
            "The quay is shut.\n# Letters to the harbour\nThe first one came in January.",
        ),
        (
            "The quay is shut. Tarrow: ’I was not told’ Tarrow has asked for the letters.",
            "The quay is shut.\n# Tarrow: ’I was not told’\nTarrow has asked for the letters.",
        ),
        // A word that is missing leaves a gap too, and what is said is no heading.
        ("The quay is shut. Pell spoke of a    letter to the town.", "The quay is shut. Pell spoke of a    letter to the town."),
        ("The quay is shut. Pell: ’I was not told.’ Tarrow laughed.", "The quay is shut. Pell: ’I was not told.’ Tarrow laughed."),
    ] {
        assert_eq!(shown(text), expected);
    }
}

#[test]
fn a_wall_of_text_is_cut_between_speakers_and_never_inside_a_quote() {
    let told = "The old quay fell into the harbour in the night, and nobody was hurt. The town had asked for money twice, and twice it was refused. ";
    let pell = "“We wrote two letters. Nobody read them. I have the copies,” said Rowan Pell, the harbour master. ";
    let tarrow = "“That is not so. I read what I am sent,” said Mayor Ada Tarrow. ";
    let text = [told, pell, tarrow, told, pell, tarrow, told, told, told, told, told].concat();
    let text = text.trim_end();
    assert!(text.len() > 1_200);
    let lines = shown(text);
    assert!(lines.lines().count() > 4, "{lines}");
    assert!(lines.lines().all(|line| line.len() < 700 && line.matches('“').count() == line.matches('”').count()), "{lines}");
    assert_eq!(lines.replace('\n', " "), text);
}

#[test]
fn explanations_name_the_paragraphs_that_are_shown() {
    let text = ["The old quay fell into the harbour in the night, and nobody was hurt. "; 30].concat()
        + "Mayor Ada Tarrow spoke. Then Tarrow left.";
    let story = analyze(Article { text, ..Article::default() }, &Options::default());
    assert!(story.paragraphs.len() > 3);
    let hows: Vec<_> = story.people[0].mentions.iter().map(|mention| mention.how.as_str()).collect();
    assert_eq!(hows, ["fullest form of the name".to_owned(), format!("surname of Ada Tarrow, ¶{}", story.paragraphs.len())]);
}
