//! Names: the text with every name marked P (person), O (organisation) or L (place).

use onrecord::language::{self, NameKind};
use onrecord::text;

use crate::marked;

fn names(text: &str) -> String {
    let tagged = language::tag(text::segment(text, &[]));
    let letter = |kind| match kind {
        NameKind::Person => "P",
        NameKind::Organisation => "O",
        NameKind::Place => "L",
    };
    let spans: Vec<_> = tagged.names.iter().map(|name| (name.span, letter(name.kind).to_owned())).collect();
    marked(text, &spans)
}

#[test]
fn names_stand_without_title_and_possessive() {
    for (plain, expected) in [
        (
            "Sen. Martha Quill met Dr. Henrik Solberg's wife in Berlin.",
            "Sen. ⟦P|Martha Quill⟧ met Dr. ⟦P|Henrik Solberg⟧'s wife in ⟦L|Berlin⟧.",
        ),
        ("Martha Quills spoke. We saw Quills’ boat.", "⟦P|Martha Quills⟧ spoke. We saw ⟦P|Quills⟧’ boat."),
        ("Mayor Tomas Reyes said so.", "Mayor ⟦P|Tomas Reyes⟧ said so."),
    ] {
        assert_eq!(names(plain), expected);
    }
}

#[test]
fn a_surname_is_found_wherever_the_person_is_named_in_full() {
    let plain = "Martha Quill won the vote on Monday. “It is late,” Quill said. Quill smiled.";
    assert_eq!(names(plain), "⟦P|Martha Quill⟧ won the vote on Monday. “It is late,” ⟦P|Quill⟧ said. ⟦P|Quill⟧ smiled.");
}

#[test]
fn a_newsroom_is_no_person() {
    assert_eq!(names("Reuters interviewed Martha Quill."), "⟦O|Reuters⟧ interviewed ⟦P|Martha Quill⟧.");
}

#[test]
fn an_office_is_no_part_of_a_name() {
    assert_eq!(names("Administrator Martha Quill said so."), "Administrator ⟦P|Martha Quill⟧ said so.");
}
