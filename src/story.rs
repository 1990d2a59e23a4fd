//! The story: an article with everything found in it.

use std::convert::Infallible;
use std::ops::ControlFlow;

use jiff::civil::Date;

use crate::article::Article;
use crate::people::{Entities, Entity, Person};
use crate::quotes::Quote;
use crate::text::{Paragraph, Span};
use crate::timeline::{Anchor, Event, Time};
use crate::{language, people, quotes, reading, text, timeline};

/// What the reader may set.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Day of publication, in place of what the source says.
    pub date: Option<Date>,
}

/// The result of the analysis; nothing changes it afterwards.
#[derive(Clone, Debug)]
pub struct Story {
    /// What was analysed.
    pub article: Article,
    /// The article as it is shown and exported.
    pub paragraphs: Vec<Paragraph>,
    /// Sentences in order.
    pub sentences: Vec<Span>,
    /// Persons by first mention.
    pub people: Vec<Person>,
    /// Organisations by first mention.
    pub organisations: Vec<Entity>,
    /// Places by first mention.
    pub places: Vec<Entity>,
    /// Quotes in the order of the text.
    pub quotes: Vec<Quote>,
    /// Time expressions in the order of the text.
    pub times: Vec<Time>,
    /// The timeline in the order of the text.
    pub events: Vec<Event>,
    /// The day that relative dates count from.
    pub anchor: Option<Anchor>,
}

/// The article with nothing found in it yet, only its paragraphs: what can be shown while the analysis runs.
pub fn unread(article: Article) -> Story {
    let paragraphs = text::paragraphs(&article.text, &article.headings);
    Story {
        paragraphs,
        article,
        sentences: Vec::new(),
        people: Vec::new(),
        organisations: Vec::new(),
        places: Vec::new(),
        quotes: Vec::new(),
        times: Vec::new(),
        events: Vec::new(),
        anchor: None,
    }
}

/// The steps of the analysis, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Paragraphs, sentences, tokens, parts of speech, dependencies.
    Tagging,
    /// Names of persons, organisations, places.
    Names,
    /// Names to persons.
    People,
    /// Who said what.
    Quotes,
    /// What happened when.
    Timeline,
    /// Paragraphs that can be read.
    Reading,
}

impl Stage {
    /// What is being done, for the reader.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Tagging => "tagging",
            Self::Names => "names",
            Self::People => "people",
            Self::Quotes => "quotes",
            Self::Timeline => "timeline",
            Self::Reading => "paragraphs",
        }
    }

    /// Per cent of the whole work that is done when the step begins, measured on long articles.
    const fn done(self) -> u16 {
        match self {
            Self::Tagging => 0,
            Self::Names => 55,
            Self::People => 65,
            Self::Quotes => 75,
            Self::Timeline => 90,
            Self::Reading => 98,
        }
    }
}

/// How far the analysis has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// Per cent of the whole work that are done.
    pub done: u16,
}

/// Sentences that are read before it is told again how far the reading has come.
const STEP: usize = 64;

/// Reads the whole article. Pure: no input or output, no clock, the same answer every time; it cannot fail.
pub fn analyze(article: Article, options: &Options) -> Story {
    let ControlFlow::Continue(story) = analyze_with(article, options, &mut |_| ControlFlow::<Infallible>::Continue(()));
    story
}

/// As [`analyze`], but tells `progress` before every step how far it has come, which may break off.
pub fn analyze_with<B>(article: Article, options: &Options, progress: &mut dyn FnMut(Progress) -> ControlFlow<B>) -> ControlFlow<B, Story> {
    let published = options.date.or(article.published);
    let segmented = text::segment(&article.text, &article.headings);
    let mut tagged = language::parse(segmented, &mut |sentence, sentences| match sentence % STEP {
        0 => progress(Progress { stage: Stage::Tagging, done: (usize::from(Stage::Names.done()) * sentence / sentences) as u16 }),
        _ => ControlFlow::Continue(()),
    })?;
    let mut stage = |stage: Stage| progress(Progress { stage, done: stage.done() });
    stage(Stage::Names)?;
    tagged.names = language::names::find(&tagged);
    stage(Stage::People)?;
    let mut entities = people::find(&tagged);
    stage(Stage::Quotes)?;
    let mut quotes = quotes::find(&tagged, &mut entities);
    stage(Stage::Timeline)?;
    let timeline = timeline::find(&tagged, &entities, &quotes, published);
    stage(Stage::Reading)?;
    let paragraphs = reading::paragraphs(&tagged, &entities.people, &quotes);
    let hows = entities.people.iter_mut().flat_map(|person| person.mentions.iter_mut().map(|mention| &mut mention.how));
    for how in hows.chain(quotes.iter_mut().flat_map(|quote| &mut quote.how)) {
        reading::number_places(how, &paragraphs);
    }
    let sentences = tagged.sentences.iter().map(|sentence| sentence.span).collect();
    let Entities { people, organisations, places } = entities;
    ControlFlow::Continue(Story {
        article,
        paragraphs,
        sentences,
        people,
        organisations,
        places,
        quotes,
        times: timeline.times,
        events: timeline.events,
        anchor: timeline.anchor,
    })
}
