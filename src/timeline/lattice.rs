//! What each token may be: a lattice of classes over the text.
//!
//! In go tokens and the [`Grammar`], out come edges: from a token, past one or more tokens, with a class and a value. Words have the classes of the table; numbers,
//! years, dates in digits and names of holidays are known by their shape. The sections of patterns then add the edges that they find.

use super::grammar::{Grammar, Symbol};
use super::holidays;
use super::meaning::{Key, Kind, Meaning, Value};
use crate::language::Tagged;

/// What an edge stands for.
#[derive(Clone, Copy, Debug)]
pub enum Worth {
    /// A word without a value.
    Nothing,
    /// A value.
    Value(Value),
    /// Index of a meaning.
    Meaning(usize),
}

/// From a token past the last token of what it may be.
#[derive(Clone, Copy, Debug)]
pub struct Edge {
    pub symbol: Symbol,
    pub end: usize,
    pub worth: Worth,
}

/// The edges by their first token.
pub struct Lattice<'g> {
    pub grammar: &'g Grammar,
    /// The first and the last edge of each token.
    ends: Vec<Option<(usize, usize)>>,
    /// All edges, each with the next of its token.
    edges: Vec<(Edge, Option<usize>)>,
    pub meanings: Vec<Meaning>,
}

impl<'g> Lattice<'g> {
    /// Reads the tokens.
    pub fn new(tagged: &Tagged<'_>, grammar: &'g Grammar) -> Self {
        let mut lattice = Self { grammar, ends: vec![None; tagged.tokens.len()], edges: Vec::new(), meanings: Vec::new() };
        let mut lower = String::new();
        for sentence in &tagged.sentences {
            let mut numerals: Vec<(usize, i32)> = Vec::new();
            for token in sentence.tokens.clone() {
                let word = tagged.word(token);
                if let Some(value) = lattice.read(word, token, &mut lower) {
                    numerals.push((token, value));
                } else {
                    let hyphen = word == "-" && numerals.last().is_some_and(|&(last, _)| last + 1 == token);
                    if !hyphen {
                        lattice.numbers(&std::mem::take(&mut numerals));
                    }
                }
                if word.starts_with(|c: char| c.is_uppercase() || c == '\'') {
                    lattice.holiday(tagged, token, sentence.tokens.end);
                }
            }
            lattice.numbers(&numerals);
        }
        lattice
    }

    /// Adds an edge, and the edges of the choices that its class belongs to.
    pub fn add(&mut self, start: usize, edge: Edge) {
        self.push(start, edge);
        for &symbol in self.grammar.choices(edge.symbol) {
            self.push(start, Edge { symbol, ..edge });
        }
    }

    fn push(&mut self, start: usize, edge: Edge) {
        let new = self.edges.len();
        self.edges.push((edge, None));
        if let Some((_, last)) = &mut self.ends[start] {
            self.edges[*last].1 = Some(new);
            *last = new;
        } else {
            self.ends[start] = Some((new, new));
        }
    }

    /// The first edge of a token.
    pub fn first(&self, start: usize) -> Option<usize> {
        self.ends.get(start)?.map(|(first, _)| first)
    }

    /// An edge, and the next of its token.
    pub fn edge(&self, index: usize) -> (Edge, Option<usize>) {
        self.edges[index]
    }

    fn class(&mut self, start: usize, end: usize, class: &str, worth: Worth) {
        self.add_class(start, end, self.grammar.symbol(class), worth);
    }

    fn add_class(&mut self, start: usize, end: usize, class: Option<Symbol>, worth: Worth) {
        if let Some(symbol) = class {
            self.add(start, Edge { symbol, end, worth });
        }
    }

    fn number(&mut self, start: usize, end: usize, class: &str, number: i32) {
        self.class(start, end, class, Worth::Value(Value::Number(number)));
    }

