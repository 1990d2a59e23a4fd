//! JSON against its own schema.

use jsonschema::Validator;
use onrecord::export::{Format, SCHEMA};
use serde_json::Value;

use crate::{samples, story, written};

fn schema() -> Validator {
    jsonschema::draft202012::new(&serde_json::from_str(SCHEMA).unwrap()).unwrap()
}

fn errors(schema: &Validator, line: &Value) -> Vec<String> {
    // The branch of a readable article tells more than that none of two fits.
    schema.iter_errors(line).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn the_schema_holds_for_every_line() {
    jsonschema::draft202012::meta::validate(&serde_json::from_str(SCHEMA).unwrap()).unwrap();
    let schema = schema();
    for story in samples().chain([story::story()]) {
        let line: Value = serde_json::from_str(&written(&story, Format::Json)).unwrap();
        assert_eq!(errors(&schema, &line), Vec::<String>::new(), "{}", story.article.id);
    }
    assert!(schema.is_valid(&serde_json::json!({"id": "a", "error": "no"})));
}

#[test]
fn the_schema_lets_nothing_else_pass() {
    let schema = schema();
    let line: Value = serde_json::from_str(&written(&story::story(), Format::Json)).unwrap();
    let broken = [("/people/0/gender", "x"), ("/quotes/0/kind", "said"), ("/timeline/0/date", "Thursday"), ("/published", "3 March")];
    for (place, value) in broken {
        let mut line = line.clone();
        *line.pointer_mut(place).unwrap() = value.into();
        assert!(!schema.is_valid(&line), "{place}");
    }
    let mut more = line.clone();
    more.as_object_mut().unwrap().insert("mood".into(), "calm".into());
    assert!(!schema.is_valid(&more));
}

#[test]
fn as_json() {
    let line: Value = serde_json::from_str(&written(&story::story(), Format::Json)).unwrap();
    insta::assert_snapshot!(serde_json::to_string_pretty(&line).unwrap());
}
