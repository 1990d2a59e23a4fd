//! Taking away: the current item to the clipboard, or onto standard output when the program ends.

use crate::export;
use crate::ui::action::Copy;
use crate::ui::state::{Effect, State};

/// Copies the current item.
pub fn copy(state: &mut State, form: Copy) {
    match taken(state, form) {
        Some(words) => {
            let form = match form {
                Copy::Attributed => "with attribution",
                Copy::Text => "as text",
                Copy::Json => "as JSON",
            };
            state.message = format!("copied {form}, {} characters", words.chars().count());
            state.effects.push(Effect::Copy(words));
        }
        None => state.message = "nothing to copy here: move onto an item".into(),
    }
}

/// Keeps the current item for standard output.
pub fn print(state: &mut State) {
    match taken(state, Copy::Attributed) {
        Some(words) => {
            state.printed.push(words);
            state.message = format!("will be printed on exit ({} in all)", state.printed.len());
        }
        None => state.message = "nothing to print here: move onto an item".into(),
    }
}

/// The current item as a reader takes it away.
fn taken(state: &State, form: Copy) -> Option<String> {
    let id = state.position.current?;
    match form {
        Copy::Text => Some(export::label(&state.story, id)),
        Copy::Json => serde_json::to_string(&export::item(&state.story, id)?).ok(),
        Copy::Attributed => Some(export::attributed(&state.story, id)),
    }
}
