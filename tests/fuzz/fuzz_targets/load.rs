//! Loading: bytes in any form, told by their content or, where the first byte numbers one, read as that. Nothing panics, and headings cut the text.
#![no_main]

use clap::ValueEnum;
use libfuzzer_sys::fuzz_target;
use onrecord::source::{Form, Input, load};

fuzz_target!(|bytes: &[u8]| {
    let Some((&first, rest)) = bytes.split_first() else { return };
    let from = Form::value_variants().get(usize::from(first)).copied();
    let Ok(articles) = load(&Input::Bytes("fuzz".into(), rest.to_vec()), from) else { return };
    for article in articles {
        for heading in &article.headings {
            assert!(!heading.cut(&article.text).trim().is_empty(), "a heading is empty");
        }
        assert!(article.headings.is_sorted(), "headings are out of order");
    }
});
