//! The pipeline of the commands that print: articles are read by one thread, analysed on all cores, and printed in the order they came. A single article is
//! analysed where it was read.
//!
//! What has been read and not yet printed is held within a budget of bytes, so that memory does not grow with the input, while one slow article
//! leaves the cores enough others to go on with.

use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Condvar, Mutex, PoisonError};

use super::articles::Unread;
use crate::article::Article;

/// Bytes of text that are read ahead of the printer.
const BUDGET: usize = 8 << 20;

/// Bytes that an article costs beside its text.
const OVERHEAD: usize = 1 << 10;

/// What became of one article.
pub enum Outcome {
    /// What there is to print.
    Printed(Vec<u8>),
    /// It could not be read.
    Unread(Unread),
    /// Its analysis failed, which is a defect of this program; the others go on.
    Failed(String),
}

/// Calls `print` with what `work` makes of every article and its number, in their order, until it fails. Only articles that can be read are numbered.
pub fn each(
    articles: impl Iterator<Item = Result<Article, Unread>> + Send + 'static,
    work: impl Fn(usize, Article) -> Vec<u8> + Send + Sync + 'static,
    mut print: impl FnMut(Outcome) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let mut articles = articles;
    let first = articles.next();
    if articles.size_hint().1 == Some(0) {
        // For a single article no other thread is worth its start.
        return first.map_or(Ok(()), |article| print(outcome(article, |article| work(0, article))));
    }
    let articles = first.into_iter().chain(articles);
    let ahead = Arc::new(Ahead::default());
    let (queue, coming) = mpsc::channel();
    let reader = Arc::clone(&ahead);
    // Not joined: where the printer has stopped, this thread may still wait for input that never comes.
    std::thread::spawn(move || {
        let work = Arc::new(work);
        let mut number = 0;
        for article in articles {
            let bytes = OVERHEAD + article.as_ref().map_or(0, |article| article.text.len());
            let next = number + usize::from(article.is_ok());
            reader.take(bytes);
            let work = Arc::clone(&work);
            if queue.send((bytes, begin(article, move |article| work(number, article)))).is_err() {
                return;
            }
            number = next;
        }
    });
    for (bytes, outcome) in coming {
        print(outcome.recv().unwrap_or_else(|_| Outcome::Failed(String::new())))?;
        ahead.give_back(bytes);
    }
    Ok(())
}

/// Sets one of the cores to work; the outcome arrives when it is done.
fn begin(article: Result<Article, Unread>, work: impl FnOnce(Article) -> Vec<u8> + Send + 'static) -> Receiver<Outcome> {
    let (done, outcome) = mpsc::sync_channel(1);
    rayon::spawn_fifo(move || {
        // Nobody waits for it where the printer has stopped.
        let _ = done.send(self::outcome(article, work));
    });
    outcome
}

fn outcome(article: Result<Article, Unread>, work: impl FnOnce(Article) -> Vec<u8>) -> Outcome {
    match article {
        Err(unread) => Outcome::Unread(unread),
        Ok(article) => {
            let id = article.id.clone();
            panic::catch_unwind(AssertUnwindSafe(|| work(article))).map_or(Outcome::Failed(id), Outcome::Printed)
        }
    }
}

/// How many bytes of text were read and not yet printed.
#[derive(Default)]
struct Ahead {
    bytes: Mutex<usize>,
    less: Condvar,
}

impl Ahead {
    /// Waits until the budget has room; a text larger than the budget waits until it is alone.
    fn take(&self, bytes: usize) {
        let held = self.bytes.lock().unwrap_or_else(PoisonError::into_inner);
        let mut held = self.less.wait_while(held, |held| *held > 0 && *held + bytes > BUDGET).unwrap_or_else(PoisonError::into_inner);
        *held += bytes;
    }

    fn give_back(&self, bytes: usize) {
        *self.bytes.lock().unwrap_or_else(PoisonError::into_inner) -= bytes;
        self.less.notify_one();
    }
}
