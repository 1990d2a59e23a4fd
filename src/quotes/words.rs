//! The small word lists of this room: function words that a rule may skip or must stop at.

use crate::people;
use crate::word_list;

/// Phrases that begin with `word` and name the source behind them: "according to", "in the words of".
pub fn source_phrases(word: &str) -> impl Iterator<Item = &'static str> {
    let phrases = word_list!("data/source_phrases.txt").get_any_case(word);
    phrases.into_iter().flat_map(|(_, phrases)| phrases.split(','))
}

/// Words that quote behind a form of "be": "she was like, “No!”"
pub fn is_quotative(word: &str) -> bool {
    word_list!("data/quotatives.txt").contains(word)
}

/// Words that begin a clause.
pub fn begins_clause(word: &str) -> bool {
    word_list!("data/clause_words.txt").contains_any_case(word)
}

/// Auxiliaries, adverbs and negations between a subject and its cue.
pub fn stands_between(word: &str) -> bool {
    !word.starts_with(char::is_uppercase) && (word_list!("data/between.txt").contains_any_case(word) || word.len() > 4 && is_adverb(word))
}

/// Words in "-ly" that are no noun: "quickly", but not "family".
pub fn is_adverb(word: &str) -> bool {
    word.ends_with("ly") && !word_list!("data/nouns_in_ly.txt").contains_any_case(word)
}

/// Words that begin an indirect question and no relative clause: "what", "how", "why".
pub fn asks(word: &str) -> bool {
    word_list!("data/questions.txt").contains_any_case(word)
}

/// Relative pronouns behind a noun.
pub fn relates(word: &str) -> bool {
    word_list!("data/relative.txt").contains_any_case(word)
}

/// Words that join what follows to what was said before: "and", "because".
pub fn joins(word: &str) -> bool {
    word_list!("data/joining.txt").contains_any_case(word)
}

/// Pronouns that can be the subject of a cue; a small "i" is a name or a number.
pub fn is_pronoun(word: &str) -> bool {
    word != "i" && word_list!("data/pronouns.txt").contains_any_case(word)
}

/// "Monday", "yesterday", "last".
pub fn tells_time(word: &str) -> bool {
    word_list!("data/weekdays.txt").contains_any_case(word)
}

/// Nouns that say who a person is, in singular and plural: "mayor", "residents".
pub fn is_person(word: &str) -> bool {
    people::is_role(word) || word.strip_suffix('s').is_some_and(people::is_role)
}

/// A dash in any writing, or a hyphen, which stands for one between spaces.
pub fn is_dash(word: &str) -> bool {
    matches!(word, "—" | "–" | "―" | "--" | "-")
}

/// "week", "ago", "morning".
pub fn ends_time(word: &str) -> bool {
    tells_time(word) || word_list!("data/time_nouns.txt").contains_any_case(word)
}

/// Words that set a time against now or then: "this", "last", "later".
pub fn is_deictic(word: &str) -> bool {
    word_list!("data/deictic.txt").contains_any_case(word)
}

/// "in", "during".
pub fn is_preposition(word: &str) -> bool {
    word_list!("data/prepositions.txt").contains_any_case(word)
}

/// Words before a number that say it is not exact: "about", "over".
pub fn approximates(word: &str) -> bool {
    word_list!("data/approximate.txt").contains_any_case(word)
}

/// Prepositions behind a cue that say what was spoken about: "about", "of".
pub fn names_topic(word: &str) -> bool {
    word_list!("data/topics.txt").contains_any_case(word)
}

/// Words for sources before the colon of a headline: "police", "report".
pub fn heads_headline(word: &str) -> bool {
    word_list!("data/headline_sources.txt").contains_any_case(word)
}

/// Determiners and the like, after which a noun follows and no verb.
pub fn is_determiner(word: &str) -> bool {
    word_list!("data/determiners.txt").contains_any_case(word)
}

/// Forms of cues that are as often a noun.
pub fn is_often_noun(word: &str) -> bool {
    word_list!("data/nouns.txt").contains_any_case(word)
}

/// Nouns that are cues where a clause follows, as the list has them.
pub fn noun_cue(word: &str) -> Option<&'static str> {
    word_list!("data/noun_cues.txt").get_any_case(word).map(|(noun, _)| noun)
}

/// Adjectives that are cues behind a form of "be" and before "that", as the list has them.
pub fn adjective_cue(word: &str) -> Option<&'static str> {
    word_list!("data/adjective_cues.txt").get_any_case(word).map(|(adjective, _)| adjective)
}

/// Forms of verbs that with a noun say as much as a verb of saying: "raised concerns", "made a claim".
pub fn is_light_verb(word: &str) -> bool {
    word_list!("data/light_verbs.txt").contains_any_case(word)
}

/// Verbs whose object says what follows: "left many wondering", "received a letter asking".
pub fn takes_object_that_tells(word: &str) -> bool {
    word_list!("data/object_verbs.txt").contains_any_case(word)
}

