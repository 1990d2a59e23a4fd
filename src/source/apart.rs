//! Readers of others that may give up by panicking: their end is an error like any other.

use std::sync::Once;
use std::{panic, thread};

/// The name of the threads whose panics are not printed.
const READER: &str = "reader";

/// Stack for documents that nest deeply; what is not used costs nothing.
const STACK: usize = 256 << 20;

/// Runs `read` on a thread of its own; `None` where it panicked, and nothing of it is printed.
pub fn run<T: Send>(read: impl FnOnce() -> T + Send) -> Option<T> {
    static SILENT: Once = Once::new();
    SILENT.call_once(|| {
        let told = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if thread::current().name() != Some(READER) {
                told(panic);
            }
        }));
    });
    thread::scope(|scope| thread::Builder::new().name(READER.into()).stack_size(STACK).spawn_scoped(scope, read).ok()?.join().ok())
}
