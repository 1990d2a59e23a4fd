//! Quotes: `⟦1|…⟧` is content of the first quote, `⟦by 1|…⟧` the words that name its speaker, `⟦cue 1|…⟧` its cue.

use onrecord::language::{self, Name, NameKind};
use onrecord::people;
use onrecord::quotes::{self, Quote, QuoteKind, Tense, Who};
use onrecord::text::{self, Span};

use super::marked;

/// The quotes of a text in which every word of `persons` is a person's name.
fn read(text: &str, persons: &[&str]) -> (Vec<Quote>, people::Entities) {
    read_names(text, persons, &[])
}

/// The quotes of a text in which these are the names of persons and organisations.
fn read_names(text: &str, persons: &[&str], organisations: &[&str]) -> (Vec<Quote>, people::Entities) {
    let mut tagged = language::tag(text::segment(text, &[]));
    let kinds = [(persons, NameKind::Person), (organisations, NameKind::Organisation)];
    let mut names: Vec<Name> = kinds
        .iter()
        .flat_map(|&(names, kind)| names.iter().map(move |name| (name, kind)))
        .flat_map(|(name, kind)| text.match_indices(name).map(move |(at, name)| Name { span: Span::new(at, at + name.len()), kind }))
        .collect();
    names.sort_by_key(|name| name.span);
    tagged.names = names;
    let mut entities = people::find(&tagged);
    let quotes = quotes::find(&tagged, &mut entities);
    (quotes, entities)
}

/// The name of the person who speaks each quote; empty where nobody is known.
fn speakers(quotes: &[Quote], entities: &people::Entities) -> Vec<String> {
    let name = |quote: &Quote| match quote.speaker.as_ref()?.who? {
        Who::Person(person) => Some(entities.people[person].name.clone()),
        _ => None,
    };
    quotes.iter().map(|quote| name(quote).unwrap_or_default()).collect()
}

fn show(text: &str) -> String {
    let (quotes, _) = read(text, &[]);
    let mut spans: Vec<(Span, String)> = Vec::new();
    for (index, quote) in quotes.iter().enumerate() {
        let number = index + 1;
        spans.extend(quote.spans.iter().map(|&span| (span, number.to_string())));
        spans.extend(quote.cue.iter().map(|&span| (span, format!("cue {number}"))));
        spans.extend(quote.speaker.iter().flat_map(|speaker| &speaker.spans).map(|&span| (span, format!("by {number}"))));
    }
    marked(text, &spans)
}

/// Each line is the text itself with the marks put in.
fn check(cases: &[&str]) {
    for &expected in cases {
        let mut plain = String::new();
        let mut rest = expected;
        while let Some((before, after)) = rest.split_once(['⟦', '⟧']) {
            plain.push_str(before);
            rest = if expected[..expected.len() - after.len()].ends_with('⟦') { after.split_once('|').unwrap().1 } else { after };
        }
        plain.push_str(rest);
        assert_eq!(show(&plain), expected);
    }
}

#[test]
fn direct_quotes_with_a_cue_after_them() {
    check(&[
        "⟦1|“The bridge is safe,”⟧ ⟦by 1|Ada Vale⟧ ⟦cue 1|told⟧ reporters on Monday.",
        "⟦1|“The bridge,”⟧ ⟦cue 1|said⟧ ⟦by 1|Ada Vale⟧, the mayor, ⟦1|“is safe. We checked it.”⟧",
        "⟦1|“Is it safe?”⟧ ⟦by 1|Vale, the mayor⟧, ⟦cue 1|asked⟧.",
        "⟦1|“It is safe,”⟧ ⟦by 1|she⟧ ⟦cue 1|said⟧. ⟦1|“We checked.”⟧ Then she left.",
        "⟦1|“It is safe,”⟧ ⟦by 1|⟦by 2|she⟧⟧ ⟦cue 1|said⟧; and, later, ⟦2|“Nobody was hurt on the bridge.”⟧",
        "⟦1|The bridge is⟧ ⟦1|“as safe as a church,”⟧ ⟦by 1|the mayor⟧ ⟦cue 1|said⟧.",
    ]);
}

#[test]
fn direct_quotes_with_a_cue_before_them() {
    check(&[
        "⟦by 1|Vale⟧ ⟦cue 1|said⟧: ⟦1|“It is safe.”⟧",
        "⟦by 1|Vale⟧ ⟦cue 1|told⟧ reporters in Elmford, ⟦1|“It is safe.”⟧",
        "⟦by 1|She⟧ ⟦cue 1|added⟧, ⟦1|“It is safe.”⟧",
        "⟦by 1|The mayor⟧ issued the following statement:\n⟦1|“It is safe.”⟧",
        "⟦1|“It is safe.”⟧ — ⟦by 1|Ada Vale⟧",
    ]);
}

#[test]
fn quotations_go_on() {
    check(&[
        "⟦1|“It is safe,”⟧ ⟦by 1|the mayor⟧ ⟦cue 1|said⟧.\n⟦1|“We checked it twice.”⟧",
        "⟦by 1|The mayor⟧ ⟦cue 1|said⟧: ⟦1|“It is safe.⟧\n⟦1|“We checked it twice.”⟧",
        "⟦1|“It is safe.”⟧ ⟦1|“We checked twice,”⟧ ⟦by 1|she⟧ ⟦cue 1|said⟧.",
        "⟦1|“It is over,”⟧ ⟦by 1|she⟧ ⟦cue 1|said⟧, and closed the door.",
        "⟦by 1|⟦by 2|Vale⟧⟧ ⟦cue 1|said⟧ ⟦1|the bridge was safe⟧. ⟦2|“We checked it twice.”⟧",
        "⟦by 1|⟦by 2|Vale⟧⟧ ⟦cue 1|said⟧ ⟦1|the bridge was⟧ ⟦1|“quite safe”⟧. ⟦2|“We checked it twice.”⟧",
        "⟦1|“They ask, ‘Is it safe?’”⟧ ⟦by 1|Vale⟧ ⟦cue 1|said⟧. ⟦1|“I tell them, ‘It is.’”⟧ Her office is by the river.",
    ]);
}

#[test]
fn headings_stand_apart() {
    check(&[
        "⟦1|“It is safe,”⟧ ⟦by 1|Vale⟧ ⟦cue 1|said⟧.\n\n⟦1|“We checked it.”⟧\n\n‘A reprieve, not a rescue’\n\nThe river rose.",
        "⟦1|‘We were misled’⟧: anger over the bridge\n\nThe bridge is closed.",
        "⟦1|‘We were misled’⟧: ⟦by 1|residents⟧ leave Elmford\n\nThe bridge is closed.",
        "⟦1|“Enough is enough”⟧ – builders to strike in May\n\nThe bridge is closed.",
        "Bridge fares ⟦1|'to rise by half'⟧\n\nThe bridge is closed.",
        "⟦by 1|PM⟧: ⟦1|we will⟧ ⟦1|'never surrender'⟧ ⟦1|to blackmail⟧\n\nThe bridge is closed.",
        "Elmford ⟦cue 1|dubbed⟧ ⟦1|'worst in Ohio'⟧\n\nThe bridge is closed.",
        "A night with ‘The Bridge’ at the Elmford Playhouse\n\nThe bridge is closed.",
    ]);
}

#[test]
fn the_narrator_beside_a_quotation_tells_who_speaks() {
    check(&[
        "Vale opened the door. Six weeks later the bridge fell. ⟦1|“I cried every day.”⟧",
        "And the best of it? ⟦1|“Nobody was hurt.”⟧",
        "⟦by 1|Mr. Vale⟧ also dismissed the plan.\n\n⟦1|“Nobody wants a bridge of straw.”⟧",
    ]);
    let (quotes, entities) = read("“I have been called worse.” Ada Vale is used to insults.", &["Ada Vale"]);
    assert_eq!(speakers(&quotes, &entities), ["Ada Vale"]);
    let reopened = "The mayor, Ada Vale, met the council on Monday.\n\n“The money is gone.\n\n“There is no more,” she said.";
    let (quotes, entities) = read(reopened, &["Ada Vale"]);
    assert_eq!(speakers(&quotes, &entities), ["Ada Vale"]);
}

#[test]
fn who_is_only_spoken_of_does_not_speak() {
    for (text, expected) in [
        ("Tom Reed warned of a flood. “For all his talk, Ben Sule's record is mixed,” he said.", ["Tom Reed", "Tom Reed"]),
        ("Tom Reed, a clerk, accused Ben Sule's office of sloth. He said he had asked twice.", ["Tom Reed", "Tom Reed"]),
        ("Tom Reed said Ben Sule was late.\n\nHe added that nobody was hurt.", ["Tom Reed", "Tom Reed"]),
        ("Ada Vale said Ben Sule was late. He said that nobody was hurt.", ["Ada Vale", "Ben Sule"]),
        ("Tom Reed said it was late. Ben Sule laughed. “It is early,” he said.", ["Tom Reed", "Ben Sule"]),
        ("Tom Reed, 44, led the club. “It is late,” said Ben Sule, its captain. Nobody would come, he added.", ["Ben Sule", "Ben Sule"]),
        ("Mayor Tom Reed has left. A trader said it was late. “Nobody will come,” he said.", ["", ""]),
        ("Tom Reed has left. “It is late,” said Tom Reed's lawyer. “Nobody will come,” he added.", ["", ""]),
        ("Tom Reed has left. “It is late,” said a trader. Tom Reed came. “It is early,” he said.", ["", "Tom Reed"]),
    ] {
        let (quotes, entities) = read(text, &["Ada Vale", "Tom Reed", "Ben Sule"]);
        assert_eq!(speakers(&quotes, &entities), expected, "{text}");
    }
}