/// Whether a form of a verb and the noun behind it are one noun: "think tank".
pub fn is_compound(word: &str, noun: &str) -> bool {
    word_list!("data/compounds.txt").get_any_case(word).is_some_and(|(_, nouns)| nouns.split(',').any(|one| one == noun))
}

/// Words for what was said that tell nothing of it: "said nothing at all", "said little".
pub fn is_indefinite(word: &str) -> bool {
    word_list!("data/indefinites.txt").contains_any_case(word)
}

/// Possessive pronouns and the possessive ending.
pub fn is_possessive(word: &str) -> bool {
    word_list!("data/possessives.txt").contains_any_case(word)
}

/// Nouns by which an organisation is called: "company", "council".
pub fn is_body(word: &str) -> bool {
    word_list!("data/bodies.txt").contains_any_case(word)
}

/// Nouns for what is written: "statement", "letter".
pub fn is_document(word: &str) -> bool {
    word_list!("data/documents.txt").contains_any_case(word)
}

/// Nouns for where something is said: "conference", "interview".
pub fn is_occasion(word: &str) -> bool {
    word_list!("data/occasions.txt").contains_any_case(word)
}

/// Forms of "be", which make a passive of a participle.
pub fn is_form_of_be(word: &str) -> bool {
    word_list!("data/forms_of_be.txt").contains_any_case(word)
}

/// Words with which a clause can begin: "that", "he", "the", "to".
pub fn begins_content(word: &str) -> bool {
    begins_clause(word) || is_pronoun(word) || word.eq_ignore_ascii_case("the") || word.eq_ignore_ascii_case("to")
}

/// Words that, after a comma, begin something that the narrator adds to the content.
pub fn stops_content(word: &str) -> bool {
    word_list!("data/content_stops.txt").contains_any_case(word)
}

/// Words that, after a dash, mostly begin the narrator's own comment on the content before.
pub fn begins_comment(word: &str) -> bool {
    word_list!("data/comments.txt").contains_any_case(word)
}

/// Gerunds that, after a comma, tell what came of the saying: "prompting", "leaving".
pub fn tells_effect(word: &str) -> bool {
    word_list!("data/effects.txt").contains_any_case(word)
}

/// Past forms of what judges, referees and guests do, not those they speak of: "jailed", "stormed".
pub fn is_act(word: &str) -> bool {
    word_list!("data/acts.txt").contains_any_case(word)
}

/// Quantifiers that stand for people without a noun: "some", "another".
pub fn stands_alone(word: &str) -> bool {
    word_list!("data/quantifiers.txt").contains_any_case(word)
}

/// Words behind a quotation with which the content goes on: "“safe,” but old", "“safe,” compared with others".
pub fn runs_on(word: &str) -> bool {
    word_list!("data/running_on.txt").contains_any_case(word)
}

/// Adjectives behind "it is" that say of no speaker that he spoke: "it is worth noting", "it is important to remember".
pub fn is_impersonal(word: &str) -> bool {
    word_list!("data/impersonal.txt").contains_any_case(word)
}

/// Words before an infinitive by which nothing was said, though it should have been: "failed to say", "has yet to say".
pub fn withholds(word: &str) -> bool {
    matches!(word, "failed" | "fails" | "failing" | "yet")
}

/// Words before an infinitive that say what is planned: "is to announce", "due to announce".
pub fn plans(word: &str) -> bool {
    matches!(word, "set" | "due") || is_form_of_be(word)
}

/// Words that begin an indirect question: "whether", "who".
pub fn puts_question(word: &str) -> bool {
    matches!(word, "whether" | "if" | "when" | "where") || asks(word) || relates(word) && word != "that"
}

/// Forms of cues that are as often a noun, but the only verb where a clause would have none: "The report claims ministers knew".
pub fn is_mostly_verb(word: &str) -> bool {
    matches!(word, "claims" | "states" | "reports" | "fears" | "worries")
}

/// The ending of a genitive.
pub fn is_genitive(word: &str) -> bool {
    matches!(word, "'s" | "’s")
}

/// Words that begin a clause about the circumstances, which is no content: "as", "until".
pub fn circumstances(word: &str) -> bool {
    word_list!("data/circumstances.txt").contains_any_case(word)
}

/// Words before an infinitive that say that the saying took place, or was refused: "went on to say", "declined to say".
pub fn leads_to(word: &str) -> bool {
    word_list!("data/led_to.txt").contains_any_case(word) || denies(word) == Some("led")
}

/// Where a word denies the saying: "before" the cue, "led" to it by "to", or as its "subject".
pub fn denies(word: &str) -> Option<&'static str> {
    word_list!("data/denials.txt").get_any_case(word).map(|(_, place)| place)
}

/// Whether a word before a cue denies it: "not", "never", "declined".
pub fn is_denial(word: &str) -> bool {
    denies(word).is_some_and(|place| place != "subject")
}

/// Modals of reported speech.
pub fn is_shifted(word: &str) -> bool {
    word_list!("data/shifted.txt").contains_any_case(word)
}

/// Auxiliaries of the future.
pub fn is_future(word: &str) -> bool {
    word_list!("data/future.txt").contains_any_case(word)
}
