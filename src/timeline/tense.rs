//! The direction of a time expression: whether the words that govern it tell of the past or of the future.
//!
//! In go the parsed sentence and the expression's place, out comes a [`Direction`]. From the expression one climbs to the verb that governs it; its tense decides, and
//! where it has none ("to meet", "planned"), the words it hangs on. Where the sentence was not parsed, a word such as "will" up to the next mark on either side decides.

use std::ops::Range;

use super::clauses::{LONGEST, Tense, Tree};
use super::resolve::Direction;
use crate::language::{Relation, Tagged, Upos};
use crate::text::List;
use crate::word_list;

pub static ABLE: List = word_list!("data/able.txt");
static AHEAD: List = word_list!("data/ahead.txt");
static BEGINNINGS: List = word_list!("data/beginnings.txt");
static BREAKS: List = word_list!("data/breaks.txt");
static ANNOUNCED: List = word_list!("data/announced.txt");
pub static BEHIND: List = word_list!("data/behind.txt");
static CONDITIONS: List = word_list!("data/conditions.txt");
static DEADLINES: List = word_list!("data/deadlines.txt");
static DENIALS: List = word_list!("data/denials.txt");
static DUTIES: List = word_list!("data/duties.txt");
static EARLIEST: List = word_list!("data/earliest.txt");
static HERALDS: List = word_list!("data/heralds.txt");
static LASTING: List = word_list!("data/lasting.txt");
static PLANNING: List = word_list!("data/planning.txt");
static PLEDGES: List = word_list!("data/pledges.txt");
static SETTLED: List = word_list!("data/settled.txt");
pub static STATIVES: List = word_list!("data/statives.txt");

/// The direction of the expression at `range`; `said` where its verb tells that somebody said something.
pub fn direction(tree: &Tree<'_, '_>, range: &Range<usize>, said: bool) -> Direction {
    let head = tree.head_of(range);
    let long = tree.tagged.sentences.get(tree.tagged.sentence_of(head)).is_none_or(|sentence| sentence.tokens.len() > LONGEST);
    if long || tree.tagged.tokens[head].head.is_none() && tree.children(head).next().is_none() {
        return by_neighbours(tree.tagged, range);
    }
    let before = |list: &List| range.start > 0 && list.contains_any_case(tree.tagged.word(range.start - 1));
    if before(&BEHIND) {
        return Direction::Since;
    }
    let deadline = before(&DEADLINES) || before(&EARLIEST) && range.start > 1 && AHEAD.contains_any_case(tree.tagged.word(range.start - 2));
    if let Some(direction) = by_verb_before(tree, range, deadline) {
        return direction;
    }
    if names_a_thing(tree, range, head) {
        return Direction::Near;
    }
    let heralded = before(&HERALDS) && stands_before(tree, range, head).is_some();
    let mut nominal = false;
    // "Council to vote on Monday", "The coast, beginning in May": where the sentence has no finite verb they tell of what is to come.
    let mut open = false;
    for at in tree.climb(head).skip(usize::from(!tree.is_predicate(head))) {
        let upos = tree.tagged.tokens[at].tag.upos;
        if tree.is_comparison(at) {
            continue;
        }
        let foretold = AHEAD.contains_any_case(tree.tagged.word(at));
        if !matches!(upos, Upos::Verb | Upos::Aux) && !tree.is_predicate(at) {
            if foretold && upos == Upos::Adj {
                return Direction::Ahead;
            }
            nominal = true;
            continue;
        }
        if tree.penn(at) == "VBN" && tree.tense(at) == Tense::None && !foretold {
            match tree.relation(at) {
                // "guidelines to be published in June"
                _ if tree.is_infinitive(at) && tree.is_passive(at) => {
                    return Direction::Ahead;
                }
                Relation::Acl | Relation::Advcl if !tree.is_infinitive(at) => return Direction::Back,
                _ => {}
            }
        }
        // "is thought to have left on Tuesday"
        if at > 1 && tree.tagged.word(at - 1) == "have" && tree.tagged.word(at - 2) == "to" {
            return Direction::Back;
        }
        match tree.tense(at) {
            Tense::Future if is_denied_ability(tree, at) => return Direction::Back,
            Tense::Future => return Direction::Ahead,
            Tense::Pluperfect => return Direction::Back,
            // "agreed on Monday" tells of the past, "agreed to meet on Monday" hangs on the meeting and was told there.
            Tense::Past | Tense::Perfect => {
                let deadline = deadline && !LASTING.contains_any_case(tree.tagged.word(at));
                // "was scheduled for Monday", "planned a march on Saturday"
                let passive = foretold && (nominal || tree.penn(at) == "VBN" || PLANNING.contains_any_case(tree.tagged.word(at)));
                return match nominal {
                    _ if passive || deadline => Direction::Ahead,
                    true => Direction::Near,
                    false => Direction::Back,
                };
            }
            Tense::Present => {
                let scheduled = foretold
                    || deadline
                    || heralded
                    || looks_ahead(tree, at)
                    || is_condition(tree, at)
                    || tree.is_infinitive(at)
                    || !said && tree.tagged.tokens[head].head == Some(at) && is_timetable(tree, at);
                return if scheduled { Direction::Ahead } else { Direction::Near };
            }
            Tense::None if is_settled(tree, at) => return Direction::Either,
            Tense::None if foretold || infinitive_ahead(tree, at) => return Direction::Ahead,
            Tense::None => {
                let own = tree.tagged.tokens[head].head == Some(at);
                open |= own
                    && (tree.is_infinitive(at) && tree.relation(at) == Relation::Acl || BEGINNINGS.contains_any_case(tree.tagged.word(at)));
            }
        }
    }
    if deadline || open && !has_finite_verb(tree, head) { Direction::Ahead } else { Direction::Near }
}