#[test]
fn the_first_of_several_speakers_is_given_with_doubt() {
    let (quotes, entities) = read("Ada Vale and Ben Sule said the bridge was safe.", &["Ada Vale", "Ben Sule"]);
    assert_eq!(speakers(&quotes, &entities), ["Ada Vale"]);
    assert!(quotes[0].confidence < 0.6);
    let (quotes, entities) = read("Ada and Ben producer Eve Poe said the bridge was safe.", &["Ada", "Ben", "Eve Poe"]);
    assert_eq!(speakers(&quotes, &entities), ["Eve Poe"]);
}

#[test]
fn elliptical_attributions() {
    check(&[
        "⟦1|“We had one rule”⟧ – ⟦by 1|Vale⟧ holds up a finger – ⟦1|“and they broke it.”⟧",
        "⟦1|“If you ask me,”⟧ – he leans forward – ⟦1|“it was old,”⟧ ⟦cue 1|says⟧ ⟦by 1|Vale⟧.",
        "⟦by 1|Vale – speaking from his bed⟧ – ⟦cue 1|said⟧: ⟦1|“It was over.”⟧",
        "Is it safe? ⟦1|Not so⟧, ⟦cue 1|says⟧ ⟦by 1|Ada Vale⟧.",
        "⟦1|Nonsense⟧, ⟦cue 1|insists⟧ ⟦by 1|the mayor⟧, a builder.",
        "⟦1|“This bridge”⟧ — and here ⟦by 1|the mayor⟧ paused — ⟦1|“is made of straw.”⟧",
        "(He had built it in March.) ⟦1|“It was wrong,”⟧ ⟦by 1|he⟧ ⟦cue 1|said⟧.",
    ]);
}

#[test]
fn a_pull_quote_repeats_a_quote() {
    let text = "“The bridge was safe when I left it. We checked it,” Ada Vale said.\n\nThe bridge was safe when I left it. Ada Vale, engineer\n\n\
                The bridge was safe when I left it.\n\nThe bridge was safe when I sold it.";
    let (quotes, entities) = read(text, &["Ada Vale"]);
    assert_eq!(speakers(&quotes, &entities), ["Ada Vale"; 3]);
    assert!(quotes[1].how[0].starts_with("repeats ¶") && quotes[1].kind == QuoteKind::Direct);
    assert_eq!(quotes[1].spans[0].cut(text), "The bridge was safe when I left it.");
}

#[test]
fn quotations_go_on_behind_an_abbreviation_or_beside_a_remark() {
    check(&[
        "⟦1|“It is safe,”⟧ ⟦cue 1|said⟧ ⟦by 1|Ada Vale⟧, a builder from Elmford, Vt. ⟦1|“We checked it twice.”⟧",
        "⟦1|“It is safe,”⟧ ⟦by 1|Vale⟧ ⟦cue 1|said⟧. ⟦1|“We checked it twice,”⟧ which took a week.",
        "⟦1|“It is safe,”⟧ ⟦by 1|Vale⟧ ⟦cue 1|said⟧. ⟦1|“We checked.”⟧ ⟦by 2|Mr. Sule⟧ ⟦cue 2|said⟧: ⟦2|“Nobody did.”⟧",
        "⟦by 1|Vale⟧ turned to the crowd. ⟦1|“It is safe. We checked it twice.”⟧",
    ]);
}

#[test]
fn an_exchange_goes_on_in_turns() {
    check(&[
        "⟦1|“Is it safe?”⟧ ⟦cue 1|asked⟧ ⟦by 1|⟦by 3|Vale⟧⟧.\n⟦2|“It is,”⟧ ⟦cue 2|said⟧ ⟦by 2|⟦by 4|Sule⟧⟧.\n⟦3|“Did you check?”⟧\n⟦4|“Twice.”⟧",
        "⟦1|“It is safe,”⟧ ⟦cue 1|said⟧ ⟦by 1|Vale⟧.\n⟦1|“Who would doubt it?”⟧\n⟦1|“We checked.”⟧",
    ]);
}

#[test]
fn indirect_quotes() {
    check(&[
        "⟦1|There are two bridges in the village⟧ ⟦cue 1|said⟧ ⟦by 1|Ada Vale⟧, head of the council.",
        "⟦1|The bridge may fall at any time⟧, ⟦cue 1|says⟧ ⟦by 1|an expert⟧ on bridges.",
        "⟦1|The noise starts at five⟧, ⟦cue 1|said⟧ ⟦by 1|one builder⟧, ⟦1|and does not stop⟧.",
        "⟦1|The bridge was old⟧, the court was ⟦cue 1|told⟧.",
        "⟦1|The firm is bust⟧, it was ⟦cue 1|claimed⟧ by ⟦by 1|Ada Vale⟧.",
        "⟦by 1|The mayor⟧ ⟦cue 1|said⟧ ⟦1|the bridge was safe and the road would reopen⟧.",
        "⟦by 1|Vale, a doctor who lives in Elmford⟧, ⟦cue 1|said⟧ ⟦1|that nobody was hurt⟧.",
        "⟦by 1|Engineers who support the plan⟧ ⟦cue 1|said⟧ ⟦1|the bridge was safe⟧.",
        "However, ⟦by 1|officials⟧ ⟦cue 1|report⟧ ⟦1|that nobody was hurt in the blast⟧.",
        "⟦1|Nobody was hurt in the blast⟧, ⟦by 1|the Courier⟧ ⟦cue 1|reports⟧.",
        "⟦by 1|The union⟧ ⟦cue 1|vowed⟧ ⟦1|to fight the closure of the plant⟧.",
        "⟦by 1|Vale⟧ ⟦cue 1|denied⟧ ⟦1|having met the builders in the spring⟧.",
        "⟦by 1|Reeve⟧ ⟦cue 1|asked⟧ ⟦1|whether the bridge would hold⟧.",
        "⟦by 1|Vale⟧ ⟦cue 1|urged⟧ ⟦1|the council to close the bridge⟧.",
        "⟦1|The road will reopen in May⟧, ⟦by 1|the council⟧ ⟦cue 1|said⟧.",
        "⟦1|The road⟧, ⟦by 1|she⟧ ⟦cue 1|said⟧, ⟦1|will reopen in May⟧.",
        "⟦1|The road will hold⟧, ⟦cue 1|said⟧ ⟦by 1|the engineer Ada Vale⟧.",
        "While ⟦by 1|Reeve⟧ ⟦cue 1|said⟧ ⟦1|the bridge was safe⟧, nobody crossed it.",
        "The ferry sank in what ⟦by 1|forecasters⟧ had ⟦cue 1|called⟧ ⟦1|a moderate gale⟧.",
        "⟦by 1|The council⟧ ⟦cue 1|said⟧ ⟦1|£2bn had been saved on the bridge⟧.",
        "⟦by 1|Vale⟧, ⟦by 1|who⟧ ⟦cue 1|said⟧ ⟦1|the bridge was safe⟧, crossed it on foot.",
    ]);
}

#[test]
fn according_to() {
    check(&[
        "⟦cue 1|According to⟧ ⟦by 1|Ada Vale⟧ ⟦1|the bridge was checked every week⟧.",
        "⟦cue 1|According to⟧ ⟦by 1|the council⟧ ⟦1|more than 12 people were hurt⟧.",
        "⟦cue 1|According to⟧ ⟦by 1|police⟧ ⟦1|he had left⟧.",
        "⟦cue 1|According to⟧ ⟦by 1|the coroner⟧, ⟦1|nobody was hurt in the fire⟧.",
        "⟦1|Nobody was hurt in the fire⟧, ⟦cue 1|according to⟧ ⟦by 1|the coroner⟧.",
        "As ⟦by 1|the coroner⟧ ⟦cue 1|told⟧ the court, ⟦1|nobody was hurt in the fire⟧.",
        "⟦1|Vale⟧, ⟦cue 1|according to⟧ ⟦by 1|two people briefed on the talks⟧, ⟦1|is expected to resign⟧.",
        "⟦1|Nobody was hurt in the fire⟧, ⟦cue 1|according to⟧ ⟦by 1|a report that names the builders⟧.",
        "⟦1|The road will be shut for weeks⟧, ⟦cue 1|according to⟧ ⟦by 1|Ada Vale⟧, the mayor, who spoke on Monday.",
        "It varies according to how long you stay.",
    ]);
}

