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
        ("On Monday DJ Martha Quill played.", "On Monday DJ ⟦P|Martha Quill⟧ played."),
        ("On Monday Gen Vorrick spoke with Miss Dorn.", "On Monday Gen ⟦P|Vorrick⟧ spoke with Miss ⟦P|Dorn⟧."),
        ("The mayor, Anselm Miller, resigned on Monday.", "The mayor, ⟦P|Anselm Miller⟧, resigned on Monday."),
    ] {
        assert_eq!(names(plain), expected);
    }
}

#[test]
fn a_surname_is_found_wherever_the_person_is_named_in_full() {
    let plain = "Martha Quill won the vote on Monday. “It is late,” Quill said. Currently Quill smiles.";
    assert_eq!(names(plain), "⟦P|Martha Quill⟧ won the vote on Monday. “It is late,” ⟦P|Quill⟧ said. Currently ⟦P|Quill⟧ smiles.");
}

#[test]
fn a_headline_in_capitals_names_those_of_the_text() {
    let plain = "QUILL WINS IN BERLIN\n\nMartha Quill won the vote on Monday.";
    assert!(names(plain).starts_with("⟦P|QUILL⟧ WINS"), "{}", names(plain));
}

#[test]
fn a_name_goes_on_over_nicknames_and_particles() {
    for (plain, expected) in [
        ("William “Bill” Quill was held on Monday. Quill, 60, left.", "⟦P|William “Bill” Quill⟧ was held on Monday. ⟦P|Quill⟧, 60, left."),
        ("Robert 'Red Bob' Quill was held on Monday.", "⟦P|Robert 'Red Bob' Quill⟧ was held on Monday."),
        ("William (Bill) Quill was held on Monday.", "⟦P|William (Bill) Quill⟧ was held on Monday."),
        ("The prime minister, Erik ten Quill, spoke.", "The prime minister, ⟦P|Erik ten Quill⟧, spoke."),
        (
            "Thomas Quill Jr. sued his father, Thomas Quill Sr. The mayor left.",
            "⟦P|Thomas Quill Jr.⟧ sued his father, ⟦P|Thomas Quill Sr.⟧ The mayor left.",
        ),
    ] {
        assert_eq!(names(plain), expected);
    }
}

#[test]
fn a_name_ends_before_dash_and_full_stop() {
    for (plain, expected) in [
        ("“It is late,” said the chairman, Martha Ore.\n\nHe left.", "“It is late,” said the chairman, ⟦P|Martha Ore⟧.\n\nHe left."),
        ("They met Tom Quill - Berlin's former mayor.", "They met ⟦P|Tom Quill⟧ - Berlin's former mayor."),
    ] {
        assert_eq!(names(plain), expected);
    }
}

#[test]
fn an_initial_is_part_of_the_name() {
    let plain = "Team: B Cohen (Salt), D Williams (Harbour), M Quill (Salt).";
    for name in ["⟦P|B Cohen⟧", "⟦P|D Williams⟧", "⟦P|M Quill⟧"] {
        assert!(names(plain).contains(name), "{}", names(plain));
    }
}

#[test]
fn a_ship_with_a_title_is_no_person() {
    let plain = "The Lady Quill sank on Monday. Martha Quill swam ashore. The Lady Quill was old.";
    assert_eq!(names(plain), "The Lady Quill sank on Monday. ⟦P|Martha Quill⟧ swam ashore. The Lady Quill was old.");
}

#[test]
fn a_surname_before_its_state_is_a_place() {
    let plain = "Abraham Lincoln never saw Lincoln, Nebraska.";
    assert_eq!(names(plain), "⟦P|Abraham Lincoln⟧ never saw ⟦L|Lincoln⟧, ⟦L|Nebraska⟧.");
}

#[test]
fn an_acronym_is_found_with_its_name() {
    let plain = "The World Health Organization (WHO) warned of flu. WHO officials spoke.";
    assert_eq!(names(plain), "The ⟦O|World Health Organization⟧ (⟦O|WHO⟧) warned of flu. ⟦O|WHO⟧ officials spoke.");
}

#[test]
fn a_given_name_in_brackets_is_part_of_the_name() {
    assert_eq!(names("“We met [Martha] Quill in Berlin.”"), "“We met [⟦P|Martha] Quill⟧ in ⟦L|Berlin⟧.”");
}

#[test]
fn a_person_is_told_by_the_shape_of_the_name() {
    for (plain, expected) in [
        (
            "Two others were elected: the union's Lam Wai-keung and Horace Chong of Salt Bay.",
            "Two others were elected: the union's ⟦P|Lam Wai-keung⟧ and ⟦P|Horace Chong⟧ of ⟦L|Salt Bay⟧.",
        ),
        ("The seat of Nathan Lau of Demosal Union", "The seat of ⟦P|Nathan Lau⟧ of ⟦O|Demosal Union⟧"),
        ("The seat went to the union's Siu Ka-ting.", "The seat went to the union's ⟦P|Siu Ka-ting⟧."),
        ("A Hong Kong-run mill met the Sit-in.", "A ⟦L|Hong Kong⟧-run mill met the Sit-in."),
    ] {
        assert_eq!(names(plain), expected);
    }
}

