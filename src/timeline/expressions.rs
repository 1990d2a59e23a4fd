//! Time expressions: which runs of tokens name a time, and what they mean before the calendar is asked.
//!
//! In go tokens, out come token ranges with a [`Meaning`]. The sections of the table of patterns are gone through in turn, each over what the ones before it found; of
//! two readings that begin at one token the longer is kept, and from left to right no token is used twice. The expressions and their extents follow TIMEX3
//! (`TimeML` 1.2.1): no prepositions, determiners inside, modifiers of order and amount inside.

use std::ops::Range;

use super::grammar::{Argument, End, GRAMMAR, Rule, Section, Symbol};
use super::lattice::{Edge, Lattice, Worth};
use super::meaning::{Kind, Meaning, Value};
use crate::language::Tagged;
use crate::text::List;
use crate::word_list;

pub static JOINERS: List = word_list!("data/range_joiners.txt");
pub static OPENERS: List = word_list!("data/range_openers.txt");

/// No pattern takes more steps.
const DEEPEST: usize = 12;

/// Something that a section found.
#[derive(Clone, Copy)]
struct Found {
    result: Symbol,
    rule: usize,
    end: usize,
    worth: Worth,
}

/// All expressions, in order.
pub fn find(tagged: &Tagged<'_>) -> Vec<(Range<usize>, Meaning)> {
    read(tagged, |_| {})
}

/// All expressions, in order; `used` hears of every line of the table that stands.
fn read(tagged: &Tagged<'_>, mut used: impl FnMut(usize)) -> Vec<(Range<usize>, Meaning)> {
    let grammar = &*GRAMMAR;
    let mut lattice = Lattice::new(tagged, grammar);
    let mut found: Vec<(Range<usize>, Meaning)> = Vec::new();
    let Some((last, earlier)) = grammar.sections.split_last() else { return found };
    for section in earlier {
        for (start, one) in run(tagged, &mut lattice, section) {
            used(one.rule);
            lattice.add(start, Edge { symbol: one.result, end: one.end, worth: one.worth });
        }
    }
    let mut past = 0;
    let mut readings = run(tagged, &mut lattice, last);
    readings.sort_by_key(|(start, one)| (*start, std::cmp::Reverse(one.end), one.rule));
    for (start, one) in readings {
        let Worth::Meaning(meaning) = one.worth else { continue };
        if start >= past {
            used(one.rule);
            past = one.end;
            let meaning = lattice.meanings[meaning].clone();
            if meaning.kind != Kind::None {
                found.push((start..one.end, meaning));
            }
        }
    }
    found
}

/// Whether the expression at `after` is the other end of what the one at `before` begins: "from March to May", "2010-2015".
pub fn is_range(tagged: &Tagged<'_>, before: &Range<usize>, after: &Range<usize>) -> bool {
    let opened = before.start > 0 && OPENERS.contains_any_case(tagged.word(before.start - 1));
    let joined = after.start == before.end + 1 && JOINERS.contains_any_case(tagged.word(before.end));
    joined && (opened || !tagged.word(before.end).contains(char::is_alphanumeric))
}

/// What a section finds, by the first token: the longest of each result.
fn run(tagged: &Tagged<'_>, lattice: &mut Lattice<'_>, section: &Section) -> Vec<(usize, Found)> {
    let mut best: Vec<(usize, Found)> = Vec::new();
    let mut walk = Walk { lattice, section, limit: 0, path: Vec::with_capacity(DEEPEST), found: Vec::new() };
    for sentence in &tagged.sentences {
        walk.limit = sentence.tokens.end;
        sentence.tokens.clone().for_each(|start| walk.step(0, start));
        walk.found.sort_by_key(|(start, one)| (*start, one.result, std::cmp::Reverse(one.end), one.rule));
        walk.found.dedup_by_key(|(start, one)| (*start, one.result));
        best.append(&mut walk.found);
    }
    best
}

/// A walk through the tree of a section along the edges of the lattice.
struct Walk<'a, 'g> {
    lattice: &'a mut Lattice<'g>,
    section: &'a Section,
    limit: usize,
    path: Vec<(usize, Edge)>,
    found: Vec<(usize, Found)>,
}

impl Walk<'_, '_> {
    fn step(&mut self, node: usize, at: usize) {
        for index in 0..self.section.nodes[node].ends.len() {
            self.end(&self.section.nodes[node].ends[index], at);
        }
        if at >= self.limit || self.path.len() >= DEEPEST {
            return;
        }
        let mut next = self.lattice.first(at);
        while let Some(index) = next {
            let (edge, another) = self.lattice.edge(index);
            if let Some(branch) = self.section.follow(node, edge.symbol) {
                self.path.push((at, edge));
                self.step(branch, edge.end);
                self.path.pop();
            }
            next = another;
        }
    }

    fn end(&mut self, end: &End, at: usize) {
        let rule = &self.lattice.grammar.rules[end.rule];
        let start = self.path.get(end.lead).map_or(at, |&(start, _)| start);
        let past = if end.tail == 0 { at } else { self.path[self.path.len() - end.tail].0 };
        let worse = |(other, one): &(usize, Found)| {
            *other == start && one.result == rule.result && (one.end, end.rule) >= (past, one.rule) && one.end >= past
        };
        if self.found.iter().rev().take(8).any(worse) {
            return;
        }
        let worth = self.worth(rule, end);
        self.found.push((start, Found { result: rule.result, rule: end.rule, end: past, worth }));
    }

