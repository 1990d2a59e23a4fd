//! Treebanks in CoNLL-U: the sentences of Universal Dependencies with the text they were cut from.
//!
//! Words whose letters do not make up the text of their multi-word token (a rare slip of spelling) are kept, with the whole token as their place.

use std::path::Path;

use onrecord::text::Span;

/// A word as its annotators saw it.
#[derive(Clone, Debug)]
pub struct Word {
    /// Its letters.
    pub form: String,
    /// Bytes of the document.
    pub span: Span,
    /// Universal part of speech.
    pub upos: String,
    /// Penn Treebank tag.
    pub penn: String,
    /// Index of its head in the sentence, `None` for the root.
    pub head: Option<usize>,
    /// Relation with its subtype.
    pub relation: String,
}

/// A document: its text, a paragraph a line, and the words of its sentences.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The text.
    pub text: String,
    /// Sentences in order.
    pub sentences: Vec<Vec<Word>>,
}

/// Reads a treebank.
pub fn read(path: &Path) -> anyhow::Result<Vec<Document>> {
    let data = std::fs::read_to_string(path)?;
    let mut documents: Vec<Document> = Vec::new();
    let mut break_before = "";
    for block in data.split("\n\n").filter(|block| !block.trim().is_empty()) {
        if block.contains("# newdoc") || documents.is_empty() {
            documents.push(Document::default());
            break_before = "";
        } else if block.contains("# newpar") {
            break_before = "\n";
        }
        let document = documents.last_mut().ok_or_else(|| anyhow::anyhow!("no document"))?;
        document.text.push_str(break_before);
        let (words, space) = sentence(block, &mut document.text);
        document.sentences.push(words);
        break_before = if space { " " } else { "" };
    }
    Ok(documents)
}

/// Appends the text of a sentence; returns its words and whether a space follows.
fn sentence(block: &str, text: &mut String) -> (Vec<Word>, bool) {
    let mut words: Vec<Word> = Vec::new();
    let mut space = false;
    let mut whole: Option<(usize, Span, String)> = None;
    let mut pending = false;
    for line in block.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        if columns.len() < 10 || columns[0].contains('.') {
            continue;
        }
        let after = !columns[9].split('|').any(|entry| entry == "SpaceAfter=No");
        if let Some((_, last)) = columns[0].split_once('-') {
            push_space(text, &mut pending);
            let start = text.len();
            text.push_str(columns[1]);
            whole = Some((last.parse().unwrap_or(0), Span::new(start, text.len()), columns[1].to_owned()));
            space = after;
            pending = after;
            continue;
        }
        let id: usize = columns[0].parse().unwrap_or(0);
        let form = columns[1];
        let span = match &mut whole {
            Some((last, span, rest)) if id <= *last => {
                let span = match rest.strip_prefix(form) {
                    Some(tail) => {
                        let start = span.end - rest.len();
                        let found = Span::new(start, start + form.len());
                        *rest = tail.to_owned();
                        found
                    }
                    None => *span,
                };
                if id == *last {
                    whole = None;
                }
                span
            }
            _ => {
                push_space(text, &mut pending);
                let start = text.len();
                text.push_str(form);
                space = after;
                pending = after;
                Span::new(start, text.len())
            }
        };
        let head = columns[6].parse::<usize>().ok().and_then(|head| head.checked_sub(1));
        words.push(Word { form: form.into(), span, upos: columns[3].into(), penn: columns[4].into(), head, relation: columns[7].into() });
    }
    (words, space)
}

fn push_space(text: &mut String, pending: &mut bool) {
    if std::mem::take(pending) {
        text.push(' ');
    }
}