#[test]
fn according_to_a_source_with_its_apposition() {
    check(&[
        "⟦cue 1|According to⟧ ⟦by 1|Ada Vale, a doctor at Elmford Hospital⟧, ⟦1|nobody was hurt in the fire⟧.",
        "⟦cue 1|According to⟧ ⟦by 1|the board's director, Ben Sule⟧, ⟦1|the road⟧ ⟦1|“will be dry.”⟧",
        "⟦cue 1|According to⟧ ⟦by 1|the report, which was released on Friday⟧, ⟦1|nobody was hurt in the fire⟧.",
        "⟦cue 1|According to⟧ ⟦by 1|Rep. Ada Vale (D-Ohio)⟧, ⟦1|nobody was hurt in the fire⟧.",
        "⟦1|Nobody was hurt in the fire⟧, ⟦cue 1|according to⟧ ⟦by 1|her lawyer, Ben Sule⟧.",
        "⟦cue 1|According to⟧ ⟦by 1|the Courier⟧, ⟦1|a man, 53, was hurt in the fire⟧.",
        "⟦cue 1|According to⟧ ⟦by 1|the report⟧, ⟦1|Ben Sule, the governor, took the money⟧.",
    ]);
}

#[test]
fn according_to_and_a_quotation() {
    check(&[
        "⟦cue 1|According to⟧ ⟦by 1|the coroner⟧, ⟦1|“nobody was hurt.”⟧",
        "⟦1|“Nobody was hurt,”⟧ ⟦cue 1|according to⟧ ⟦by 1|the coroner⟧. ⟦1|“It was luck.”⟧",
    ]);
}

#[test]
fn what_only_sets_the_scene_is_no_content() {
    check(&[
        "On the show “Elmford Today,” ⟦by 1|Vale⟧ ⟦cue 1|said⟧ ⟦1|the bridge was safe⟧.",
        "⟦cue 1|Calling⟧ ⟦1|the plan⟧ ⟦1|“a castle in the air,”⟧ ⟦by 1|⟦by 2|Vale⟧⟧ ⟦cue 2|said⟧ ⟦2|the council was asleep⟧.",
        "⟦by 1|Vale⟧ ⟦cue 1|told⟧ “The Courier” ⟦1|that it was safe⟧.",
        "Vale offered the builders her thanks, ⟦1|“They worked all night,”⟧ ⟦by 1|she⟧ ⟦cue 1|said⟧.",
        "Vale spoke of the builders: ⟦1|“They slept,”⟧ ⟦by 1|she⟧ ⟦cue 1|said⟧.",
        "Harbour Master of Elmford, ⟦by 1|Ada Vale⟧ ⟦cue 1|told⟧ reporters ⟦1|“It is safe to cross.”⟧",
    ]);
}

#[test]
fn content_that_a_comma_does_not_end() {
    check(&[
        "⟦by 1|Vale⟧ ⟦cue 1|said⟧ ⟦1|that rain would come, which⟧ ⟦1|“would help the fields.”⟧",
        "But ⟦by 1|Vale⟧ ⟦cue 1|added⟧ ⟦1|that, from what she had seen, nobody was hurt⟧.",
        "⟦by 1|The crowd⟧ ⟦cue 1|chanted⟧ ⟦1|“Mend the road,”⟧ ⟦1|and⟧ ⟦1|“Open the bridge.”⟧",
        "⟦1|“It is safe,”⟧ ⟦by 1|Vale⟧ ⟦cue 1|said⟧ in a letter to the Courier about her plan, ⟦1|“but nobody crosses it.”⟧",
    ]);
}

#[test]
fn content_that_a_comma_ends() {
    check(&[
        "⟦by 1|Vale⟧ ⟦cue 1|called⟧ ⟦1|the plan⟧ ⟦1|“a castle in the air,”⟧ but she went on building.",
        "⟦cue 1|Conceding⟧ ⟦1|that it was old⟧, ⟦by 1|⟦by 2|she⟧⟧ ⟦cue 2|warned⟧: ⟦2|“It will hold.”⟧",
    ]);
}

#[test]
fn content_ends_where_another_attribution_begins() {
    check(&[
        "⟦by 1|Most engineers⟧ ⟦cue 1|said⟧ ⟦1|the bridge was safe⟧ and ⟦by 2|others⟧ ⟦cue 2|said⟧ ⟦2|it would fall within the year⟧.",
        "⟦by 1|Officials⟧ ⟦cue 1|said⟧ ⟦1|every claim would be heard⟧, with ⟦by 2|the Courier⟧ ⟦cue 2|reporting⟧ ⟦2|that nobody would be refused⟧.",
        "⟦by 1|Vale⟧ ⟦cue 1|said⟧ ⟦1|she knew the bridge and believes in it⟧.",
    ]);
}

#[test]
fn content_goes_on_behind_the_cue_that_broke_into_it() {
    check(&[
        "⟦1|If the road is shut⟧, ⟦by 1|Vale⟧ ⟦cue 1|said⟧, ⟦1|the village will starve⟧.",
        "⟦1|The road is shut⟧, ⟦by 1|Vale⟧ ⟦cue 1|said⟧, ⟦1|because nobody mended it⟧.",
        "⟦1|What frightened her⟧, ⟦by 1|she⟧ ⟦cue 1|said⟧, ⟦1|was the noise⟧.",
        "⟦1|The road is shut⟧, ⟦by 1|Vale⟧ ⟦cue 1|said⟧ on Monday in Elmford.",
        "⟦1|The road is shut⟧, ⟦cue 1|said⟧ ⟦by 1|Ada Vale⟧, the mayor of Elmford.",
    ]);
}

#[test]
fn what_is_told_within_reported_words_is_theirs() {
    check(&[
        "⟦by 1|Vale⟧ ⟦cue 1|said⟧ ⟦1|that the council had warned of the flood⟧.",
        "⟦by 1|Vale⟧ ⟦cue 1|said⟧ ⟦1|that ⟦by 2|the mayor⟧ had ⟦cue 2|said⟧ ⟦2|that it was over⟧⟧.",
        "⟦cue 1|According to⟧ ⟦by 1|the Courier⟧, ⟦1|Vale said it was over⟧.",
    ]);
}

#[test]
fn content_goes_on_behind_a_fronted_phrase() {
    check(&[
        "⟦1|For many years⟧, ⟦cue 1|according to⟧ ⟦by 1|the report⟧, ⟦1|the bridge was shut⟧.",
        "On Tuesday in Elmford's “Harbour Hall,” ⟦by 1|Vale⟧ ⟦cue 1|said⟧ ⟦1|builders were late⟧.",
    ]);
}

#[test]
fn content_ends_with_its_clause() {
    check(&[
        "Weeks after ⟦by 1|Vale⟧ ⟦cue 1|announced⟧ ⟦1|that the bridge was safe⟧, it fell.",
        "⟦by 1|Vale⟧, ⟦by 1|who⟧ came in May and ⟦cue 1|said⟧ ⟦1|she would stay⟧, left at once.",
    ]);
}

#[test]
fn saying_that_is_led_to() {
    check(&[
        "⟦by 1|Vale⟧ went on to ⟦cue 1|say⟧ ⟦1|that the bridge was safe⟧.",
        "⟦by 1|The mayor⟧ refused to ⟦cue 1|say⟧ ⟦1|whether the bridge was safe⟧.",
        "⟦by 1|Vale⟧ took to Courier: ⟦1|“It is over.”⟧",
        "Vale came to tell them the bridge was safe.",
    ]);
}

#[test]
fn sources_beside_a_colon_or_a_conjunction() {
    check(&[
        "⟦cue 1|According to⟧ ⟦by 1|the builder Ada Vale⟧: ⟦1|“It is over.”⟧",
        "It rained and ⟦cue 1|according to⟧ ⟦by 1|witnesses⟧, ⟦1|the bridge fell into the river⟧.",
        "⟦by 1|Vale⟧ ⟦cue 1|announced⟧ ⟦1|the plan⟧; the council read it.",
        "⟦by 1|Ada Vale, the mayor of Elmford, a village on the Elm⟧, ⟦cue 1|said⟧ ⟦1|it was over⟧.",
        "Mayor shown the door as builder of the year",
        "Ada Vale: 121.\n\nBen Sule: 86.\n\nAda Vale: 40.\n\nBen Sule: 12.",
    ]);
}

#[test]
fn what_a_document_reported_first() {
    check(&[
        "As ⟦cue 1|reported⟧ by ⟦by 1|the Courier⟧, ⟦1|the mayor built the bridge last year⟧.",
        "⟦by 1|Vale⟧ ⟦cue 1|said⟧ ⟦1|the bridge was safe⟧, and the council praised her.",
    ]);
}

#[test]
fn findings_and_questions() {
    check(&[
        "⟦by 1|Results of the inquiry⟧ ⟦cue 1|show⟧ ⟦1|that the bridge is safe⟧.",
        "⟦by 1|They⟧ ⟦cue 1|estimated⟧ ⟦1|by 2050, the bridge would fall and the road would be shut⟧.",
        "⟦by 1|Vale⟧ ⟦cue 1|asked⟧ the builders ⟦1|what they had seen⟧.",
        "⟦1|The plan would⟧, ⟦by 1|Vale⟧ ⟦cue 1|said⟧, ⟦1|cost a million⟧.",
    ]);
}

#[test]
fn subjects_that_marks_part_from_their_cue() {
    check(&[
        "⟦by 1|Vale — and some of the builders⟧ — ⟦cue 1|say⟧ ⟦1|that the bridge is safe⟧.",
        "⟦1|Nearly a hundred bridges fell last year⟧, ⟦by 1|the harbour ministry⟧ ⟦cue 1|reports⟧.",
        "⟦by 1|Vale, referring to the flood⟧, ⟦cue 1|said⟧: ⟦1|“It is over.”⟧",
        "⟦by 1|Vale (left)⟧ ⟦cue 1|said⟧: ⟦1|“It is over.”⟧",
    ]);
}