    /// What the rule makes of the path.
    fn worth(&mut self, rule: &Rule, end: &End) -> Worth {
        let step =
            |element: usize| end.steps.get(element).copied().flatten().and_then(|step| self.path.get(step)).map(|(_, edge)| edge.worth);
        let wholes: Vec<Worth> = rule.whole.iter().filter_map(|&element| step(element)).collect();
        if let (None, true, [only]) = (rule.kind, rule.arguments.is_empty(), &wholes[..])
            && !matches!(only, Worth::Meaning(_))
        {
            return *only;
        }
        let meanings = &self.lattice.meanings;
        let mut parts = wholes.iter().filter_map(|worth| match worth {
            Worth::Meaning(index) => meanings.get(*index).cloned(),
            _ => None,
        });
        let Some(first) = rule.kind.map(Meaning::new).or_else(|| parts.next()) else { return Worth::Nothing };
        let mut meaning = parts.fold(first, |meaning, part| meaning.joined(&part));
        for &(key, argument) in &rule.arguments {
            let value = match argument {
                Argument::Given(value) => Some(value),
                Argument::Element { element, negated } => match step(element) {
                    Some(Worth::Value(value)) => Some(value),
                    Some(Worth::Meaning(index)) => meanings.get(index).and_then(|meaning| meaning.get(key)),
                    Some(Worth::Nothing) | None => None,
                }
                .map(|value: Value| if negated { value.negated() } else { value }),
            };
            if let Some(value) = value {
                meaning = meaning.with(key, value);
            }
        }
        self.lattice.meanings.push(meaning);
        Worth::Meaning(self.lattice.meanings.len() - 1)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::read;
    use crate::{language, text};

    /// What stands for a class where the table of words does not tell, or tells what would read otherwise.
    const SAMPLES: [(&str, &str); 41] = [
        ("A_LONG", "three years"),
        ("A_PART", "morning"),
        ("A_YEAR", "2015"),
        ("ANY_UNIT", "year"),
        ("ANY_UNITS", "weeks"),
        ("CAPITAL", "Oslo"),
        ("CENTURY_DATE", "the 19th century"),
        ("CLOCK", "5:30 p.m."),
        ("CLOCK_TIME", "5:30"),
        ("DATE", "July 3"),
        ("DAY", "3"),
        ("DAY_NUMBER", "3"),
        ("DECADE", "1990s"),
        ("DECADE_DATE", "the 1990s"),
        ("FISCAL_YEAR", "FY2015"),
        ("FOUR_DIGITS", "0735"),
        ("HALF", "the first half of 2015"),
        ("HALVES", "2.5"),
        ("HOLIDAY", "Christmas"),
        ("HOUR", "5"),
        ("LENGTH", "three years"),
        ("LONG", "several years"),
        ("MAYBE_MONTH", "May"),
        ("MONTH", "July"),
        ("NUMBER", "three"),
        ("ORDINAL", "third"),
        ("PERIOD", "last year"),
        ("PRICE_SIGN", "$"),
        ("QUARTER", "the third quarter"),
        ("Q_NUMBER", "Q3"),
        ("SEASON", "summer"),
        ("SEASON_DATE", "summer 2015"),
        ("SHORT_YEAR", "'87"),
        ("SPELT_YEAR", "nineteen ninety-seven"),
        ("UNIT", "week"),
        ("WEEKDAY", "Tuesday"),
        ("WORD_LENGTH", "three-year"),
        ("WRITTEN_DATE", "2017-03-02"),
        ("YEAR", "2015"),
        ("ZONE_NAME", "GMT"),
        ("ZONE", "GMT"),
    ];

    /// The words that an element of a pattern may be written as.
    fn written(element: &str) -> Vec<String> {
        let words = include_str!("data/words.tsv").lines();
        let of_class = |class: &str| {
            let mut entries = words.clone().filter_map(|line| line.split_once('\t'));
            entries.find(|(_, rest)| rest.split('\t').next() == Some(class)).map(|(word, _)| word.to_owned())
        };
        let sample = |part: &str| SAMPLES.iter().find(|(class, _)| *class == part).map(|(_, words)| (*words).to_owned());
        element.split('|').map(|part| sample(part).or_else(|| of_class(part)).unwrap_or_else(|| part.to_owned())).collect()
    }

    /// Sentences with the words of a pattern: with and without what may be left out, and with each choice.
    fn sentences(pattern: &str) -> String {
        let mut forms = vec![String::new()];
        for element in pattern.split(' ') {
            let element = if element.len() > 2 { element.trim_start_matches('(').trim_end_matches(')') } else { element };
            let bare = element.strip_suffix('?').filter(|bare| !bare.is_empty());
            let mut next = if bare.is_some() { forms.clone() } else { Vec::new() };
            for word in written(bare.unwrap_or(element)) {
                next.extend(forms.iter().map(|form| format!("{form}{}{word}", if word == "'s" { "" } else { " " })));
            }
            forms = next;
        }
        forms.iter().map(|form| format!("They left{form} .")).collect::<Vec<_>>().join("\n\n")
    }

    #[test]
    fn every_line_of_the_table_reads_what_it_is_written_for() {
        let lines =
            include_str!("data/patterns.tsv").lines().filter(|line| !line.starts_with('#') && !line.starts_with("==") && !line.is_empty());
        let idle: Vec<&str> = lines
            .enumerate()
            .filter_map(|(rule, line)| {
                let pattern = line.split('\t').nth(1)?;
                let written = sentences(pattern);
                let mut used = HashSet::new();
                read(&language::tag(text::segment(&written, &[])), |rule| {
                    used.insert(rule);
                });
                (!used.contains(&rule)).then_some(line)
            })
            .collect();
        assert!(idle.is_empty(), "lines that read nothing, or nothing that another line does not read:\n{}", idle.join("\n"));
    }
}