    /// The classes and the shape of a word; its value where it is a numeral in letters.
    fn read(&mut self, word: &str, token: usize, lower: &mut String) -> Option<i32> {
        lower.clear();
        if word.is_ascii() {
            lower.push_str(word);
            lower.make_ascii_lowercase();
        } else {
            lower.extend(word.chars().map(|c| if c == '’' { '\'' } else { c }).flat_map(char::to_lowercase));
        }
        let mut numeral = None;
        let stop = lower.len() > 1 && lower.ends_with('.');
        let capital = word.starts_with(char::is_uppercase);
        // "mid-July" is one token: what counts is the July.
        let (rest, inner) = match lower.find('-') {
            Some(hyphen @ 1..) if !self.grammar.word(&lower[..=hyphen]).is_empty() => (&lower[hyphen + 1..], true),
            _ => (lower.as_str(), false),
        };
        let capital = capital || inner;
        let rest = if stop { rest.trim_end_matches('.') } else { rest };
        for entry in self.grammar.word(rest) {
            if (entry.capital && !capital) || (entry.stop && !stop) {
                continue;
            }
            if let Some(Value::Number(value)) = entry.value.filter(|_| Some(entry.symbol) == self.grammar.numeral) {
                numeral = Some(value);
                continue;
            }
            let worth = entry.value.map_or(Worth::Nothing, Worth::Value);
            self.add(token, Edge { symbol: entry.symbol, end: token + 1, worth });
        }
        if rest.bytes().any(|byte| byte.is_ascii_digit()) {
            let rest = rest.to_owned();
            self.digits(&rest, token);
        } else if capital {
            self.add_class(token, token + 1, self.grammar.capital, Worth::Nothing);
        }
        numeral
    }

    /// What a token with digits may be.
    fn digits(&mut self, word: &str, token: usize) {
        let end = token + 1;
        let bare = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let ending = &word[bare.len()..];
        if let Some(short) = bare.strip_prefix('\'') {
            match (short.len(), short.parse::<i32>(), ending) {
                (2, Ok(year), "") => self.number(token, end, "SHORT_YEAR", century_of(year) + year),
                (2, Ok(year), "s") if year % 10 == 0 => self.number(token, end, "DECADE", century_of(year) + year),
                _ => {}
            }
            return;
        }
        if let Some((hours, minutes)) = bare.split_once(':') {
            if let (Ok(hours @ 0..=24), Ok(minutes @ 0..=59), true) = (hours.parse::<i32>(), minutes.parse::<i32>(), minutes.len() == 2) {
                self.number(token, end, "CLOCK_TIME", hours * 60 + minutes);
                if let Some(value) = ending.strip_suffix('m').and_then(|half| ["a", "p"].iter().position(|letter| *letter == half)) {
                    let meaning = Meaning::new(Kind::Clock)
                        .with(Key::Minutes, Value::Number(hours * 60 + minutes))
                        .with(Key::HalfDay, Value::Number(value as i32 * 12));
                    self.meaning(token, end, "CLOCK", meaning);
                }
            }
            return;
        }
        if let Some(date) = written_date(word) {
            self.meaning(token, end, "WRITTEN_DATE", date);
            return;
        }
        if let Some(Ok(whole)) = word.strip_suffix(".5").map(str::parse::<i32>) {
            self.number(token, end, "HALVES", whole);
        }
        if let Some(Ok(nth @ 1..=4)) = word.strip_prefix('q').map(str::parse::<i32>) {
            self.number(token, end, "Q_NUMBER", nth);
        }
        if let Some(Ok(year @ 1900..2100)) = word.strip_prefix("fy").map(str::parse::<i32>) {
            self.number(token, end, "FISCAL_YEAR", year);
        }
        let Ok(number) = bare.replace(',', "").parse::<i32>() else { return };
        match ending {
            "" => {
                self.number(token, end, "NUMBER", number);
                if (1..=31).contains(&number) && bare.len() <= 2 {
                    self.number(token, end, "DAY", number);
                    if number <= 12 {
                        self.number(token, end, "HOUR", number);
                    }
                }
                if bare.len() == 4 {
                    if (1400..2100).contains(&number) {
                        self.number(token, end, "YEAR", number);
                    }
                    if number / 100 < 25 && number % 100 < 60 {
                        self.number(token, end, "FOUR_DIGITS", number / 100 * 60 + number % 100);
                    }
                }
            }
            "st" | "nd" | "rd" | "th" if number > 0 => {
                self.number(token, end, "ORDINAL", number);
                if number <= 31 {
                    self.number(token, end, "DAY", number);
                }
            }
            "s" if number % 10 == 0 && (bare.len() == 4 && (1000..2100).contains(&number) || bare.len() == 2 && number > 10) => {
                let first = if bare.len() == 2 { 1900 + number } else { number };
                self.number(token, end, "DECADE", first);
            }
            "am" | "pm" if (1..=12).contains(&number) => {
                let half = if ending == "pm" { 12 } else { 0 };
                let meaning = Meaning::new(Kind::Clock).with(Key::Hour, Value::Number(number)).with(Key::HalfDay, Value::Number(half));
                self.meaning(token, end, "CLOCK", meaning);
            }
            _ => {}
        }
    }