#[test]
fn telling_that_is_no_attribution() {
    check(&[
        "The flood, which is most frequently discovered in May, was over.",
        "At a meeting held in the “Harbour Hall,” Vale talked about the flood.",
        "She was charged with theft and alleged fraud.",
        "⟦by 1|Vale⟧ answered the council by ⟦cue 1|saying⟧ ⟦1|the bridge was safe⟧.",
        "The firm paid for telling people the bridge was safe.",
        "The village has a shop called Vale and Sons, where nobody buys.",
        "Most Southern states that have bridges mend them.",
        "The council added the words “and Harbour” to the name of the village.",
        "Vale has claimed a second victory in the north.",
        "The crew reported from the harbour on Monday.",
        "The paper quoted engineers like Ben Sule.",
        "Also, not mentioned in the report, is the old bridge.",
    ]);
}

#[test]
fn time_and_number_stand_between_a_subject_and_its_cue() {
    check(&[
        "⟦by 1|Ada Vale, the mayor⟧, on Friday ⟦cue 1|declared⟧ ⟦1|that the bridge was safe⟧.",
        "⟦by 1|The builder Ben Sule⟧ last week ⟦cue 1|said⟧ ⟦1|the bridge was safe⟧.",
        "⟦by 1|The council⟧ earlier in the day ⟦cue 1|claimed⟧ ⟦1|that the bridge was safe⟧.",
        "⟦by 1|Ada Vale and Ben Sule⟧ have both ⟦cue 1|argued⟧ ⟦1|that the bridge is safe⟧.",
    ]);
}

#[test]
fn a_relative_pronoun_speaks_for_its_antecedent() {
    let cases = [
        ("The builders thanked Ada Vale, who said it was safe.", "Ada Vale, who; Ada Vale"),
        ("Ada Vale, the mayor, met engineers who say it is safe.", "engineers, who; nobody"),
        ("They put up a sign that read “It is safe.”", "a sign, that; nobody"),
    ];
    for (text, expected) in cases {
        let (quotes, entities) = read(text, &["Ada Vale"]);
        let speaker = quotes[0].speaker.as_ref().unwrap();
        let words: Vec<&str> = speaker.spans.iter().map(|span| span.cut(text)).collect();
        let who = match speaker.who {
            Some(Who::Person(index)) => entities.people[index].name.as_str(),
            _ => "nobody",
        };
        assert_eq!(format!("{}; {who}", words.join(", ")), expected, "{text}");
    }
}

#[test]
fn relative_clauses_beside_a_cue() {
    check(&[
        "⟦1|“It is over,”⟧ ⟦cue 1|said⟧ ⟦by 1|the builder⟧ who mended the bridge in May.",
        "Vale met ⟦by 1|an engineer⟧ ⟦by 1|who⟧ ⟦cue 1|described⟧ ⟦1|himself as a builder⟧, and left.",
    ]);
}

#[test]
fn headlines() {
    check(&[
        "⟦by 1|Police⟧: ⟦1|Man held over fire in Elmford⟧\n\nElmford has a new bridge.",
        "⟦by 1|New report⟧: ⟦1|Bridge is⟧ ⟦1|“close to falling”⟧\n\nElmford has a new bridge.",
        "Elmford: A village on the river\n\nElmford has a new bridge.",
        "Vale urged to play on\n\nElmford has a new bridge.",
        "⟦by 1|Vale⟧ ⟦cue 1|hails⟧ ⟦1|‘great day’⟧\n\nElmford has a new bridge.",
        "Builders warned over ⟦1|‘weak bridge’⟧\n\nElmford has a new bridge.",
        "Bridge talks ⟦1|‘make progress’⟧\n\nElmford has a new bridge.",
        "‘Super bridge’ plan attacked\n\nElmford has a new bridge.",
        "Job cuts ⟦1|‘a false economy’⟧\n\nElmford has a new bridge.",
        "Elmford has a new bridge.\n\nPolice: Two were held over the fire, and more will be, as everybody in the village had known for a week.",
    ]);
    let (quotes, entities) = read("Ada Vale: Bridge will hold\n\nElmford has a new bridge.", &["Ada Vale"]);
    assert!(matches!(quotes[0].speaker.as_ref().unwrap().who, Some(Who::Person(index)) if entities.people[index].name == "Ada Vale"));
}

#[test]
fn what_was_asked_stands_behind_when() {
    check(&[
        "When ⟦cue 1|asked⟧ ⟦1|whether the bridge was safe⟧, ⟦by 2|she⟧ ⟦cue 2|said⟧: ⟦2|“It is.”⟧",
        "⟦1|“It is,”⟧ ⟦by 1|Vale⟧ ⟦cue 1|said⟧ when ⟦cue 2|asked⟧ ⟦2|if the bridge was safe⟧.",
        "When asked why, ⟦by 1|she⟧ ⟦cue 1|said⟧: ⟦1|“It is old.”⟧",
        "After ⟦cue 1|saying⟧ ⟦1|the bridge was safe⟧, ⟦by 1|the mayor⟧ left the room.",
    ]);
}

#[test]
fn few_words_before_a_cue_that_breaks_in() {
    check(&[
        "⟦1|Loyalty⟧, ⟦by 1|he⟧ ⟦cue 1|noted⟧, ⟦1|has long been at the core of the village⟧.",
        "⟦1|The answer⟧, ⟦by 1|the builder⟧ ⟦cue 1|told⟧ them, ⟦1|was simple⟧.",
        "But, ⟦by 1|Vale⟧ ⟦cue 1|added⟧, ⟦1|the bridge was old⟧.",
        "The bridge may fall, and as ⟦by 1|Vale⟧ ⟦cue 1|noted⟧, ⟦1|people could still be hurt⟧.",
        "⟦by 1|He⟧ ⟦cue 1|added⟧, ⟦1|that there was a strong wind on the bridge⟧.",
    ]);
}

#[test]
fn subjects_and_cues_beside_other_quotations() {
    check(&[
        "⟦by 1|A spokesman for the firm - a shop known as “the ultimate place”⟧ - ⟦cue 1|noted⟧ ⟦1|that it offers leave⟧.",
        "⟦1|Sule⟧ ⟦1|“was treated so lightly,”⟧ ⟦cue 1|said⟧ ⟦by 1|a builder⟧ who led the inquiry.",
        "⟦by 1|The ad⟧ ⟦cue 1|claims⟧ ⟦1|“Vale is the builder you can trust.”⟧",
        "⟦by 1|Many marchers⟧ were ⟦cue 1|chanting⟧ ⟦1|“We are here”⟧ ⟦1|and⟧ ⟦1|“Mend the road.”⟧",
    ]);
}

#[test]
fn a_gerund_goes_on_with_the_subject_of_the_main_clause() {
    check(&[
        "If she wins in May, ⟦by 1|⟦by 2|Ada Vale⟧⟧ has ⟦cue 1|said⟧ ⟦1|she will mend the road⟧, ⟦cue 2|adding⟧ ⟦2|that it is old⟧.",
        "And in March, ⟦by 1|she⟧ all but ⟦cue 1|accused⟧ ⟦1|the council of sleeping⟧.",
    ]);
}

#[test]
fn the_subject_of_the_clause_is_shared() {
    check(&["On Monday ⟦by 1|the engineer Ada Vale⟧ left the room, ⟦cue 1|warning⟧ ⟦1|that the bridge would fall⟧."]);
    let text = "In Denver, Colorado, the engineer Ada Vale left the room, warning that the bridge would fall.";
    let tagged = language::tag(text::segment(text, &[]));
    let quotes = quotes::find(&tagged, &mut people::find(&tagged));
    let sources = quotes[0].speaker.iter().flat_map(|speaker| &speaker.spans).map(|span| span.cut(text));
    assert_eq!(sources.collect::<Vec<_>>(), ["the engineer Ada Vale"]);
}

#[test]
fn questions_of_nobody_named() {
    check(&["Asked about the bridge, the mayor left the room.", "The mayor was ⟦cue 1|asked⟧ ⟦1|how the bridge fell⟧."]);
}

#[test]
fn statements_and_messages() {
    check(&[
        "⟦1|“It is safe,”⟧ ⟦by 1|she⟧ ⟦cue 1|tweeted⟧.",
        "⟦by 1|She⟧ ⟦cue 1|tweeted⟧ ⟦1|that the bridge was safe⟧.",
        "⟦by 1|Vale⟧ ⟦cue 1|said⟧ in a statement: ⟦1|“It is safe.”⟧",
        "⟦by 1|Vale⟧ ⟦cue 1|said⟧ in a statement ⟦1|“It is quite safe.”⟧",
        "⟦1|“It is safe,”⟧ ⟦by 1|Vale⟧ ⟦cue 1|said⟧ in a statement. ⟦1|“We checked.”⟧",
        "In a statement, ⟦by 1|Vale⟧ ⟦cue 1|said⟧ ⟦1|the bridge was safe⟧.",
        "On Twitter, ⟦by 1|Vale⟧ ⟦cue 1|wrote⟧: ⟦1|“It is safe.”⟧",
        "On Twitter, ⟦by 1|Vale⟧ ⟦cue 1|called⟧ ⟦1|the plan⟧ ⟦1|“a castle in the air”⟧.",
        "⟦by 1|She⟧ ⟦cue 1|said⟧ of the council ⟦1|“They have slept for years.”⟧",
    ]);
}

