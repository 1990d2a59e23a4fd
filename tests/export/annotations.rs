//! Web annotations against the shapes that the Recommendation gives in words (sections 3.1, 3.2.4, 4, 4.2.4, 4.2.5, 5.1, 5.2).

use onrecord::export::Format;
use serde_json::{Value, json};

use crate::{samples, story, written};

/// The musts of the model for what we write of it.
fn shapes() -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$defs": {
            "iri": {"type": "string", "format": "uri"},
            "body": {
                "type": "object",
                "properties": {
                    "type": {"const": "TextualBody"},
                    "value": {"type": "string"},
                    "format": {"const": "text/plain"},
                    "purpose": {"enum": ["identifying", "tagging", "describing"]}
                },
                "required": ["type", "value"]
            },
            "quote": {
                "type": "object",
                "properties": {
                    "type": {"const": "TextQuoteSelector"},
                    "exact": {"type": "string", "minLength": 1},
                    "prefix": {"type": "string"},
                    "suffix": {"type": "string"}
                },
                "required": ["type", "exact"],
                "additionalProperties": false
            },
            "position": {
                "type": "object",
                "properties": {
                    "type": {"const": "TextPositionSelector"},
                    "start": {"type": "integer", "minimum": 0},
                    "end": {"type": "integer", "minimum": 0}
                },
                "required": ["type", "start", "end"],
                "additionalProperties": false
            },
            "target": {
                "type": "object",
                "properties": {
                    "type": {"const": "SpecificResource"},
                    "source": {"type": "object", "properties": {"id": {"$ref": "#/$defs/iri"}, "type": {"const": "Text"}}, "required": ["id"]},
                    "selector": {"type": "array", "minItems": 1, "items": {"oneOf": [{"$ref": "#/$defs/quote"}, {"$ref": "#/$defs/position"}]}}
                },
                "required": ["source", "selector"]
            },
            "annotation": {
                "type": "object",
                "properties": {
                    "id": {"$ref": "#/$defs/iri"},
                    "type": {"const": "Annotation"},
                    "motivation": {"enum": ["identifying", "describing"]},
                    "body": {"type": "array", "items": {"$ref": "#/$defs/body"}},
                    "target": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/target"}}
                },
                "required": ["id", "type", "target"]
            }
        },
        "type": "object",
        "properties": {
            "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
            "id": {"$ref": "#/$defs/iri"},
            "type": {"const": "AnnotationCollection"},
            "label": {"type": "string"},
            "total": {"type": "integer", "minimum": 0},
            "first": {
                "type": "object",
                "properties": {
                    "id": {"$ref": "#/$defs/iri"},
                    "type": {"const": "AnnotationPage"},
                    "startIndex": {"const": 0},
                    "items": {"type": "array", "items": {"$ref": "#/$defs/annotation"}}
                },
                "required": ["id", "type", "items"]
            }
        },
        "required": ["@context", "id", "type", "first"]
    })
}

#[test]
fn the_shapes_of_the_model_hold() {
    let schema = jsonschema::options().should_validate_formats(true).build(&shapes()).unwrap();
    for story in samples().chain([story::story()]) {
        let collection: Value = serde_json::from_str(&written(&story, Format::Annotations)).unwrap();
        let errors: Vec<_> = schema.iter_errors(&collection).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert_eq!(errors, Vec::<String>::new(), "{}", story.article.id);
    }
}

#[test]
fn both_selectors_select_the_same_words() {
    for story in samples().chain([story::story()]) {
        let text: Vec<char> = story.article.text.chars().collect();
        let collection: Value = serde_json::from_str(&written(&story, Format::Annotations)).unwrap();
        let items = collection["first"]["items"].as_array().unwrap();
        assert_eq!(collection["total"], items.len());
        for target in items.iter().flat_map(|item| item["target"].as_array().unwrap()) {
            let (quote, position) = (&target["selector"][0], &target["selector"][1]);
            let (start, end) = (position["start"].as_u64().unwrap() as usize, position["end"].as_u64().unwrap() as usize);
            let cut = |from: usize, to: usize| text[from..to].iter().collect::<String>();
            assert_eq!(quote["exact"], cut(start, end));
            assert_eq!(quote["prefix"], cut(start.saturating_sub(32), start));
            assert_eq!(quote["suffix"], cut(end, text.len().min(end + 32)));
        }
    }
}

#[test]
fn as_annotations() {
    let collection: Value = serde_json::from_str(&written(&story::story(), Format::Annotations)).unwrap();
    insta::assert_snapshot!(serde_json::to_string_pretty(&collection).unwrap());
}
