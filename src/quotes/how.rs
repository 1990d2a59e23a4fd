//! How a quote came to its speaker, a step an entry, in words for the reader.

use super::Who;
use super::attribution::Found;
use super::meant::Meant;
use super::speaker;
use super::stretches::Scene;
use crate::people::{Entities, MentionKind};

/// The steps: where the content was found, which words name the source and why these, whom they mean.
pub fn steps(scene: &Scene<'_, '_>, entities: &Entities, found: &Found, meant: &Meant) -> Vec<String> {
    let text = scene.tagged.text;
    let mut steps = vec![match &found.cue {
        Some(cue) => format!("{}, {}", found.rule.words(), scene.cover(&cue.items).cut(text)),
        None => found.rule.words().to_owned(),
    }];
    let Some(source) = &found.source else {
        steps.push("nobody is named as the speaker".to_owned());
        return steps;
    };
    steps.push(format!("{}: {}", source.how, scene.cover(&source.items).cut(text)));
    let antecedent = meant.antecedent.as_ref();
    steps.extend(antecedent.map(|source| format!("{}: {}", source.how, scene.cover(&source.items).cut(text))));
    let words = scene.cover(&antecedent.unwrap_or(source).items);
    steps.push(match meant.named {
        None => "names nobody of the lists".to_owned(),
        Some((span, who)) => match speaker::mention(entities, span, who) {
            Some(mention) if mention.kind != MentionKind::Name && !mention.how.is_empty() => mention.how.clone(),
            // "The company" that stands for an organisation named before.
            _ if !words.overlaps(span) => format!("{} ← {}", words.cut(text), name(entities, who)),
            _ => name(entities, who).to_owned(),
        },
    });
    if meant.joint {
        steps.push("the first of several who speak".to_owned());
    }
    steps
}

fn name(entities: &Entities, who: Who) -> &str {
    match who {
        Who::Person(index) => &entities.people[index].name,
        Who::Organisation(index) => &entities.organisations[index].name,
        Who::Place(index) => &entities.places[index].name,
    }
}