#[test]
fn passive_cues() {
    check(&[
        "The mayor was ⟦cue 1|told⟧ by ⟦by 1|a spokesman⟧ for the Harbour Office ⟦1|that the bridge would hold⟧.",
        "The mayor was ⟦cue 1|told⟧ by ⟦by 1|engineers⟧ ⟦1|that the bridge would hold⟧.",
        "⟦by 1|Vale⟧ was ⟦cue 1|quoted as saying⟧ ⟦1|“the bridge is safe.”⟧",
        "⟦by 1|Vale⟧ was quoted by the Courier as ⟦cue 1|saying⟧ ⟦1|that the bridge was safe⟧.",
        "The Courier quoted ⟦by 1|Ada Vale⟧ as ⟦cue 1|saying⟧ ⟦1|the bridge was safe⟧.",
        "It was ⟦cue 1|reported⟧ ⟦1|that the bridge was safe⟧.",
    ]);
}

#[test]
fn the_addressee_is_no_content() {
    check(&[
        "⟦by 1|He⟧ ⟦cue 1|told⟧ Elmford News 24 ⟦1|he was happy⟧.",
        "⟦by 1|He⟧ ⟦cue 1|told⟧ Vale's This Morning ⟦1|the show was over⟧.",
        "⟦by 1|He⟧ ⟦cue 1|told⟧ Elmford Radio 4's Today programme ⟦1|the show was over⟧.",
        "⟦by 1|He⟧ ⟦cue 1|told⟧ Vale News at Ten ⟦1|he was happy⟧.",
        "⟦by 1|Vale⟧ had earlier ⟦cue 1|told⟧ the Elmford Courier: ⟦1|“It is safe.”⟧",
        "⟦by 1|She⟧ ⟦cue 1|told⟧ the Courier newspaper ⟦1|there would be no bridge⟧.",
        "⟦by 1|Vale⟧ ⟦cue 1|told⟧ the Courier ⟦1|her firm never built the bridge⟧.",
        "⟦by 1|Vale⟧ ⟦cue 1|told⟧ reporters ⟦1|this was the last chance⟧.",
        "⟦by 1|Builders⟧ ⟦cue 1|point out⟧ ⟦1|that the bridge is old⟧.",
        "⟦by 1|Vale⟧ ⟦cue 1|told⟧ news agency Wire ⟦1|this was the last chance⟧.",
        "⟦by 1|Vale⟧ ⟦cue 1|warned⟧ ⟦1|the picture was not as bright as it seemed⟧.",
        "⟦by 1|The judge⟧ ⟦cue 1|told⟧ Mr. Sule ⟦1|to stand⟧.",
    ]);
}

#[test]
fn time_and_place_behind_the_cue_are_no_content() {
    check(&[
        "⟦by 1|Vale⟧ ⟦cue 1|admitted⟧ last night ⟦1|she had lied⟧.",
        "⟦by 1|Vale⟧ ⟦cue 1|said⟧ again on Monday ⟦1|that the bridge was old⟧.",
        "⟦by 1|Vale⟧ ⟦cue 1|said⟧ in a statement posted on its website ⟦1|that the bridge was old⟧.",
        "⟦by 1|Vale⟧ ⟦cue 1|announced⟧ on her blog ⟦1|she had been fired⟧.",
        "⟦by 1|They⟧ ⟦cue 1|said⟧ in November ⟦1|they would go⟧.",
    ]);
}

#[test]
fn content_of_a_noun_ends_before_the_main_verb() {
    check(&[
        "⟦by 1|Her⟧ ⟦cue 1|contention⟧ ⟦1|that the vote was stolen⟧ has been rejected by the court.",
        "⟦by 1|His⟧ ⟦cue 1|claim⟧ ⟦1|that the bridge was safe⟧ angered the council.",
        "⟦by 1|Vale⟧ ⟦cue 1|said⟧ ⟦1|the plan was a fraud⟧, a claim denied by the council.",
    ]);
}

#[test]
fn mixed_quotes() {
    check(&[
        "⟦by 1|The mayor⟧ ⟦cue 1|called⟧ ⟦1|the plan⟧ ⟦1|“a castle in the air.”⟧",
        "⟦by 1|The company⟧ ⟦cue 1|said⟧ ⟦1|it⟧ ⟦1|“regretted the delay.”⟧",
        "⟦by 1|She⟧ ⟦cue 1|said⟧ ⟦1|the road, a⟧ ⟦1|“ribbon of mud,”⟧ ⟦1|would reopen⟧.",
    ]);
}

#[test]
fn speakers_of_other_verbs() {
    check(&[
        "⟦by 1|She⟧ praised the crew, ⟦cue 1|adding⟧ ⟦1|that nobody was hurt⟧.",
        "⟦by 1|The mayor⟧ praised the crew and ⟦cue 1|said⟧ ⟦1|nobody was hurt⟧.",
        "Vale was ⟦cue 1|told⟧ by ⟦by 1|the engineer⟧ ⟦1|that the bridge would hold⟧.",
        "⟦cue 1|Asked⟧ ⟦1|whether it was safe⟧, ⟦by 2|the mayor⟧ ⟦cue 2|said⟧: ⟦2|“I don’t think so.”⟧",
        "The board ignored ⟦by 1|her⟧ ⟦cue 1|claim⟧ ⟦1|that the bridge was safe⟧.",
        "The mayor spoke for an hour, with ⟦by 1|officials⟧ ⟦cue 1|saying⟧ ⟦1|the bridge was safe⟧.",
    ]);
}

#[test]
fn unnamed_and_collective_sources() {
    check(&[
        "⟦by 1|People close to the talks⟧ ⟦cue 1|said⟧ ⟦1|they had failed⟧.",
        "⟦1|“It is safe,”⟧ ⟦cue 1|said⟧ ⟦by 1|one former builder⟧, who left. ⟦2|“It is not,”⟧ ⟦cue 2|said⟧ ⟦by 2|one of them⟧.",
        "⟦by 1|The Harbour Office⟧ ⟦cue 1|said⟧ ⟦1|the talks would go on⟧.",
        "⟦by 1|A spokesman for the mayor, Ben Sule⟧, ⟦cue 1|said⟧ ⟦1|the bridge was safe⟧.",
        "⟦1|“It is safe,”⟧ ⟦cue 1|said⟧ ⟦by 1|one shopper⟧.",
        "⟦by 1|A trader⟧ ⟦cue 1|said⟧ ⟦1|it was late⟧. ⟦2|“Nobody believes it,”⟧ ⟦by 2|he⟧ ⟦cue 2|said⟧.",
    ]);
}

#[test]
fn no_quotes() {
    check(&[
        "He measured 5' 10\" and she 6' 2\" in their socks.",
        "Her first novel, “The Orchard Keepers,” sold well.",
        "The States and the State Library open today.",
        "The newly reported cases were many.",
        "Her second film, a comedy called “The Orchard Keepers,” opened in May.",
        "Bob “the Builder” Reeve and Ada ‘Bridge’ Vale met in Elmford.",
        "The pump, a “mere toy” to its critics, works.",
        "The boards are 6' by 12\" and the nails 2\" long.",
        "The girls were reported as missing on Friday and were found at home.",
        "Results are not expected until later this week.",
        "He called the police. She called her mother on Sunday. The mayor called an election.",
        "The driver, who asked not to be named, left.",
        "She said nothing at all.",
        "It aims to protect the one million sailors estimated to be at sea.",
    ]);
}

#[test]
fn turns() {
    check(&[
        "⟦by 1|Q⟧: ⟦1|Is it safe?⟧\n⟦by 2|A⟧: ⟦2|It is. We checked.⟧\n⟦by 3|Q⟧: ⟦3|Twice?⟧\n⟦by 4|A⟧: ⟦4|Twice.⟧",
        "**⟦by 1|Ada Vale⟧:** ⟦1|Is it safe?⟧\n\n**⟦by 2|Ben Sule⟧:** ⟦2|It is. We checked.⟧\n\n**⟦by 3|Ada Vale⟧:** ⟦3|Twice?⟧",
        "⟦by 1|WN⟧: ⟦1|Is it safe?⟧\n⟦by 2|Ada Vale⟧: ⟦2|It is.⟧\n⟦by 3|WN⟧: ⟦3|Twice?⟧\n⟦by 4|Ada Vale⟧: ⟦4|Twice.⟧",
        "Interview: The bridge\n\n⟦by 1|Q⟧: ⟦1|Is it safe?⟧\n⟦by 2|A⟧: ⟦2|It is.⟧\n⟦by 3|Q⟧: ⟦3|Twice?⟧\n⟦by 4|A⟧: ⟦4|Twice.⟧",
        "⟦by 1|Q.⟧ ⟦1|Is it safe?⟧\n⟦by 2|A.⟧ ⟦2|It is.⟧\n⟦by 3|Q.⟧ ⟦3|Twice?⟧\n⟦by 4|A.⟧ ⟦4|Twice.⟧",
        "((⟦by 1|Courier⟧)) ⟦1|Is it safe?⟧\n((⟦by 2|Ada Vale⟧)) ⟦2|It is.⟧\n((⟦by 3|Vale⟧)) ⟦3|We checked.⟧",
    ]);
}

