//! The analysis as the state sees it: asked for, under way, cancelled, superseded, and its findings taken in.

use super::{Effect, State, kind_of};
use crate::analyze;
use crate::links::{self, Id, Index};
use crate::search::{self, Candidate};
use crate::story::{Progress, Stage, Story};
use crate::ui::action::Pane;
use crate::ui::update::moves;

/// A story and what is looked up in it, made where the analysis is made: keys do not wait for it.
#[derive(Debug)]
pub struct Findings {
    story: Story,
    index: Index,
    candidates: Vec<Candidate>,
    most_mentioned: Vec<usize>,
}

impl Findings {
    /// Makes the tables of a story.
    pub fn new(story: Story) -> Self {
        let mut most_mentioned: Vec<usize> = (0..story.people.len()).collect();
        most_mentioned.sort_by_key(|&person| std::cmp::Reverse(story.people[person].mentions.len()));
        Self { index: Index::new(&story), candidates: search::candidates(&story), most_mentioned, story }
    }
}

impl State {
    /// Asks for the analysis; until it is in, what is there remains.
    pub fn analyze(&mut self) {
        self.generation += 1;
        self.progress = Some(Progress { stage: Stage::Tagging, done: 0 });
        self.effects.retain(|effect| *effect != Effect::Analyze);
        self.effects.push(Effect::Analyze);
    }

    /// Does the analysis that was asked for here and now, for those who have no thread to wait for.
    pub fn settle(&mut self) {
        if self.effects.contains(&Effect::Analyze) {
            self.effects.retain(|effect| *effect != Effect::Analyze);
            let story = analyze(self.story.article.clone(), &self.settings());
            self.arrive(self.generation, Findings::new(story));
        }
    }

    /// Leaves off the analysis that runs.
    pub fn cancel(&mut self) {
        self.generation += 1;
        self.progress = None;
        self.message = "the analysis is cancelled: D with a date begins it anew".into();
    }

    /// The analysis has come on.
    pub fn advance(&mut self, generation: u64, progress: Progress) {
        if generation == self.generation {
            self.progress = Some(progress);
        }
    }

    /// The analysis has failed, which it never should.
    pub fn fail(&mut self, generation: u64) {
        if generation == self.generation {
            self.progress = None;
            self.message = "the analysis failed on this article: please report it; the text can be read".into();
        }
    }

    /// Takes the findings of an analysis in, unless a later one has been asked for.
    pub fn arrive(&mut self, generation: u64, findings: Findings) {
        if generation != self.generation {
            return;
        }
        self.progress = None;
        self.analysed = true;
        let Findings { story, index, candidates, most_mentioned } = findings;
        (self.index, self.candidates, self.most_mentioned) = (index, candidates, most_mentioned);
        let rows_change = self.story.paragraphs != story.paragraphs;
        self.story = story;
        // Another date may give another timeline: what is no longer there is no longer current or pinned.
        let known = |id: &Id| links::exists(&self.story, *id);
        self.pin = self.pin.filter(known);
        self.position.current = self.position.current.filter(known);
        for position in self.jumps.0.iter_mut().chain(self.marks.values_mut()) {
            position.current = position.current.filter(known);
        }
        if rows_change {
            self.columns = 0;
            self.resize(self.area);
        }
        if let Some(pinned) = self.pinned_before.take() {
            self.pin =
                links::all(&self.story).find(|&id| kind_of(id) == pinned.kind && links::start(&self.story, id) == Some(pinned.start));
            self.relist();
            // A pin that leaves nobody in the first list would have to be explained before anything can be read.
            let people = &self.lists[Pane::People as usize];
            if people.total > 0 && people.items.is_empty() {
                self.pin = None;
            }
            self.tell_pin();
        }
        // What the cursor stands on is current from the start.
        if self.focus == Pane::Article && self.position.current.is_none() {
            let row = self.rows.get(self.row()).map(|row| row.span).unwrap_or_default();
            self.position.current = moves::item_at(self, row);
        }
        self.relist();
        self.relate();
    }
}