/// "Wednesday's ruling", "the June agreement": what an expression stands before has happened, unless it is of the things that are announced, as "election".
fn names_a_thing(tree: &Tree<'_, '_>, range: &Range<usize>, head: usize) -> bool {
    stands_before(tree, range, head).is_some_and(|noun| !ANNOUNCED.contains_any_case(tree.tagged.word(noun)))
}

/// The noun that an expression stands before, without a mark between them.
pub fn stands_before(tree: &Tree<'_, '_>, range: &Range<usize>, head: usize) -> Option<usize> {
    let token = |token: usize| tree.tagged.tokens[token].tag.upos;
    let before = matches!(
        tree.relation(head),
        Relation::NmodPoss | Relation::Compound | Relation::Nummod | Relation::NmodUnmarked | Relation::Nmod | Relation::Amod
    );
    let noun = tree.tagged.tokens[head].head.filter(|&noun| before && noun >= range.end)?;
    let named = token(noun) == Upos::Noun || tree.relation(noun) != Relation::Amod && ANNOUNCED.contains_any_case(tree.tagged.word(noun));
    (named && !(range.end..noun).any(|between| token(between) == Upos::Punct)).then_some(noun)
}

/// "could not be reached on Monday", "neither could": what one tried and was not able to.
fn is_denied_ability(tree: &Tree<'_, '_>, predicate: usize) -> bool {
    let has = |list: &List| tree.children(predicate).any(|child| list.contains_any_case(tree.tagged.word(child)));
    has(&ABLE) && has(&DENIALS)
}

/// "the shop opens on Monday", "they meet Tuesday": the present tense of what one does, not of what is so or is said.
fn is_timetable(tree: &Tree<'_, '_>, predicate: usize) -> bool {
    let word = tree.tagged.word(predicate);
    let subject = |child| tree.relation(child) == Relation::Nsubj && child < predicate;
    matches!(tree.penn(predicate), "VBZ" | "VBP") && !STATIVES.contains_any_case(word) && tree.children(predicate).any(subject)
}

/// "when the case is heard in May", "if it opens on Monday": the present tense after such a word tells of what is to come.
fn is_condition(tree: &Tree<'_, '_>, predicate: usize) -> bool {
    tree.relation(predicate) == Relation::Advcl && tree.has(predicate, &[Relation::Mark, Relation::Advmod], &CONDITIONS)
}

/// The verb that stands shortly before the expression in the same clause decides where its form alone tells the tense: "met the mayor on Monday".
fn by_verb_before(tree: &Tree<'_, '_>, range: &Range<usize>, deadline: bool) -> Option<Direction> {
    let sentence = &tree.tagged.sentences.get(tree.tagged.sentence_of(range.start))?.tokens;
    let before = (sentence.start..range.start).rev().take(8).take_while(|&token| !BREAKS.contains_any_case(tree.tagged.word(token)));
    for token in before {
        match tree.penn(token) {
            // "agreed in June to buy"
            "VBD" if !deadline && range.start - token <= 2 && tree.tagged.tokens[token].tag.upos == Upos::Verb => {
                return Some(Direction::Back);
            }
            "VBD" if deadline || AHEAD.contains_any_case(tree.tagged.word(token)) || tree.tagged.tokens[token].tag.upos == Upos::Aux => {
                return None;
            }
            "VBD" => return Some(Direction::Back),
            "MD" => return Some(Direction::Ahead),
            "VBG" if token > sentence.start && BREAKS.contains_any_case(tree.tagged.word(token - 1)) => return by_root(tree, token),
            "VB" | "VBN" | "VBG" | "VBP" | "VBZ" => return None,
            _ => {}
        }
    }
    None
}

