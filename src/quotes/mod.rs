//! Quotes: what was said, the words that say that it was said, and who said it.
//!
//! In go [`Tagged`] and the people, out come [`Quote`]s, direct, indirect and mixed, in the terms of attribution research (Pareti 2015, `PolNeAR`):
//! content, cue and source.

mod according;
mod apposition;
mod attribution;
mod closing;
mod complement;
mod confidence;
mod content;
mod continuation;
mod cue;
mod cues;
mod elliptical;
mod frames;
mod fronted;
mod headlines;
mod held_floor;
mod how;
mod meant;
mod opening;
mod place;
mod repeats;
mod source;
mod speaker;
mod stretches;
mod turns;
mod words;

use attribution::{Found, Rule};
use continuation::Reading;
use source::Source;
use speaker::Mentions;
use stretches::{Scene, Stretch};
pub use words::is_denial;

use crate::language::Tagged;
use crate::people::{self, Entities};
use crate::text::Span;

/// One attribution: all content under one cue.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// Inside quotation marks, outside, or both.
    pub kind: QuoteKind,
    /// The content, quotation marks included, in order.
    pub spans: Vec<Span>,
    /// Who said it; `None` where the text does not say.
    pub speaker: Option<Speaker>,
    /// The words that tell that something was said ("said", "according to"); empty for a continued quote.
    pub cue: Vec<Span>,
    /// Dictionary form of the cue ("say", "deny"), with `not` before it where the saying is denied ("not say").
    pub lemma: String,
    /// When that was; `None` where the cue does not tell ("saying", "would say", "according to").
    pub tense: Option<Tense>,
    /// Probability that the speaker is right, from 0 to 1.
    pub confidence: f32,
    /// How content and speaker were found, a step an entry, for the reader ("subject of the cue", "he ← Ada Vale, ¶4").
    pub how: Vec<String>,
}

impl Quote {
    /// The person who speaks, by the index into the people.
    fn person(&self) -> Option<usize> {
        self.speaker.as_ref()?.who?.person()
    }
}

impl Who {
    /// The person, by the index into the people.
    pub const fn person(self) -> Option<usize> {
        match self {
            Self::Person(person) => Some(person),
            Self::Organisation(_) | Self::Place(_) => None,
        }
    }
}

/// Whether the content stands inside quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuoteKind {
    /// Wholly.
    Direct,
    /// Not at all.
    Indirect,
    /// In part.
    Mixed,
}

/// The tense of a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tense {
    /// "said", "has said", "did not say"
    Past,
    /// "says", "is saying"
    Present,
    /// "will say"
    Future,
}

/// The source of a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The entity the words were resolved to; `None` where they name nobody of the lists.
    pub who: Option<Who>,
    /// The words that name the speaker.
    pub spans: Vec<Span>,
}

/// An index into one of the lists of [`Entities`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Who {
    /// Into the people.
    Person(usize),
    /// Into the organisations.
    Organisation(usize),
    /// Into the places ("Moscow said").
    Place(usize),
}

/// Finds the quotes, in the order of the text, and links "I", "we" and "my" inside them to their speakers.
///
/// The sieve, surest first:
/// 1. turns of an interview (`turns`);
/// 2. every stretch of the narrator (`attribution`, `elliptical`): for each cue with its source (`frames`) the content beside it, in quotation marks before it, by
///    "according to", in plain words before it, after it (`place`, `opening`, `closing`); without a cue by a name behind a dash or before a colon;
/// 3. what is quoted in a heading (`headlines`);
/// 4. quotations that are left over (`continuation`): handed on to an attribution right behind them, a turn in an exchange of question and answer, going on
///    with whoever holds the floor, said by the subject of the sentence before or behind;
/// 5. pull quotes (`repeats`);
/// 6. "she" who took the floor before, rather than somebody the speech is about (`held_floor`);
/// 7. what is quoted in the title without a speaker, by the lead that tells it again, and labels, which nobody says (`headlines`).
pub fn find(tagged: &Tagged<'_>, entities: &mut Entities) -> Vec<Quote> {
    let scene = Scene::new(tagged);
    let mentions = Mentions::new(entities);
    let turns = turns::find(&scene, &mentions);
    let mut spoken = turns.iter().flat_map(|turn| &turn.content).peekable();
    let mut reading = Reading::default();
    for (index, stretch) in scene.stretches.iter().enumerate() {
        while spoken.next_if(|speech| speech.end <= stretch.items.start).is_some() {}
        if spoken.peek().is_some_and(|speech| speech.start < stretch.items.end) {
            reading.rest();
        } else {
            reading.add(&scene, index, attributions(&scene, stretch));
        }
    }
    let interviewee = turns::interviewee(&scene, entities, &turns);
    let found = turns.iter().chain(&reading.found);
    let mut quotes: Vec<Quote> = found.filter_map(|found| quote(&scene, entities, &mentions, found, interviewee.as_ref())).collect();
    repeats::add(tagged, entities, &mut quotes);
    quotes.sort_by_key(|quote| quote.spans[0]);
    held_floor::give(tagged, entities, &mut quotes);
    headlines::attribute(tagged, &mut quotes);
    quotes.retain(|quote| !headlines::is_label(tagged, quote));
    people::link_speech(tagged, entities, &speeches(&quotes));
    quotes
}

/// The attributions of a stretch.
fn attributions(scene: &Scene<'_, '_>, stretch: &Stretch) -> Vec<Found> {
    if let Some(found) = elliptical::verbless(scene, stretch) {
        return vec![found];
    }
    let mut found = attribution::read(scene, stretch);
    if found.iter().all(|one| one.rule == Rule::Signed) {
        return elliptical::broken(scene, stretch).map_or(found, |broken| vec![broken]);
    }
    elliptical::without_aside(scene, stretch, &mut found);
    found
}

/// The verbatim words of persons.
fn speeches(quotes: &[Quote]) -> Vec<(usize, Span)> {
    let direct = quotes.iter().filter(|quote| quote.kind == QuoteKind::Direct);
    direct
        .filter_map(|quote| Some((quote.person()?, quote)))
        .flat_map(|(person, quote)| quote.spans.iter().map(move |&span| (person, span)))
        .collect()
}

/// The attribution in the form that leaves this room; `None` when no word of content is left. `interviewee` is who gives the answers of an interview.
fn quote(scene: &Scene<'_, '_>, entities: &Entities, mentions: &Mentions, found: &Found, interviewee: Option<&Source>) -> Option<Quote> {
    let (spans, kind) =
        if found.rule == Rule::Turn { content::whole(scene, &found.content) } else { content::spans(scene, &found.content) };
    if spans.is_empty() {
        return None;
    }
    let source = found.source.as_ref();
    let meant = meant::by(scene, entities, mentions, found, interviewee);
    let antecedent = meant.antecedent.as_ref();
    let words = antecedent.into_iter().chain(source).map(|source| scene.cover(&source.items)).collect();
    let speaker = source.map(|_| Speaker { who: meant.named.map(|(_, who)| who), spans: words });
    let cue = found.cue.as_ref();
    let lemma = cue.map_or(String::new(), |cue| if cue.negated { format!("not {}", cue.lemma) } else { cue.lemma.to_owned() });
    let tense = cue.and_then(|cue| cue.tense);
    let mention = meant.named.and_then(|(span, who)| speaker::mention(entities, span, who));
    let confidence = confidence::of(found, kind, mention, meant.left);
    let how = how::steps(scene, entities, found, &meant);
    Some(Quote { kind, spans, speaker, cue: cue.map(|cue| scene.cover(&cue.items)).into_iter().collect(), lemma, tense, confidence, how })
}
