//! Choices: what the list under a prompt shows, for what is typed so far.
//!
//! The finder, the mentions of an item, the palette of commands, help and the list of articles are all lists that typing narrows; they differ in what
//! they hold and in where an entry leads.

use super::action::Action;
use super::here;
use super::state::{Prompt, PromptKind, Shelved, State, kind_of};
use crate::links::{Id, spans};
use crate::text::Span;
use crate::{export, reading, search};

/// An entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it is, in a word or two: "person", "¶4", a key.
    pub mark: String,
    /// What stands before the words that count, for entries that are aligned at these.
    pub lead: String,
    /// The words that count.
    pub label: String,
    /// What follows them.
    pub rest: String,
    /// Whether it does something now.
    pub works: bool,
    /// Where it leads.
    pub goal: Goal,
}

/// Where an entry leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// To a finding.
    Finding(Id),
    /// To some words of a finding.
    Words(Id, Span),
    /// To what an action does.
    Act(Action),
    /// To an article of the shelf.
    Article(usize),
}

/// The entries for what is typed, best first.
pub fn of(state: &State, prompt: &Prompt) -> Vec<Choice> {
    match prompt.kind {
        PromptKind::Find => findings(state, &prompt.input),
        PromptKind::Mentions(id) => fitting(mentions(state, id), &prompt.input),
        PromptKind::Command => commands(state, &prompt.input),
        PromptKind::Help => {
            let mut choices = fitting(actions(state), &prompt.input);
            choices.sort_by_key(|choice| !choice.works);
            choices
        }
        PromptKind::Articles => fitting(articles(state), &prompt.input),
        PromptKind::Search | PromptKind::Date | PromptKind::Filter => Vec::new(),
    }
}

/// Entries that have the typed words, in their order.
fn fitting(choices: Vec<Choice>, input: &str) -> Vec<Choice> {
    let input = input.to_lowercase();
    let has = |choice: &Choice| {
        let all = [&choice.mark, &choice.lead, &choice.label, &choice.rest].map(|part| part.to_lowercase()).join(" ");
        input.split_whitespace().all(|word| all.contains(word))
    };
    choices.into_iter().filter(has).collect()
}

/// Findings that are listed, the best: nobody goes through more, and on a long article there are thousands.
const MOST: usize = 300;

fn findings(state: &State, input: &str) -> Vec<Choice> {
    let story = &state.story;
    let choice = |candidate: &search::Candidate| {
        let id = candidate.id;
        let rest = match id {
            Id::Person(person) => story.people[person].role.clone().unwrap_or_default(),
            Id::Organisation(_) | Id::Place(_) => String::new(),
            Id::Quote(quote) => state.says(quote),
            Id::Event(event) => story.events[event].when.map_or_else(String::new, export::day),
            Id::Time(time) => export::meaning(&story.times[time]).unwrap_or_default(),
        };
        Choice { mark: kind_of(id).into(), lead: String::new(), label: candidate.label.clone(), rest, works: true, goal: Goal::Finding(id) }
    };
    search::findings(&state.candidates, input).into_iter().take(MOST).map(choice).collect()
}

/// Words on either side of a mention that show what it is about.
const AROUND: usize = 5;

fn mentions(state: &State, id: Id) -> Vec<Choice> {
    let text = &state.story.article.text;
    let choice = |span: Span| {
        let paragraph = reading::number(&state.story.paragraphs, span.start);
        let around = state.story.paragraphs.get(paragraph.saturating_sub(1)).map_or(span, |paragraph| paragraph.span);
        let mut before: Vec<&str> = text[around.start.min(span.start)..span.start].split_whitespace().rev().take(AROUND).collect();
        before.reverse();
        // What is glued to the mention (an opening quotation mark, a possessive) stays so.
        let lead_glued = text[..span.start].ends_with(|c: char| !c.is_whitespace());
        let rest_glued = text[span.end..].starts_with(|c: char| !c.is_whitespace());
        let after: Vec<&str> = text[span.end..around.end.max(span.end)].split_whitespace().take(AROUND).collect();
        Choice {
            mark: format!("¶{paragraph}"),
            lead: before.join(" ") + if lead_glued { "" } else { " " },
            label: span.cut(text).split_whitespace().collect::<Vec<_>>().join(" "),
            rest: if rest_glued { String::new() } else { " ".into() } + &after.join(" "),
            works: true,
            goal: Goal::Words(id, span),
        }
    };
    spans(&state.story, id).into_iter().map(choice).collect()
}

/// Every action with its keys, in the order of the table.
fn actions(state: &State) -> Vec<Choice> {
    let choice = |(binding, sequences): &(&'static super::keymap::Binding, Vec<String>)| Choice {
        // What has no key is done by its name.
        mark: if sequences.is_empty() {
            format!(":{}", binding.name)
        } else {
            sequences.iter().map(|keys| super::keymap::shown(keys)).collect::<Vec<_>>().join("  ")
        },
        lead: String::new(),
        label: binding.title.into(),
        rest: format!("{} :{}", binding.group.to_lowercase(), binding.name),
        works: here::works(state, binding.action),
        goal: Goal::Act(binding.action),
    };
    state.keymap.bindings.iter().map(choice).collect()
}

/// Commands that are followed by what they are about.
pub const WITH_WORDS: [&str; 3] = ["write", "open", "date"];

/// The actions that have the typed words in name or title, the one of exactly that name first, then those that begin with what is typed; of a command that
/// is followed by something, only itself.
fn commands(state: &State, input: &str) -> Vec<Choice> {
    let word = match input.split(' ').next().unwrap_or_default() {
        "w" | "w!" | "write!" => "write",
        "o" => "open",
        word => word,
    };
    let known: Vec<Choice> = actions(state).into_iter().filter(|choice| choice.goal != Goal::Act(Action::Command)).collect();
    let named = |choice: &Choice| choice.rest.split(':').next_back() == Some(word);
    if input.contains(' ') && WITH_WORDS.contains(&word) {
        return known.into_iter().filter(named).collect();
    }
    let begins = |choice: &Choice| choice.label.starts_with(input) || choice.rest.contains(&format!(":{input}"));
    let mut found = fitting(known, input);
    found.sort_by_key(|choice| std::cmp::Reverse((named(choice), begins(choice))));
    found
}

fn articles(state: &State) -> Vec<Choice> {
    let choice = |(at, shelved): (usize, &Shelved)| {
        let (title, name) = state.shelf.called(shelved);
        let (label, rest) = title.map_or((name.clone(), String::new()), |title| (title, name));
        let mark = if at == state.shelf.at { format!("› {}", at + 1) } else { format!("  {}", at + 1) };
        Choice { mark, lead: String::new(), label, rest, works: true, goal: Goal::Article(at) }
    };
    state.shelf.articles.iter().enumerate().map(choice).collect()
}
