//! The small word lists of this room: function words that a rule may skip or must stop at.

/// Words that begin a clause.
pub fn begins_clause(word: &str) -> bool {
    listed(include_str!("data/clause_words.txt"), word)
}

/// Auxiliaries, adverbs and negations between a subject and its cue.
pub fn stands_between(word: &str) -> bool {
    listed(include_str!("data/between.txt"), word) || word.len() > 4 && word.ends_with("ly")
}

/// Pronouns that can be the subject of a cue.
pub fn is_pronoun(word: &str) -> bool {
    listed(include_str!("data/pronouns.txt"), word)
}

/// "Monday", "yesterday", "last".
pub fn tells_time(word: &str) -> bool {
    listed(include_str!("data/weekdays.txt"), word)
}

/// "in", "during".
pub fn is_preposition(word: &str) -> bool {
    listed(include_str!("data/prepositions.txt"), word)
}

/// Determiners and the like, after which a noun follows and no verb.
pub fn is_determiner(word: &str) -> bool {
    listed(include_str!("data/determiners.txt"), word)
}

/// Words after which a base form is a verb.
pub fn opens_verb(word: &str) -> bool {
    listed(include_str!("data/verb_openers.txt"), word)
}

fn listed(list: &str, word: &str) -> bool {
    word.len() < 16 && list.lines().any(|entry| entry.eq_ignore_ascii_case(word))
}