/// "he denied it, speaking on Monday": a participle set apart by a mark is told in the tense of the sentence.
fn by_root(tree: &Tree<'_, '_>, token: usize) -> Option<Direction> {
    let root = tree.climb(token).last()?;
    matches!(tree.tense(root), Tense::Past | Tense::Perfect | Tense::Pluperfect).then_some(Direction::Back)
}

/// "agreed to meet in May": what one settled to do may have been done since.
fn is_settled(tree: &Tree<'_, '_>, verb: usize) -> bool {
    let above = tree.tagged.tokens[verb].head.filter(|_| tree.is_infinitive(verb) && tree.relation(verb) == Relation::Xcomp);
    above.is_some_and(|above| SETTLED.contains_any_case(tree.tagged.word(above)) && tree.tense(above) == Tense::Past)
}

/// "plans to meet", "is to meet", "pledged to meet", "ready to stay and meet": an infinitive, or what is joined to it, under a word that looks ahead, a pledge or
/// a present tense.
fn infinitive_ahead(tree: &Tree<'_, '_>, verb: usize) -> bool {
    let joined = |at: &usize| tree.relation(*at) == Relation::Conj && !tree.is_infinitive(*at);
    let Some(infinitive) = tree.climb(verb).find(|at| !joined(at)) else { return false };
    let to = tree.is_infinitive(infinitive) && (infinitive == verb || tree.penn(verb) == "VB");
    let Some(above) = tree.tagged.tokens[infinitive].head else { return to };
    let word = tree.tagged.word(above);
    to && (PLEDGES.contains_any_case(word) && tree.relation(infinitive) == Relation::Xcomp
        || (AHEAD.contains_any_case(word) || tree.tense(above) == Tense::Present) && tree.tense(above) != Tense::Pluperfect)
}

/// Whether the sentence of a token has a verb that tells a tense.
fn has_finite_verb(tree: &Tree<'_, '_>, token: usize) -> bool {
    let sentence = tree.tagged.sentences.get(tree.tagged.sentence_of(token));
    sentence.is_some_and(|sentence| sentence.tokens.clone().any(|token| matches!(tree.penn(token), "VBD" | "VBZ" | "VBP" | "MD")))
}

/// "is to pay", "is set to join", "will leave", "Council to vote": what is told to come.
pub fn is_plan(tree: &Tree<'_, '_>, predicate: usize) -> bool {
    let open = !has_finite_verb(tree, predicate);
    let told = tree.tense(predicate) == Tense::Present || open;
    let set = AHEAD.contains_any_case(tree.tagged.word(predicate)) && tree.tagged.tokens[predicate].tag.upos != Upos::Noun;
    let bound = tree.has(predicate, &[Relation::Aux], &DUTIES);
    // "Council to build bridge", but not "Teachers stage march to save school", where a plural before a noun betrays a verb.
    let plural = tree.children(predicate).any(|child| child < predicate && tree.penn(child) == "NNS");
    let infinitive = |child: usize| !plural && tree.relation(child) == Relation::Acl && tree.is_infinitive(child);
    tree.tense(predicate) == Tense::Future && !bound
        || told
            && (tree.is_infinitive(predicate) || open && tree.children(predicate).any(infinitive) || set || looks_ahead(tree, predicate))
}

/// Whether a word that hangs on a predicate as its complement or adverb tells of the future: "is likely to", "is set to".
fn looks_ahead(tree: &Tree<'_, '_>, predicate: usize) -> bool {
    tree.has(predicate, &[Relation::Advmod, Relation::Xcomp, Relation::Aux], &AHEAD)
}

/// By the words around, where there is no tree.
fn by_neighbours(tagged: &Tagged<'_>, range: &Range<usize>) -> Direction {
    let Some(sentence) = tagged.sentences.get(tagged.sentence_of(range.start)) else { return Direction::Back };
    let within = |token: &usize| !BREAKS.contains_any_case(tagged.word(*token));
    let before = (sentence.tokens.start..range.start).rev().take(15).take_while(within);
    let after = (range.end..sentence.tokens.end).take(10).take_while(within);
    let ahead = before.chain(after).any(|token| AHEAD.contains_any_case(tagged.word(token)));
    if ahead { Direction::Ahead } else { Direction::Back }
}
