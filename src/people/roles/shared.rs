//! One role of several persons: "the plumbers Tom Reed and Ada Vale".

use super::{ROLES, Room};
use crate::people::Person;
use crate::people::names::fold;
use crate::text::Span;

impl Room<'_, '_> {
    /// Gives each of the persons behind a plural noun its singular as the role, should they have none.
    pub(super) fn share(&self, people: &mut [Person]) {
        let mut names: Vec<(Span, usize)> = people
            .iter()
            .enumerate()
            .flat_map(|(index, person)| person.mentions.iter().map(move |mention| (mention.span, index)))
            .collect();
        names.sort_unstable_by_key(|(span, _)| *span);
        let mut first = 0;
        while first < names.len() {
            let mut past = first + 1;
            let mut and = false;
            while let Some((next, _)) = names.get(past).filter(|_| !and) {
                let between = self.tagged.text.get(names[past - 1].0.end..next.start).map_or("", str::trim);
                and = matches!(between, "and" | ", and");
                if !and && between != "," {
                    break;
                }
                past += 1;
            }
            if let Some(role) = Some(names[first].0).filter(|_| and).and_then(|span| self.plural_before(span)) {
                for (_, person) in &names[first..past] {
                    people[*person].role.get_or_insert_with(|| role.clone());
                }
            }
            first = past;
        }
    }

    /// The singular of a role in the plural that stands directly before a name.
    fn plural_before(&self, name: Span) -> Option<String> {
        let end = self.tagged.tokens_in(name).start;
        let floor = self.tagged.sentences[self.tagged.sentence_of(end)].tokens.start.max(end.saturating_sub(super::LONGEST));
        let noun = end.checked_sub(1).filter(|&noun| noun >= floor && matches!(self.penn(noun), "NNS" | "NNPS"))?;
        let word = self.tagged.word(noun);
        let singular = word.strip_suffix("men").map(|stem| format!("{stem}man"));
        let singular = singular.or_else(|| word.strip_suffix("ies").map(|stem| format!("{stem}y")));
        let singular = singular.or_else(|| word.strip_suffix('s').map(str::to_owned))?;
        ROLES.get(&fold(&singular)).filter(|line| !line.ends_with('k'))?;
        let start = self.front(floor, end).min(noun);
        let before = Span::new(self.tagged.tokens[start].span.start, self.tagged.tokens[noun].span.start);
        let role = format!("{}{singular}", before.cut(self.tagged.text));
        Some(role.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}
