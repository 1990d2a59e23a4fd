//! The story: an article with everything found in it.

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

/// Reads the whole article. Pure: no input or output, no clock, the same answer every time; it cannot fail.
pub fn analyze(article: Article, options: &Options) -> Story {
    let published = options.date.or(article.published);
    let tagged = language::tag(text::segment(&article.text, &article.headings));
    let mut entities = people::find(&tagged);
    let quotes = quotes::find(&tagged, &mut entities);
    let timeline = timeline::find(&tagged, &entities, &quotes, published);
    let paragraphs = reading::paragraphs(&tagged, &entities.people, &quotes);
    let sentences = tagged.sentences.iter().map(|sentence| sentence.span).collect();
    let Entities { people, organisations, places } = entities;
    Story {
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
    }
}