#[test]
fn a_label_means_the_person_who_has_the_name_or_the_initials() {
    let text = "Ada Vale met the Courier.\n\nCourier: Is it safe?\nVale: It is.\nCourier: Twice?\nAV: Twice.\n";
    let (quotes, entities) = read(text, &["Ada Vale"]);
    assert_eq!(speakers(&quotes, &entities), ["", "Ada Vale", "", "Ada Vale"]);
    let (quotes, entities) = read("The Courier met Ada Vale.\n\nQ: Is it safe?\nA: It is.\nQ: Twice?\nA: Twice.\n", &["Ada Vale"]);
    assert_eq!(speakers(&quotes, &entities), ["", "Ada Vale", "", "Ada Vale"]);
}

#[test]
fn kind_lemma_and_denial() {
    let cases = [
        ("“It is safe,” Vale said.", QuoteKind::Direct, "say"),
        ("Vale said it was “quite safe.”", QuoteKind::Mixed, "say"),
        ("Vale did not say whether it was safe.", QuoteKind::Indirect, "not say"),
        ("Vale had never denied having met them.", QuoteKind::Indirect, "not deny"),
        ("Vale declined to say whether it was safe.", QuoteKind::Indirect, "not say"),
        ("Neither Vale nor Reeve would say who had checked it.", QuoteKind::Indirect, "not say"),
        ("Nobody has said that it was safe.", QuoteKind::Indirect, "not say"),
        ("Vale could neither confirm nor deny that it was safe.", QuoteKind::Indirect, "not deny"),
        ("Vale would not, he insisted, break the rules.", QuoteKind::Indirect, "insist"),
        ("Vale could not sleep and said that it was loud.", QuoteKind::Indirect, "say"),
        ("Vale has yet to say whether it was safe.", QuoteKind::Indirect, "not say"),
        ("The bridge will hold, according to Vale.", QuoteKind::Indirect, "according to"),
    ];
    for (text, kind, lemma) in cases {
        let (quotes, _) = read(text, &[]);
        assert_eq!(quotes.iter().map(|quote| (quote.kind, quote.lemma.as_str())).collect::<Vec<_>>(), [(kind, lemma)], "{text}");
    }
}

#[test]
fn tense_of_the_cue() {
    let cases = [
        ("“It is safe,” Vale said.", Some(Tense::Past)),
        ("Vale says it was safe.", Some(Tense::Present)),
        ("Engineers say it was safe.", Some(Tense::Present)),
        ("Vale has said it was safe.", Some(Tense::Past)),
        ("Vale did not say whether it was safe.", Some(Tense::Past)),
        ("Vale will say that it was safe.", Some(Tense::Future)),
        ("The council was told by Vale that it was safe.", Some(Tense::Past)),
        ("The council is told by Vale that it was safe.", Some(Tense::Present)),
        ("She left the room, saying it was safe.", None),
        ("The bridge will hold, according to Vale.", None),
    ];
    for (text, tense) in cases {
        let (quotes, _) = read(text, &[]);
        assert_eq!(quotes.iter().map(|quote| quote.tense).collect::<Vec<_>>(), [tense], "{text}");
    }
}

#[test]
fn the_head_of_the_source_is_the_speaker() {
    let cases = [
        ("“It is safe,” said Ada Vale, the mayor.", "Ada Vale"),
        ("Ben Sule, a spokesman for Ada Vale, said it was safe.", "Ben Sule"),
        ("A spokesman for Ada Vale said it was safe.", "nobody"),
        ("Ada Vale’s lawyer, Ben Sule, said it was safe.", "Ben Sule"),
        ("Ada Vale's lawyer said it was safe.", "nobody"),
        ("His deputy, Ben Sule, said it was safe. Ada Vale left.", "Ben Sule"),
        ("“It is safe,” said its director, Dr. Ben Sule.", "Ben Sule"),
        ("“It is safe,” said the mayor, Monday’s guest.", "nobody"),
        ("Officials said it was safe.", "nobody"),
        ("“It is safe,” said Chancellor of the Exchequer Ben Sule.", "Ben Sule"),
        ("“It is safe,” said Treasury Under Secretary Ben Sule.", "Ben Sule"),
        ("“It is safe,” said another, Ben Sule.", "Ben Sule"),
        ("“It is safe,” said Harbour policy director, Ben Sule.", "Ben Sule"),
        ("“It is safe,” said Harbour’s leader in Salt, Ben Sule.", "Ben Sule"),
        ("“It is safe,” Ben Sule, director of the museum told reporters.", "Ben Sule"),
        ("According to the director, Ben Sule, the bridge is safe.", "Ben Sule"),
        ("According to the report, which Ada Vale released, the bridge is safe.", "nobody"),
        ("The charges against Ben Sule, who denies taking bribes, were dropped.", "Ben Sule"),
    ];
    for (text, speaker) in cases {
        let (quotes, entities) = read(text, &["Ada Vale", "Ben Sule"]);
        let who = quotes[0].speaker.as_ref().and_then(|speaker| speaker.who);
        let name = match who {
            Some(Who::Person(index)) => entities.people[index].name.as_str(),
            _ => "nobody",
        };
        assert_eq!(name, speaker, "{text}");
    }
}

#[test]
fn an_organisation_speaks_under_its_name_or_its_noun() {
    let cases = [
        ("The Institute for Harbours said it was safe.", "Institute for Harbours"),
        ("A spokesman for the Institute for Harbours said it was safe.", "nobody"),
        ("The Norvane network said it was safe.", "Norvane"),
        ("Norvane bought the bridge on Monday. The firm said it was safe.", "Norvane"),
        ("Norvane bought the bridge on Monday. It said the road was safe.", "Norvane"),
        ("The report was out on Monday. It said the bridge was old.", "nobody"),
        ("Norvane bought the bridge and Quillon sold it. The firm said it was safe.", "nobody"),
    ];
    for (text, speaker) in cases {
        let (quotes, entities) = read_names(text, &[], &["Institute for Harbours", "Norvane", "Quillon"]);
        let who = quotes[0].speaker.as_ref().and_then(|speaker| speaker.who);
        let name = match who {
            Some(Who::Organisation(index)) => entities.organisations[index].name.as_str(),
            _ => "nobody",
        };
        assert_eq!(name, speaker, "{text}");
    }
}

#[test]
fn the_first_person_in_a_quote_is_its_speaker() {
    let (_, entities) = read("“I checked it,” Ada Vale said. “My crew did too.”", &["Ada Vale"]);
    let words = entities.people[0].mentions.iter().map(|mention| mention.span.len()).collect::<Vec<_>>();
    assert_eq!(words, ["I".len(), "Ada Vale".len(), "My".len()]);
}

#[test]
fn how_a_speaker_was_found_is_told_in_steps() {
    let (quotes, _) = read("“It is safe,” said Ada Vale.", &["Ada Vale"]);
    assert_eq!(quotes[0].how, ["quotation before the cue, said", "subject after the cue: Ada Vale", "Ada Vale"]);
    let (quotes, _) = read("It was widely reported that the bridge was safe.", &[]);
    assert_eq!(quotes[0].how, ["words after the cue, reported", "nobody is named as the speaker"]);
    assert!(quotes[0].speaker.is_none() && quotes[0].confidence <= 0.0);
}

#[test]
fn a_speaker_beside_the_quotation_is_surer_than_one_shared_with_another_verb() {
    let (quotes, _) = read("“It is safe,” Vale said. Vale praised the crew, adding that nobody was hurt.", &["Vale"]);
    assert!(quotes[0].confidence >= 0.95);
    assert!(quotes[1].confidence < 0.9);
}

#[test]
fn every_typography_of_a_direct_quote() {
    let pairs = [
        ("“", "”"),
        ("‘", "’"),
        ("\"", "\""),
        ("'", "'"),
        ("``", "''"),
        ("''", "''"),
        ("«", "»"),
        ("»", "«"),
        ("„", "“"),
        ("„", "”"),
        ("”", "”"),
        ("`", "'"),
    ];
    for (open, close) in pairs {
        check(&[
            &format!("⟦1|{open}The builders' dog isn't here,{close}⟧ ⟦by 1|Ada Vale⟧ ⟦cue 1|said⟧. ⟦1|{open}It ran off.{close}⟧"),
            &format!("⟦by 1|Ada Vale⟧ ⟦cue 1|said⟧: ⟦1|{open}It ran off.{close}⟧ Nobody saw it."),
            &format!("⟦by 1|Ada Vale⟧ ⟦cue 1|said⟧ ⟦1|the dog⟧ ⟦1|{open}ran off{close}⟧ ⟦1|in May⟧."),
        ]);
    }
}