#[test]
fn a_family_name_that_leads_is_found_alone() {
    let plain = "President Xe Lintong left. So the mayor said that Xe's plan was long. He hoped for a third term for Xe.";
    let marked = "President ⟦P|Xe Lintong⟧ left. So the mayor said that ⟦P|Xe⟧'s plan was long. He hoped for a third term for ⟦P|Xe⟧.";
    assert_eq!(names(plain), marked);
    let plain = "Mr. To Lintong spoke. To her it was late.";
    assert_eq!(names(plain), "Mr. ⟦P|To Lintong⟧ spoke. To her it was late.");
}

#[test]
fn a_name_after_a_phrase_about_her_is_a_person() {
    let plain = "In her youth, Quillby sang. Sales rose when October came.";
    assert_eq!(names(plain), "In her youth, ⟦P|Quillby⟧ sang. Sales rose when October came.");
}

#[test]
fn near_he_and_she_a_name_that_can_be_a_persons_is_one() {
    let plain = "Her brother wants to leave. As he packs, she warns Fendrika that the road is closed, and he argues with Mindy.";
    let marked = "Her brother wants to leave. As he packs, she warns ⟦P|Fendrika⟧ that the road is closed, and he argues with ⟦P|Mindy⟧.";
    assert_eq!(names(plain), marked);
    for (plain, expected) in [
        ("The Ulysses probe left, she said.", "The Ulysses probe left, she said."),
        ("The vote was late when Trask met her.", "The vote was late when ⟦P|Trask⟧ met her."),
        ("Brundelow took the silver medal. She was glad.", "⟦P|Brundelow⟧ took the silver medal. She was glad."),
        ("Brundelow took over a mill. It was old.", "Brundelow took over a mill. It was old."),
        ("At the same time George fools the guard. His father flees.", "At the same time ⟦P|George⟧ fools the guard. His father flees."),
        ("He led the Mill Council, and its Secretary-General left.", "He led the ⟦O|Mill Council⟧, and its Secretary-General left."),
    ] {
        assert_eq!(names(plain), expected);
    }
}

#[test]
fn a_newsroom_is_no_person() {
    assert_eq!(names("Reuters interviewed Martha Quill."), "⟦O|Reuters⟧ interviewed ⟦P|Martha Quill⟧.");
}

#[test]
fn an_office_is_no_part_of_a_name() {
    for (plain, expected) in [
        ("Administrator Martha Quill said so.", "Administrator ⟦P|Martha Quill⟧ said so."),
        ("The probe was late, Administrator Brundel said.", "The probe was late, Administrator ⟦P|Brundel⟧ said."),
    ] {
        assert_eq!(names(plain), expected);
    }
}

#[test]
fn a_string_that_is_another_thing_is_no_person() {
    for (plain, expected) in [
        ("Shares in the carmaker Velandra fell. Velandra said so.", "Shares in the carmaker ⟦O|Velandra⟧ fell. ⟦O|Velandra⟧ said so."),
        ("He sold his stake in Ombrel to a rival. Ombrel said so.", "He sold his stake in ⟦O|Ombrel⟧ to a rival. ⟦O|Ombrel⟧ said so."),
        ("They met at the Calle Varosa. He won an Oscar.", "They met at the ⟦L|Calle Varosa⟧. He won an Oscar."),
        ("The Consumer Credit Bill passed. The Finance Bill failed.", "The Consumer Credit Bill passed. The Finance Bill failed."),
        (
            "The head of Hale's of London left. Hale's of London said so.",
            "The head of ⟦O|Hale⟧'s of London left. ⟦O|Hale⟧'s of ⟦L|London⟧ said so.",
        ),
        ("They saw Sing It Like Quill and Jane of the Dead there.", "They saw Sing It Like Quill and Jane of the Dead there."),
        (
            "She visited the villages of Grenhaven, Ostram, Kelbury and Sorlam, and rested.",
            "She visited the villages of ⟦L|Grenhaven⟧, Ostram, ⟦L|Kelbury⟧ and ⟦L|Sorlam⟧, and rested.",
        ),
        (
            "The council approved 10 projects including Kulan Ramvor, Tamasha Dorvel and Kargil Hundrel.",
            "The council approved 10 projects including Kulan Ramvor, Tamasha Dorvel and Kargil Hundrel.",
        ),
        ("One of the few Quill-era ministers met Martha Quill.", "One of the few ⟦P|Quill⟧-era ministers met ⟦P|Martha Quill⟧."),
    ] {
        assert_eq!(names(plain), expected);
    }
}

#[test]
fn a_body_has_its_number_and_stands_apart_from_the_person() {
    for (plain, expected) in [
        (
            "A spokesman for Channel 4 told the council that it was closed.",
            "A spokesman for ⟦O|Channel 4⟧ told the council that it was closed.",
        ),
        ("The leader of the union Uniton Dave Quill said so.", "The leader of the union ⟦O|Uniton⟧ ⟦P|Dave Quill⟧ said so."),
    ] {
        assert_eq!(names(plain), expected);
    }
}