    fn meaning(&mut self, start: usize, end: usize, class: &str, meaning: Meaning) {
        self.meanings.push(meaning);
        self.class(start, end, class, Worth::Meaning(self.meanings.len() - 1));
    }

    /// Numbers in letters: every run of numerals that begins anywhere among these, "twenty", "twenty-four", "two thousand", and years as they are spoken.
    fn numbers(&mut self, numerals: &[(usize, i32)]) {
        for first in 0..numerals.len() {
            let (start, mut total) = (numerals[first].0, numerals[first].1);
            let mut spoken = false;
            self.number(start, start + 1, "NUMBER", total);
            for &(token, value) in numerals.iter().skip(first + 1).take(5) {
                let tens = total % 10 == 0 && (20..100).contains(&(total % 100));
                (total, spoken) = match value {
                    10..=99 if (11..=20).contains(&total) => (total * 100 + value, true),
                    1..=9 if tens => (total + value, spoken),
                    100 | 1_000 | 1_000_000 if !spoken => (total.saturating_mul(value), false),
                    1..=99 if total % 100 == 0 && total > 0 && !spoken => (total + value, false),
                    _ => break,
                };
                self.number(start, token + 1, if spoken { "SPELT_YEAR" } else { "NUMBER" }, total);
            }
        }
    }

    fn holiday(&mut self, tagged: &Tagged<'_>, start: usize, limit: usize) {
        let mut name = String::new();
        for token in start..limit.min(start + holidays::LONGEST) {
            if token > start && tagged.tokens[token - 1].span.end < tagged.tokens[token].span.start {
                name.push(' ');
            }
            name.extend(tagged.word(token).chars().map(|c| if c == '’' { '\'' } else { c }).flat_map(char::to_lowercase));
            let Some((known, line)) = holidays::first_with(&name) else { break };
            if known == name {
                self.number(start, token + 1, "HOLIDAY", line as i32);
            }
        }
    }
}

/// The century that a year of two digits lies in, as the news mean it.
fn century_of(year: i32) -> i32 {
    if year < 30 { 2000 } else { 1900 }
}

/// "2017-03-02", "03/02/2017", "2.3.2017": the year first, or the month before the day unless it can be no month.
fn written_date(word: &str) -> Option<Meaning> {
    let separator = ['-', '/', '.'].into_iter().find(|separator| word.matches(*separator).count() == 2)?;
    let mut parts = word.split(separator).map(|part| (part.len(), part.parse::<i32>().ok()));
    let (Some((first_len, Some(first))), Some((second_len, Some(second))), Some((third_len, Some(third)))) =
        (parts.next(), parts.next(), parts.next())
    else {
        return None;
    };
    let (year, month, day) = match (first_len, second_len, third_len, separator) {
        (4, 1..=2, 1..=2, _) => (first, second, third),
        (1..=2, 1..=2, 4, '.') => (third, second, first),
        (1..=2, 1..=2, 4, _) => (third, first, second),
        (1..=2, 1..=2, 2, '/') => (century_of(third) + third, first, second),
        _ => return None,
    };
    let (month, day) = if month > 12 { (day, month) } else { (month, day) };
    let known = |key, number| (key, Value::Number(number));
    let plausible = (1..=12).contains(&month) && (1..=31).contains(&day) && (1000..2200).contains(&year);
    plausible.then(|| {
        [known(Key::Year, year), known(Key::Month, month), known(Key::Day, day)]
            .into_iter()
            .fold(Meaning::new(Kind::Date), |meaning, (key, value)| meaning.with(key, value))
    })
}