#[test]
fn a_missing_mark_loses_no_later_quote() {
    check(&[
        "⟦1|“It is safe,⟧ ⟦by 1|Vale⟧ ⟦cue 1|said⟧.\n\n⟦2|“We checked,”⟧ ⟦by 2|Sule⟧ ⟦cue 2|said⟧.",
        "⟦1|It is safe,”⟧ ⟦by 1|Vale⟧ ⟦cue 1|said⟧.\n\n⟦2|“We checked,”⟧ ⟦by 2|Sule⟧ ⟦cue 2|said⟧.",
    ]);
}

#[test]
fn nested_and_broken_quotations() {
    check(&[
        "⟦1|“He told me, ‘It is safe,’ and left,”⟧ ⟦by 1|Vale⟧ ⟦cue 1|said⟧.",
        "⟦1|“[The bridge] is (quite) safe,”⟧ ⟦by 1|Vale⟧ ⟦cue 1|said⟧.",
        "⟦1|“The bridge,”⟧ ⟦by 1|he⟧ ⟦cue 1|added⟧, ⟦1|“is safe.”⟧",
    ]);
}

#[test]
fn sources_without_a_verb() {
    check(&[
        "⟦cue 1|In the words of⟧ ⟦by 1|the novelist Ada Vale⟧, ⟦1|“no river is ever still.”⟧",
        "⟦1|The bridge,⟧ ⟦cue 1|according to⟧ ⟦by 1|the council⟧, ⟦1|will be closed⟧.".replace(",⟧ ⟦cue", "⟧, ⟦cue").as_str(),
        "⟦1|Over the long term⟧, ⟦cue 1|according to⟧ ⟦by 1|the office⟧, ⟦1|the rise in debt⟧ ⟦1|“is due to age.”⟧",
        "Because, ⟦cue 1|according to⟧ ⟦by 1|Ada Vale⟧, ⟦1|the workers would call him a⟧ ⟦1|“coward,”⟧ he left.",
        "The council met.\n\n⟦1|“We pay no taxes here.”⟧\n\n- ⟦by 1|Ada Vale⟧, in a letter.",
    ]);
}

#[test]
fn phrases_that_are_cues() {
    check(&[
        "As ⟦by 1|Vale⟧ ⟦cue 1|put it⟧, ⟦1|the bridge is safe⟧.",
        "Or, as ⟦by 1|Ada Vale, a former mayor⟧, ⟦cue 1|put it⟧: ⟦1|“The bridge is dead.”⟧",
        "So ⟦by 1|she⟧ was ⟦cue 1|like⟧, ⟦1|“What are you doing?”⟧",
        "⟦1|“France will always be France,”⟧ ⟦by 1|an angry Vale⟧ ⟦cue 1|chafed⟧.",
        "⟦1|“We may go,”⟧ ⟦cue 1|chafed⟧ ⟦by 1|Ada Vale⟧, the mayor.",
        "“The old bridge,” the one that Vale painted, is a book.",
    ]);
}

#[test]
fn content_goes_on_behind_what_breaks_into_it() {
    check(&[
        "⟦by 1|The firm⟧ ⟦cue 1|said⟧ ⟦1|the rate would be 900 crowns ($20; £10) a tonne⟧.",
        "⟦by 1|He⟧ ⟦cue 1|said⟧ ⟦1|he had moved into directing and writing⟧.",
        "⟦1|The plan⟧, ⟦by 1|Vale⟧ ⟦cue 1|said⟧ in a letter to the council on Monday, ⟦1|is dead⟧.",
        "⟦1|In the end⟧, ⟦by 1|Vale⟧ ⟦cue 1|said⟧, ⟦1|voters end up where they were⟧.",
        "⟦by 1|The results⟧ ⟦cue 1|suggest⟧ ⟦1|that Vale, who won in May, is still behind⟧.",
        "⟦by 1|Vale⟧ ⟦cue 1|said⟧ ⟦1|the plan had a flaw: It was late⟧.",
        "⟦1|“They like it,”⟧ ⟦cue 1|said⟧ ⟦by 1|Vale⟧. ⟦1|“But they are not ready yet”⟧ ⟦1|to pay for it⟧.",
    ]);
}

#[test]
fn content_ends_where_another_speaks() {
    check(&[
        "Vale saw it differently: ⟦1|“It is old,”⟧ ⟦by 1|she⟧ ⟦cue 1|said⟧.",
        "Although in May ⟦by 1|she⟧ ⟦cue 1|said⟧ ⟦1|the bridge was safe⟧, this week ⟦by 2|she⟧ ⟦cue 2|said⟧ ⟦2|she had doubts⟧.",
        "⟦by 1|Vale⟧ ⟦cue 1|says⟧ ⟦1|he would sit Sule down and tell him⟧ ⟦1|“no more nonsense”⟧.",
        "⟦1|‘He was away,’⟧ ⟦cue 1|says⟧ ⟦by 1|Ada⟧. ⟦1|‘He was always away.’⟧ She shrugs.",
    ]);
}

#[test]
fn subjects_with_more_behind_them() {
    check(&[
        "⟦by 1|Ada Vale, a builder whose firm was sold⟧, ⟦cue 1|said⟧ ⟦1|she would stay⟧.",
        "⟦by 1|Ada Vale (D-Vt.)⟧ last week ⟦cue 1|said⟧ ⟦1|the bridge was safe⟧.",
        "⟦1|The road may fall⟧, ⟦cue 1|say⟧ ⟦by 1|some builders⟧, who cringe at the thought.",
        "As the crowd began to chant, ⟦by 1|Ada Vale⟧ was joined on stage by Sule and ⟦cue 1|joked⟧, ⟦1|“You are late.”⟧",
    ]);
}

#[test]
fn spans_stand_in_order_and_apart() {
    let text = "“The bridge,” said Vale, “is safe.” “We checked.”\n\n“Twice,” she added. According to Sule, Vale said it was “safe.”\n\nQ: Why?\n\nA: So.\n\nQ: Why?";
    let (quotes, _) = read(text, &[]);
    assert!(quotes.len() >= 6, "{quotes:?}");
    for quote in &quotes {
        assert!(quote.spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "{:?}", quote.spans);
    }
    assert!(quotes.windows(2).all(|pair| pair[0].spans[0].start <= pair[1].spans[0].start));
}

#[test]
fn heaps_of_marks_and_cues_are_read_once() {
    for text in ["\"".repeat(100_000), "‘“".repeat(50_000), "said ".repeat(50_000), "“A,” said B, ".repeat(10_000)] {
        let (quotes, _) = read(&text, &[]);
        assert!(quotes.iter().flat_map(|quote| &quote.spans).all(|span| span.end <= text.len()));
    }
}

#[test]
fn an_as_that_means_while_begins_an_attribution() {
    check(&[
        "The news came as ⟦by 1|the council⟧ ⟦cue 1|announced⟧ ⟦1|that it would pay⟧.",
        "Shares fell as ⟦by 1|the firm⟧ ⟦cue 1|said⟧ ⟦1|profits would drop⟧.",
        "As ⟦by 1|she⟧ ⟦cue 1|said⟧, ⟦1|the bridge is safe⟧.",
    ]);
}

#[test]
fn words_that_only_look_like_adverbs_prepositions_or_verbs() {
    check(&[
        "⟦1|The builder has died at home⟧, ⟦by 1|his family⟧ ⟦cue 1|said⟧.",
        "⟦by 1|The assembly⟧ quickly ⟦cue 1|said⟧ ⟦1|the plan was good⟧.",
        "⟦1|About 12% of them were old⟧, ⟦by 1|the director⟧ ⟦cue 1|told⟧ the Courier.",
        "The average asking price of a house fell.",
        "Having said that, I am pleased.",
        "The firm declined to comment on the plan.",
        "The council ordered the destruction of the bridge.",
        "⟦by 1|The council⟧ ⟦cue 1|ordered⟧ residents ⟦1|to leave⟧.",
    ]);
}

#[test]
fn subjects_behind_another_clause() {
    check(&[
        "The row has made headlines in Elmford and ⟦by 1|analysts⟧ ⟦cue 1|feared⟧ ⟦1|that it would last⟧.",
        "It cost 12m in taxes and fines and ⟦by 1|many observers⟧ now ⟦cue 1|say⟧ ⟦1|that it is over⟧.",
        "⟦by 1|Ada Vale and Ben Sule⟧ both ⟦cue 1|said⟧ ⟦1|it was old⟧.",
        "On Monday, ⟦by 1|the Vale Council, Ben Sule and Eve Poe⟧ all ⟦cue 1|said⟧ ⟦1|it was old⟧.",
        "⟦by 1|A survey of more than 1,000 people⟧ ⟦cue 1|reported⟧ ⟦1|that it was old⟧.",
        "It is a law which ⟦by 1|ministers⟧ ⟦cue 1|said⟧ ⟦1|would work⟧.",
    ]);
}

#[test]
fn statements_that_are_read_and_quotations_behind_that() {
    check(&[
        "⟦1|The money was late⟧, ⟦by 1|the statement⟧ also ⟦cue 1|read⟧.",
        "⟦by 1|The council⟧ ⟦cue 1|states⟧ that; ⟦1|“It is safe.”⟧",
        "⟦by 1|He⟧ ⟦cue 1|labelled⟧ ⟦1|the court⟧ ⟦1|“unfair and old”⟧.",
        "And, ⟦cue 1|according to⟧ ⟦by 1|the council⟧, ⟦1|it was late⟧.",
    ]);
}

