//! Persons: each once, with every name, role phrase and pronoun that means them.

use onrecord::language::{self, Name, NameKind, Tagged};
use onrecord::people::{self, Entities};
use onrecord::reading;
use onrecord::text::{self, Span};

/// The article of a marked text: persons' names in `[ ]`, organisations' in `{ }`, places' in `< >`; the names are given so that only this room is tested.
fn read(marked: &str, check: impl FnOnce(&Tagged<'_>, Entities)) {
    let mut plain = String::new();
    let mut names = Vec::new();
    let mut start = 0;
    for c in marked.chars() {
        match c {
            '[' | '{' | '<' => start = plain.len(),
            ']' => names.push((start, NameKind::Person, plain.len())),
            '}' => names.push((start, NameKind::Organisation, plain.len())),
            '>' => names.push((start, NameKind::Place, plain.len())),
            _ => plain.push(c),
        }
    }
    let mut tagged = language::tag(text::segment(&plain, &[]));
    tagged.names = names.into_iter().map(|(start, kind, end)| Name { span: Span::new(start, end), kind }).collect();
    let mut entities = people::find(&tagged);
    for mention in entities.people.iter_mut().flat_map(|person| &mut person.mentions) {
        reading::number_places(&mut mention.how, &tagged.paragraphs);
    }
    check(&tagged, entities);
}

/// "Ada Vale: Ada Vale, Vale; …": every person's name with the names that mean the person, in order.
fn persons(marked: &str) -> String {
    let mut out = String::new();
    read(marked, |tagged, entities| {
        let list = |person: &people::Person| {
            let names = person.mentions.iter().filter(|mention| mention.kind == people::MentionKind::Name);
            format!("{}: {}", person.name, names.map(|mention| mention.span.cut(tagged.text)).collect::<Vec<_>>().join(", "))
        };
        out = entities.people.iter().map(list).collect::<Vec<_>>().join("; ");
    });
    out
}

#[test]
fn one_person_once() {
    let cases = [
        ("[Ada Vale] spoke. [Vale] left.", "Ada Vale: Ada Vale, Vale"),
        ("[Ada Valeport] spoke. [Valeport] left with [Valport].", "Ada Valeport: Ada Valeport, Valeport, Valport"),
        ("[Ada Valeport] spoke. [Valeport] met [Tom Valport].", "Ada Valeport: Ada Valeport, Valeport; Tom Valport: Tom Valport"),
        ("[Vale] spoke. Then [Ada B. Vale] left with [Ada].", "Ada B. Vale: Vale, Ada B. Vale, Ada"),
        ("[Ada Vale] met Mr. [Vale] and Ms. [Vale].", "Ada Vale: Ada Vale, Vale; Vale: Vale"),
        ("[Vale] was born in Salt, the daughter of [Tom Vale]. [Vale] left.", "Vale: Vale, Vale; Tom Vale: Tom Vale"),
        ("[Alan Moor] spoke. [Al Moor] left.", "Alan Moor: Alan Moor, Al Moor"),
        ("[Robert “Bobby” Moor] spoke. [Bobby] left.", "Robert “Bobby” Moor: Robert “Bobby” Moor, Bobby"),
        ("[Otto van Hale] spoke. [van Hale] left.", "Otto van Hale: Otto van Hale, van Hale"),
        ("[Omar al-Hadid] spoke. [Hadid] left.", "Omar al-Hadid: Omar al-Hadid, Hadid"),
        ("[Ben Vale] met [Ada Vale]. [Ben Vale] left.", "Ben Vale: Ben Vale, Ben Vale; Ada Vale: Ada Vale"),
        ("[Sam Reed Jr.] is the son of [Sam Reed Sr.]", "Sam Reed Jr.: Sam Reed Jr.; Sam Reed Sr.: Sam Reed Sr."),
        ("[Tom A. Reed] met [Tom B. Reed].", "Tom A. Reed: Tom A. Reed; Tom B. Reed: Tom B. Reed"),
        ("[J.K. Moor] wrote. [J. K. Moor] read.", "J.K. Moor: J.K. Moor, J. K. Moor"),
        ("[Jo Vale-Hart] wrote. [Hart] read. [Vale-Hart] slept.", "Jo Vale-Hart: Jo Vale-Hart, Hart, Vale-Hart"),
        ("[Inés Cañada] spoke. [Ines Canada] left.", "Inés Cañada: Inés Cañada, Ines Canada"),
        ("[ADA VALE] WINS\n[Ada Vale] has won.", "Ada Vale: ADA VALE, Ada Vale"),
        ("[Shin Ha-rin] spoke. Mr. [Shin] left. [Shin Ha Rin] ate.", "Shin Ha-rin: Shin Ha-rin, Shin, Shin Ha Rin"),
        ("[Peter] and [Mary Vale] came. [Peter] left.", "Peter Vale: Peter, Peter; Mary Vale: Mary Vale"),
        ("[Tom Vale] and [Mary Vale] came. Mr. and Mrs. [Vale] left.", "Tom Vale: Tom Vale, Vale; Mary Vale: Mary Vale, Vale"),
        ("[Tom Vale] spoke. Mrs. [Vale] listened. [Vale] spoke again.", "Tom Vale: Tom Vale, Vale; Vale: Vale"),
        ("[Bill] and [Hilda Vale] came. [Hilda Vale] spoke. Mr. [Vale] left.", "Bill Vale: Bill, Vale; Hilda Vale: Hilda Vale, Hilda Vale"),
        ("Mr. and Mrs. [Vale] came. Mrs. [Vale] spoke. Mr. [Vale] left.", "Mr. Vale: Vale, Vale; Mrs. Vale: Vale, Vale"),
        ("Mr. and Mrs. [Tom Vale] came. Mrs. [Vale] spoke.", "Tom Vale: Tom Vale; Vale: Tom Vale, Vale"),
        ("[Tom C. Reed] met [T.C. Reed].", "Tom C. Reed: Tom C. Reed, T.C. Reed"),
        ("[Tom Reed] met [T.C. Reed].", "Tom Reed: Tom Reed; T.C. Reed: T.C. Reed"),
        ("[G Reed] passed to [J Reed].", "G Reed: G Reed; J Reed: J Reed"),
        ("[Al “The Red Eel” Moor] spoke. [Moor] left.", "Al “The Red Eel” Moor: Al “The Red Eel” Moor, Moor"),
        ("The chairman [Robin Vale] spoke. Ms [Vale] left.", "Robin Vale: Robin Vale, Vale"),
        ("[Sam Reed Jr.] beat [Sam Reed Sr.] and [Reed Jr.] left.", "Sam Reed Jr.: Sam Reed Jr., Reed Jr.; Sam Reed Sr.: Sam Reed Sr."),
    ];
    for (text, expected) in cases {
        assert_eq!(persons(text), expected, "{text}");
    }
}

#[test]
fn a_surname_is_shared_only_by_a_pair() {
    let cases = [
        ("The brothers [Bill] and [Tom Vale] sang.", "Bill Vale: Bill; Tom Vale: Tom Vale"),
        ("[Bill], [Peter] and [Tom Vale] sang.", "Bill Vale: Bill; Peter Vale: Peter; Tom Vale: Tom Vale"),
        ("[Otto Hale], [Peter] and [Tom Vale] sang.", "Otto Hale: Otto Hale; Peter: Peter; Tom Vale: Tom Vale"),
        ("[Peter] sang. [Peter] and [Tom Vale] left.", "Peter: Peter, Peter; Tom Vale: Tom Vale"),
        ("[Otto Harvey] ran with [Harvey] and [Tom Vale].", "Otto Harvey: Otto Harvey, Harvey; Tom Vale: Tom Vale"),
    ];
    for (text, expected) in cases {
        assert_eq!(persons(text), expected, "{text}");
    }
}

#[test]
fn who_is_introduced_as_kin_is_another() {
    let cases = [
        ("Mr. [Hale] accused his ex-wife, [Dora Hale], of lying. Mr. [Hale] left.", "Hale: Hale, Hale; Dora Hale: Dora Hale"),
        ("Mr. [Reed] found his son, [Tom Reed], in the barn.", "Reed: Reed; Tom Reed: Tom Reed"),
        ("Ms. [Reed] left all to [Ada Reed], her niece. Ms. [Reed] died.", "Reed: Reed, Reed; Ada Reed: Ada Reed"),
        ("President [Moor]'s brother, [Tom Moor], left. President [Moor] smiled.", "Moor: Moor, Moor; Tom Moor: Tom Moor"),
        ("[Tom Reed] shot his mother, [Ada Reed], 60. [Reed] was asleep.", "Tom Reed: Tom Reed, Reed; Ada Reed: Ada Reed"),
        (
            "[Tom Hale] and his wife, [Ada], came. Mrs [Hale] sang. Their daughter, [Dora Hale], slept.",
            "Tom Hale: Tom Hale; Ada: Ada, Hale; Dora Hale: Dora Hale",
        ),
        ("[Tom Hale] nursed his mother. [Hale] wept.", "Tom Hale: Tom Hale, Hale"),
    ];
    for (text, expected) in cases {
        assert_eq!(persons(text), expected, "{text}");
    }
}

#[test]
fn two_names_joined_in_words_are_one_persons() {
    let cases = [
        ("[Ada Vale], née [Reed], sang. [Vale] left.", "Ada Vale: Ada Vale, Reed, Vale"),
        ("[Ada Vale], born [Dora Reed] in Salt, sang. Ms. [Reed] left.", "Ada Vale: Ada Vale, Dora Reed, Reed"),
        ("[Tom Vale] (a.k.a. [Red Tommy]) sang. [Red Tommy] left.", "Tom Vale: Tom Vale, Red Tommy, Red Tommy"),
        ("[Quillo], whose real name is [Tom Vale], sang. Mr. [Vale] left. [Quillo] stayed.", "Quillo: Quillo, Tom Vale, Vale, Quillo"),
        ("[Tom Vale], better known as [Tommy Reed], met [Otto Hale].", "Tom Vale: Tom Vale, Tommy Reed; Otto Hale: Otto Hale"),
        ("[Tom Vale], formerly [Ada Reed]'s driver, sang.", "Tom Vale: Tom Vale; Ada Reed: Ada Reed"),
    ];
    for (text, expected) in cases {
        assert_eq!(persons(text), expected, "{text}");
    }
}

#[test]
fn who_wrote_the_article_is_nobody_in_it() {
    let cases = [
        ("By [Ada Vale]\n\n[Tom Reed] spoke.", "Tom Reed: Tom Reed"),
        ("By [ADA VALE] and [Otto Hale], {Harbour Times}\n\n[Tom Reed] spoke.", "Tom Reed: Tom Reed"),
        ("[Tom Reed] spoke.\n\nReporting by [Ada Vale]; editing by [Otto Hale]", "Tom Reed: Tom Reed"),
        ("[Tom Reed] spoke and left. [Ada Vale] contributed to this report.", "Tom Reed: Tom Reed"),
        ("By [Ada Vale], Harbour Affairs Correspondent\n\n[Tom Reed] spoke.", "Tom Reed: Tom Reed"),
        ("By [Ada Vale]\n\n[Tom Reed] spoke. [Vale] listened.", "Ada Vale: Ada Vale, Vale; Tom Reed: Tom Reed"),
        (
            "Bridge closes\n[Ada Vale]\n13 March\n\n[Tom Reed] said on Tuesday that the bridge over the river would be closed for repairs until May.",
            "Tom Reed: Tom Reed",
        ),
        ("[Tom Reed] spoke. [Ada Vale] stood by [Otto Hale].", "Tom Reed: Tom Reed; Ada Vale: Ada Vale; Otto Hale: Otto Hale"),
    ];
    for (text, expected) in cases {
        assert_eq!(persons(text), expected, "{text}");
    }
}

#[test]
fn the_plural_of_a_surname_means_the_family() {
    read("[Tom Vale] met [Ada Vale]. The [Vales] left. The [Reeds] came.", |tagged, entities| {
        let families = |person: &people::Person| {
            let phrases = person.mentions.iter().filter(|mention| mention.kind == people::MentionKind::Role);
            format!("{}: {}", person.name, phrases.map(|mention| mention.span.cut(tagged.text)).collect::<Vec<_>>().join(", "))
        };
        let families: Vec<String> = entities.people.iter().map(families).collect();
        assert_eq!(families.join("; "), "Tom Vale: The Vales; Ada Vale: The Vales; Reeds: ");
    });
}

#[test]
fn organisations_and_places_once() {
    let text = "{City Harbour Commission} met in the <U.S.> and the <United States>. The {Harbour Commission} (\
                {CHC}) rose. {Vale Ltd.} and {Vale} fell. {Board of Salt} ({BOSS}) won. {Maritime Union} met; the {Mar} rose. \
                {Quill Ferries} and {HBC News} met {Quill} and the {HBC}.";
    read(text, |_, entities| {
        let list = |entities: &[people::Entity]| {
            entities.iter().map(|one| format!("{} {}", one.name, one.mentions.len())).collect::<Vec<_>>().join("; ")
        };
        let expected = "City Harbour Commission 3; Vale Ltd. 2; Board of Salt 2; Maritime Union 2; Quill Ferries 2; HBC News 1; HBC 1";
        assert_eq!(list(&entities.organisations), expected);
        assert_eq!(list(&entities.places), "United States 2");
    });
}

#[test]
fn a_speaker_is_the_first_person_and_not_the_third() {
    let cases = [
        ("“I like my boat,” [Ada Vale] said. I do not.", "I; my; Ada Vale"),
        ("[Ada Vale] smiled. “She knew it,” [Vale] said. She left.", "Ada Vale; Vale; She"),
        ("“Ask [Vale],” [Ada Vale] said of herself.", "Vale; Ada Vale; herself"),
    ];
    for (text, expected) in cases {
        read(text, |tagged, mut entities| {
            people::link_speech(tagged, &mut entities, &[(0, tagged.quotations[0].span)]);
            let mentions = entities.people[0].mentions.iter().map(|mention| mention.span.cut(tagged.text)).collect::<Vec<_>>();
            assert_eq!(mentions.join("; "), expected, "{text}");
        });
    }
}

/// "he: Ada Vale; …": every pronoun of the third person with whom it means.
fn pronouns(marked: &str) -> String {
    let mut out = String::new();
    read(marked, |tagged, entities| {
        let mut links: Vec<(Span, &str)> = Vec::new();
        for person in &entities.people {
            let pronouns = person.mentions.iter().filter(|mention| mention.kind == people::MentionKind::Pronoun);
            links.extend(pronouns.map(|mention| (mention.span, person.name.as_str())));
        }
        links.sort();
        out = links.iter().map(|(span, name)| format!("{}: {name}", span.cut(tagged.text))).collect::<Vec<_>>().join("; ");
    });
    out
}

#[test]
fn pronouns_mean_persons() {
    let cases = [
        ("[Ada Vale] spoke. She left with her dog.", "She: Ada Vale; her: Ada Vale"),
        ("[Ada Vale] met [Tom Reed]. He smiled at her.", "He: Tom Reed; her: Ada Vale"),
        ("[Tom Reed] met [Alan Moor] on Monday. He smiled.", "He: Tom Reed"),
        ("[Alan Moor] spoke. [Tom Reed] met him.", "him: Alan Moor"),
        ("[Tom Reed] hurt himself.", "himself: Tom Reed"),
        ("On Monday [Alan Moor] thanked him.", ""),
        ("In her speech on Monday, [Ada Vale] called for peace.", "her: Ada Vale"),
        ("They wrote to [Tom Reed]. In his book on tides, [Ben Sule] praised them.", "his: Ben Sule"),
        ("The rain fell. He smiled.", ""),
        ("Mr. [Quill] and Ms. [Quill] came. She left.", "She: Ms. Quill"),
        ("[Tom Reed] asked [Alan Moor] what he would do.", "he: Alan Moor"),
        ("[Tom Reed] told [Alan Moor] that he should leave.", "he: Alan Moor"),
        ("[Tom Reed] appointed [Alan Moor] as his deputy.", "his: Tom Reed"),
        ("[Tom Reed] met [Alan Moor], who wanted to sell his boat.", "his: Alan Moor"),
        ("[Tom Reed] lost. “[Alan Moor] was better,” he said.", "he: Tom Reed"),
        ("“[Alan Moor] was better,” he said.", ""),
        ("[Tom Reed] met [Alan Moor]. “It is hard to beat him,” he said. “[Moor] is good.”", "him: Alan Moor; he: Tom Reed"),
        ("[Tom Reed] followed [Alan Moor] in May. Beside [Moor], he said it was late.", "he: Tom Reed"),
        ("[Tom Reed] followed [Alan Moor] in May. Asked about [Moor], he said: “No.”", "he: Tom Reed"),
        ("[Tom Reed] spoke for the club. [Alan Moor] had only been tired, he said.", "he: Tom Reed"),
        ("[Tom Reed] praised [Alan Moor]. “He kept us in it,” he said.", "He: Alan Moor; he: Tom Reed"),
        ("[Tom Reed] asked [Alan Moor] where the boat was. “At sea,” he said.", "he: Alan Moor"),
        ("“Where is it?” [Tom Reed] asked [Alan Moor]. “At sea,” he replied.", "he: Alan Moor"),
        ("[Tom Reed] sold the farm. His brother, [Alan], was against it. “It was ours,” he said.", "His: Tom Reed; he: Alan"),
        ("Mayor [Tom Reed] waved. [Alan Moor] came. The mayor spoke. He smiled.", "He: Tom Reed"),
    ];
    for (text, expected) in cases {
        assert_eq!(pronouns(text), expected, "{text}");
    }
}

#[test]
fn every_link_tells_how_it_was_made() {
    read("[Ada Vale] spoke to [Tom Reed].\n\nShe left.", |_, entities| {
        assert_eq!(entities.people[0].mentions[1].how, "She ← Ada Vale, the subject of the sentence before, ¶1");
    });
}

#[test]
fn a_surname_of_two_is_a_guess_that_names_the_other() {
    read("[Ada Vale], who died on Monday, wrote. Her son, [Tom Vale], paints. [Vale] paused.", |_, entities| {
        let mention = &entities.people[1].mentions[1];
        assert_eq!(mention.how, "surname of Tom Vale rather than of Ada Vale, ¶1");
        assert!(mention.guess);
    });
    let couple = "[Ada Vale] and her husband, [Tom Vale], farm. [Vale] said she would sell. Mr. [Vale] laughed.";
    assert_eq!(persons(couple), "Ada Vale: Ada Vale, Vale; Tom Vale: Tom Vale, Vale");
}

/// "Ada Vale (f): mayor": name, gender and role of every person.
fn roles(marked: &str) -> String {
    let mut out = String::new();
    read(marked, |_, entities| {
        let line = |person: &people::Person| {
            let gender = person.gender.map_or("-", |gender| if gender == people::Gender::Female { "f" } else { "m" });
            format!("{} ({gender}): {}", person.name, person.role.as_deref().unwrap_or("-"))
        };
        out = entities.people.iter().map(line).collect::<Vec<_>>().join("; ");
    });
    out
}

#[test]
fn roles_are_words_of_the_text() {
    let cases = [
        ("House Minority Leader [Ada Vale] spoke.", "Ada Vale (f): House Minority Leader"),
        ("[Ada Vale], the House minority leader, spoke.", "Ada Vale (f): House minority leader"),
        ("On Monday Attorney General [Quill Harrow] left.", "Quill Harrow (-): Attorney General"),
        ("The former mayor [Tom Reed] smiled.", "Tom Reed (m): former mayor"),
        ("[Tom Reed], 34, a plumber from Harbour, smiled.", "Tom Reed (m): plumber"),
        ("[Quill Harrow], an actress, smiled.", "Quill Harrow (f): actress"),
        ("[Tom Reed] is the president of Salt.", "Tom Reed (m): president of Salt"),
        ("The tired plumber [Tom Reed] smiled.", "Tom Reed (m): plumber"),
        ("Mr. [Reed] smiled.", "Reed (m): -"),
        ("Dr. [Quill Harrow] smiled.", "Quill Harrow (-): -"),
        ("The plumber Dr. [Quill Harrow] smiled.", "Quill Harrow (-): plumber"),
        ("The chief operating officer [Quill Harrow] smiled.", "Quill Harrow (-): chief operating officer"),
        ("Prime Minister Sheikh [Quill Harrow] smiled.", "Quill Harrow (m): Prime Minister"),
        ("[Quill Harrow], director of the {Salt}'s office, smiled.", "Quill Harrow (-): director"),
        ("The Bank of Salt deputy governor [Quill Harrow] smiled.", "Quill Harrow (-): deputy governor"),
        ("The left-handed plumber [Quill Harrow] smiled.", "Quill Harrow (-): plumber"),
        ("On Monday, the health secretary, [Ada Vale], smiled.", "Ada Vale (f): health secretary"),
        ("Its chief executive, Sir [Quill Harrow], smiled.", "Quill Harrow (m): chief executive"),
        ("The mayor of {Salt}, [Ada Vale], smiled.", "Ada Vale (f): mayor of Salt"),
        ("It was Mr. [Reed]'s weary lawyer, [Ada Vale].", "Reed (m): -; Ada Vale (f): lawyer"),
        ("The mayor, [Ada Vale] and the clerk smiled.", "Ada Vale (f): -"),
        ("[Tom Reed], the clerk, [Ada Vale], and a plumber smiled.", "Tom Reed (m): clerk; Ada Vale (f): -"),
        ("Lord [Harrow] smiled. [Harrow], the attorney general, left.", "Harrow (m): attorney general"),
        ("A friend of the Salt Watch director [Quill Harrow] smiled.", "Quill Harrow (-): director"),
        ("The Salt co-chairman [Quill Harrow] smiled.", "Quill Harrow (-): Salt co-chairman"),
        ("It came before rapper [Quill Harrow] smiled.", "Quill Harrow (-): rapper"),
        ("The {Salt} fly-half [Quill Harrow] smiled.", "Quill Harrow (-): Salt fly-half"),
        ("On the wing [Tom Reed] was fast.", "Tom Reed (m): -"),
        ("The actor and singer [Tom Reed] smiled.", "Tom Reed (m): actor and singer"),
        ("The mayor and Senator [Tom Reed] smiled.", "Tom Reed (m): Senator"),
        ("Secretary of State [Quill Harrow] smiled.", "Quill Harrow (-): Secretary of State"),
        ("A truck driver named [Tom Reed] smiled.", "Tom Reed (m): truck driver"),
        ("At the time Lord [Harrow] smiled.", "Harrow (m): Lord"),
        ("His colleague Foreign Secretary [Quill Harrow] smiled.", "Quill Harrow (-): Foreign Secretary"),
        ("In October party leader [Quill Harrow] smiled.", "Quill Harrow (-): party leader"),
        ("Labour peer Lord [Harrow] smiled.", "Harrow (m): Labour peer"),
        ("The shadow culture secretary, [Tom Reed], smiled.", "Tom Reed (m): shadow culture secretary"),
        ("Its {Salt} lawyer, [Tom Reed] of the Vale firm, smiled.", "Tom Reed (m): Salt lawyer"),
        ("Its founder and chairwoman, [Quill Harrow], smiled.", "Quill Harrow (f): founder and chairwoman"),
        ("Director of Public Works, [Quill Harrow] QC, who smiled, left.", "Quill Harrow (-): Director of Public Works"),
        ("[Quill Harrow], {Salt}'s ambassador, smiled.", "Quill Harrow (-): ambassador"),
        ("[Quill Harrow], the mill's chief of staff, smiled.", "Quill Harrow (-): chief of staff"),
        ("[Quill Harrow], a librarian working in Salt, smiled.", "Quill Harrow (-): librarian"),
        ("[Quill Harrow], marketing manager at Salt Snaps, smiled.", "Quill Harrow (-): marketing manager"),
        ("World number one [Ada Vale] met third seed [Jo Reed].", "Ada Vale (f): World number one; Jo Reed (f): third seed"),
        ("As chief executive, [Ada Vale] will run the mill.", "Ada Vale (f): chief executive"),
        ("[Ada Vale], now head of {Salt TV}, spoke.", "Ada Vale (f): head of Salt TV"),
        ("The local plumbers [Tom Reed] and [Ada Vale] left.", "Tom Reed (m): local plumber; Ada Vale (f): local plumber"),
        ("He served under President [Vale].", "Vale (-): President"),
    ];
    for (text, expected) in cases {
        assert_eq!(roles(text), expected, "{text}");
    }
}

/// "Ada Vale: the mayor, role of Ada Vale, given in ¶1; …": every phrase that means a person, and how it came to.
fn phrases(marked: &str) -> String {
    let mut out = Vec::new();
    read(marked, |tagged, entities| {
        for person in &entities.people {
            let phrases = person.mentions.iter().filter(|mention| mention.kind == people::MentionKind::Role);
            out.extend(phrases.map(|mention| format!("{}: {}, {}", person.name, mention.span.cut(tagged.text), mention.how)));
        }
    });
    out.join("; ")
}

#[test]
fn a_role_means_the_one_who_has_it() {
    let cases = [
        ("Mayor [Ada Vale] spoke. Then the mayor left.", "Ada Vale: the mayor, role of Ada Vale, given in ¶1"),
        ("Mayor [Ada Vale] met Mayor [Tom Reed]. Then the mayor left.", ""),
        ("Mayor [Ada Vale] spoke. The deputy mayor left.", ""),
        ("Deputy Mayor [Ada Vale] spoke. The mayor left.", ""),
        ("Lt. Gov. [Ada Vale] spoke. The governor left.", ""),
        ("Lt. Gov. [Ada Vale] spoke. The lieutenant governor left.", "Ada Vale: The lieutenant governor, role of Ada Vale, given in ¶1"),
        ("Mayor [Tom Reed] and Deputy Mayor [Ada Vale] spoke. The mayor left.", "Tom Reed: The mayor, role of Tom Reed, given in ¶1"),
        ("Sen. [Ada Vale] voted no. The senator left.", "Ada Vale: The senator, role of Ada Vale, given in ¶1"),
        ("Dr. [Ada Vale] spoke. The doctor left.", "Ada Vale: The doctor, role of Ada Vale, given in ¶1"),
        ("Rep. [Ada Vale] spoke. The congresswoman left.", "Ada Vale: The congresswoman, role of Ada Vale, given in ¶1"),
        ("Rep. [Ada Vale] spoke. The congressman left.", ""),
        ("Mayor [Ada Vale] spoke. The mayor who wept left.", ""),
        ("The {Salt} coach [Ada Vale] spoke. The {Salt} coach left.", "Ada Vale: The Salt coach, role of Ada Vale, given in ¶1"),
        ("The mayor left.", ""),
    ];
    for (text, expected) in cases {
        assert_eq!(phrases(text), expected, "{text}");
    }
}

#[test]
fn who_is_called_by_a_trade_and_speaks_was_spoken_of() {
    let cases = [
        ("[Ada Vale] has won. “I am glad,” said the teenager.", "Ada Vale: the teenager, Ada Vale, whom the words before are about"),
        ("[Ada Vale] has won. The teenager left.", ""),
        ("[Ada Vale] met a singer. “I am glad,” said the singer.", ""),
        ("[Ada Vale] has won. “I am glad,” said the chancellor.", ""),
        ("[Ada Vale] and [Tom Reed] have won. “I am glad,” said the teenager.", ""),
        ("[Ada Vale] has won. “I am glad,” said the actor.", ""),
    ];
    for (text, expected) in cases {
        assert_eq!(phrases(text), expected, "{text}");
    }
}

#[test]
fn an_age_or_a_country_means_a_person() {
    let cases = [
        ("[Tom Reed], 67, met [Ada Vale], 34. The 67-year-old has left.", "Tom Reed: The 67-year-old, age of Tom Reed"),
        ("[Ada Vale] has won. The 34-year-old sailor wept.", "Ada Vale: The 34-year-old sailor, Ada Vale, whom the words before are about"),
        ("[Ada Vale] spoke. She met [Tom Reed]. He smiled.\n\nThe tide fell. The 34-year-old left.", ""),
        ("[Ada Vale] met a 34-year-old man. Later the 34-year-old left.", ""),
        ("[Ada Vale] and [Tom Reed] spoke. The 34-year-old left.", ""),
        ("[Ada Vale], 52, spoke. The 34-year-old left.", ""),
        ("[Tom Reed] spoke. The 34-year-old actress left.", ""),
        ("[Ada Vale] spoke. The 34-year-old bridge fell.", ""),
        ("“He is ill,” said [Ada Vale]. The 34-year-old sailor is at home.", ""),
        (
            "The Russian sailor [Tom Reed] met [Alan Moor]. The Russian has left.",
            "Tom Reed: The Russian, nationality of Tom Reed, given in ¶1",
        ),
        ("{Sweden}’s [Tom Reed] met [Alan Moor]. The Swede has left.", "Tom Reed: The Swede, nationality of Tom Reed, given in ¶1"),
        ("The Russian sailor [Tom Reed] met the Russian [Alan Moor]. The Russian has left.", ""),
        ("The Russian sailor [Tom Reed] spoke. The Russian team left.", ""),
        ("The Russian sailor [Tom Reed] spoke. The Swede left.", ""),
        ("[Tom Reed] has won. The Swede led from the start.", "Tom Reed: The Swede, Tom Reed, whom the words before are about"),
        ("[Tom Reed] has won. The crowd cheered the Swede.", ""),
    ];
    for (text, expected) in cases {
        assert_eq!(phrases(text), expected, "{text}");
    }
}