#[test]
fn a_description_behind_a_name_without_a_second_comma() {
    let text = "“It is safe,” Ada Vale, Elmford director said. But Ben Sule, head of the museum says that: “It is old.”";
    let (quotes, entities) = read(text, &["Ada Vale", "Ben Sule"]);
    assert_eq!(speakers(&quotes, &entities), ["Ada Vale", "Ben Sule"]);
    assert!(quotes.iter().all(|quote| quote.kind == QuoteKind::Direct));
}

#[test]
fn subjects_behind_a_phrase_without_a_comma() {
    check(&[
        "Earlier this month ⟦by 1|the firm⟧ ⟦cue 1|said⟧ ⟦1|profits rose⟧.",
        "A month later ⟦by 1|Vale⟧ ⟦cue 1|said⟧ ⟦1|it was late⟧.",
        "In 2002 ⟦by 1|Vale and Sule⟧ ⟦cue 1|agreed⟧ ⟦1|to form a team⟧.",
        "But now ⟦by 1|Elmford officials⟧ have ⟦cue 1|said⟧ ⟦1|it was late⟧.",
        "The bill, proposed in 1993, has been approved.",
        "It is a film accused of being old.",
        "They host links, called “trackers” that direct people.",
    ]);
    let (quotes, entities) = read("Ada Vale came. In a long talk in Elmford Mrs Vale said it was old.", &["Ada Vale", "Vale"]);
    assert_eq!(speakers(&quotes, &entities), ["Ada Vale"]);
}

#[test]
fn adjectives_and_nouns_beside_a_light_verb_are_cues() {
    check(&[
        "⟦by 1|Critics⟧ are ⟦cue 1|worried⟧ ⟦1|that it will fall⟧.",
        "⟦by 1|The mayor⟧ has raised ⟦cue 1|concerns⟧ ⟦1|that it could cost jobs⟧.",
        "⟦by 1|She⟧ wanted to ⟦cue 1|know⟧ ⟦1|whether it was safe⟧.",
        "⟦by 1|They⟧ ⟦cue 1|recognised⟧ ⟦1|that it was old⟧.",
        "They recognised the builder who had come.",
        "⟦by 1|Officials⟧ had to ⟦cue 1|admit⟧ ⟦1|that it was late⟧.",
    ]);
}

#[test]
fn content_ends_before_the_words_of_another() {
    check(&[
        "⟦by 1|The firm⟧ has always ⟦cue 1|insisted⟧ ⟦1|it was state-sponsored theft⟧ but ⟦by 2|Elmford officials⟧ ⟦cue 2|argued⟧ ⟦2|it was law⟧.",
        "⟦by 1|He⟧ ⟦cue 1|said⟧ ⟦1|the film was⟧ ⟦1|“in the gutter”⟧ at a press conference on Tuesday.",
        "⟦by 1|He⟧ ⟦cue 1|declared⟧ ⟦1|“come up and get it”⟧ to which she left.",
        "⟦by 1|⟦by 2|The firm⟧⟧ ⟦cue 1|claimed⟧ ⟦1|that it had found no fault⟧, ⟦cue 2|adding⟧ ⟦2|that it was safe⟧.",
        "Fares have left ⟦by 1|most residents⟧ ⟦cue 1|wondering⟧ ⟦1|what will come⟧.",
    ]);
}

#[test]
fn an_organisation_in_the_words_of_it_does_not_speak() {
    let text = "The bases are old, Vale Ministry said. Sule Corp sells oil, it said. The oil is cheap, it said.";
    let (quotes, entities) = read_names(text, &[], &["Vale Ministry", "Sule Corp"]);
    let who = |quote: &Quote| match quote.speaker.as_ref()?.who? {
        Who::Organisation(one) => Some(entities.organisations[one].name.clone()),
        _ => None,
    };
    assert_eq!(quotes.iter().filter_map(who).collect::<Vec<_>>(), ["Vale Ministry"; 3]);
}

#[test]
fn what_is_quoted_in_the_title_is_told_again_in_the_lead() {
    let text = "Bridge “worst in Ohio”\n\nThe bridge in Elmford is the worst in Ohio, Ada Vale said.\n\nIt was built in 1902.";
    let (quotes, entities) = read(text, &["Ada Vale"]);
    assert_eq!(speakers(&quotes, &entities), ["Ada Vale", "Ada Vale"]);
}

#[test]
fn what_the_narrator_adds_at_the_end_is_no_content() {
    check(&[
        "⟦by 1|Vale⟧ ⟦cue 1|said⟧ ⟦1|the bridge would close⟧, a plan that nobody likes.",
        "⟦by 1|Vale⟧ ⟦cue 1|said⟧ ⟦1|they had found a coat, a hat and a letter⟧.",
        "⟦by 1|Vale⟧ ⟦cue 1|said⟧ ⟦1|that she met Ben Sule, a builder from Elmford, at the fair⟧.",
        "⟦by 1|Vale⟧ ⟦cue 1|said⟧ ⟦1|the bridge would close⟧ — something the council denies.",
        "⟦by 1|Vale⟧ ⟦cue 1|said⟧ ⟦1|the bridge — all of it — would close⟧.",
        "⟦by 1|Vale⟧ ⟦cue 1|said⟧ ⟦1|the bridge would close⟧ (it has stood for ninety years already).",
        "⟦by 1|The firm⟧ ⟦cue 1|said⟧ ⟦1|profits had doubled⟧, sending its shares up.",
        "⟦by 1|The judge⟧ ⟦cue 1|said⟧ ⟦1|the crime was wicked⟧ and jailed him for nine years.",
        "⟦by 1|A woman⟧ ⟦by 1|who⟧ ⟦cue 1|said⟧ ⟦1|the bridge was safe⟧ was arrested.",
    ]);
}

#[test]
fn a_preposition_belongs_to_the_cue() {
    check(&[
        "⟦by 1|The council⟧ ⟦cue 1|called for⟧ ⟦1|a new bridge⟧.",
        "⟦by 1|The council⟧ ⟦cue 1|called on⟧ ⟦1|the mayor to build a new bridge⟧.",
        "⟦by 1|Vale⟧ ⟦cue 1|said⟧ ⟦1|about half of the cars were late⟧.",
    ]);
}

#[test]
fn attributions_within_each_other() {
    check(&[
        "⟦by 1|He⟧ ⟦cue 1|told⟧ them ⟦1|that if it were old, he would advise selling it⟧.",
        "⟦1|The council plans to call for a new bridge⟧, ⟦by 1|the mayor⟧ ⟦cue 1|told⟧ the Courier.",
        "⟦by 1|⟦by 2|Vale⟧⟧, ⟦cue 1|citing⟧ ⟦1|“its beauty,”⟧ ⟦cue 2|said⟧ ⟦2|the bridge should stay⟧.",
    ]);
}

#[test]
fn whoever_is_asked_answers() {
    check(&[
        "⟦cue 1|Asked⟧ ⟦1|why he had lied⟧ ⟦by 2|Mr Vale⟧ ⟦cue 2|replied⟧ ⟦2|that he had been afraid⟧.",
        "⟦cue 1|Asked⟧ ⟦1|which bridge was the oldest⟧, he left.",
        "⟦by 1|She⟧ ⟦cue 1|asked⟧ the council ⟦1|whether it was safe⟧.",
    ]);
}

#[test]
fn words_between_noun_and_verb() {
    check(&[
        "⟦by 1|The report⟧ ⟦cue 1|claims⟧ ⟦1|ministers knew of the danger⟧.",
        "The insurance claims that were filed rose.",
        "⟦by 1|Several⟧ ⟦cue 1|said⟧ ⟦1|they would leave⟧.",
        "⟦by 1|Some⟧ ⟦cue 1|accused⟧ ⟦1|Ada Vale of theft⟧.",
        "Some accused builders were freed.",
        "⟦by 1|Vale⟧ ⟦cue 1|made it clear⟧ ⟦1|that she would stay⟧.",
        "She made it to the bridge.",
        "⟦by 1|The defendant⟧ ⟦cue 1|claimed⟧ ⟦1|to have been at home⟧.",
        "The council had enough pledged votes.",
        "Vale, feeling the heat and the dust of the town that was old, left.",
    ]);
}

#[test]
fn what_is_planned_or_withheld() {
    check(&[
        "⟦by 1|The mayor⟧ is to ⟦cue 1|announce⟧ ⟦1|that the bridge will close⟧.",
        "The mayor is set to announce his plan for the bridge.",
        "The firm failed to tell builders that the bridge had closed.",
        "⟦by 1|The firm⟧ failed to ⟦cue 1|say⟧ ⟦1|who would pay⟧.",
    ]);
}

#[test]
fn datelines_and_genitives() {
    check(&[
        "(Courier) - ⟦by 1|Vale⟧ ⟦cue 1|said⟧ on Thursday ⟦1|it would close⟧.",
        "⟦by 1|Sule's⟧ ⟦cue 1|said⟧ ⟦1|it had closed the shop⟧.",
        "⟦1|The bridge is unsafe⟧, ⟦by 1|a report by the council's office⟧ ⟦cue 1|says⟧.",
    ]);
}
