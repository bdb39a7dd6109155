//! YAML from strangers, as the JSON value it stands for.

use saphyr::{LoadableYamlNode as _, Scalar, Yaml};
use serde_json::{Map, Value};

/// Levels of a recipe; real ones have five.
const DEEPEST: usize = 32;

/// Brackets that may stand open at once, scripts and their `[ -f x ]` included.
const BRACKETS: usize = 400;

/// Reads the first document.
///
/// # Errors
/// The reason in words.
pub(super) fn read(bytes: &[u8]) -> Result<Value, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "it is not UTF-8 text".to_owned())?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if is_too_deep(text) {
        return Err("it is nested too deeply".into());
    }
    let documents = Yaml::load_from_str(text).map_err(|error| {
        let at = error.marker();
        format!("it is not valid YAML: line {}, column {}: {}", at.line(), at.col() + 1, error.info())
    })?;
    match documents.first() {
        Some(document) => Ok(value(document, 0)),
        None => Err("it is empty".into()),
    }
}

/// A parser and what it builds may take a level of the program's stack for each level of the text, so a text made of
/// nothing but levels is not given to it.
fn is_too_deep(text: &str) -> bool {
    let (mut open, mut deepest) = (0_usize, 0);
    for byte in text.bytes() {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(open);
    }
    let steps = |line: &str| {
        let lead = line.bytes().take_while(|b| matches!(b, b' ' | b'-' | b'?' | b':'));
        lead.filter(|b| *b != b' ').count().max(line.len() - line.trim_start_matches(' ').len())
    };
    deepest > BRACKETS || text.lines().any(|line| steps(line) > BRACKETS)
}

fn value(yaml: &Yaml<'_>, depth: usize) -> Value {
    if depth > DEEPEST {
        return Value::Null;
    }
    match yaml {
        Yaml::Value(scalar) => plain(scalar),
        Yaml::Sequence(items) => Value::Array(items.iter().map(|item| value(item, depth + 1)).collect()),
        Yaml::Mapping(pairs) => {
            let pair = |(key, inner): (&Yaml<'_>, &Yaml<'_>)| {
                Some((key.as_str()?.to_owned(), value(inner, depth + 1)))
            };
            Value::Object(pairs.iter().filter_map(pair).collect::<Map<_, _>>())
        }
        Yaml::Tagged(_, inner) => value(inner, depth + 1),
        _ => Value::Null,
    }
}

fn plain(scalar: &Scalar<'_>) -> Value {
    match scalar {
        Scalar::Null => Value::Null,
        Scalar::Boolean(flag) => (*flag).into(),
        Scalar::Integer(number) => (*number).into(),
        Scalar::FloatingPoint(number) => number.into_inner().into(),
        Scalar::String(text) => text.as_ref().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_recipe_is_said() {
        let deep = "[".repeat(100_000);
        let steps = "- ".repeat(100_000);
        // Ten levels of ten: what a few lines stand for would fill the memory.
        let mut bomb = "l0: &l0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
        for level in 1..10 {
            let inner = format!("*l{}", level - 1);
            bomb += &format!("l{level}: &l{level} [{}]\n", [inner.as_str(); 10].join(", "));
        }
        for (text, expected) in [
            (deep.as_str(), "nested too deeply"),
            (steps.as_str(), "nested too deeply"),
            ("a: [1, 2", "not valid YAML: line"),
            (bomb.as_str(), "alias expansion"),
            ("", "it is empty"),
            ("\u{feff}", "it is empty"),
        ] {
            let error = read(text.as_bytes()).unwrap_err();
            assert!(error.contains(expected), "{error}");
        }
        assert!(read(b"\xff\xfe").unwrap_err().contains("UTF-8"));
        assert_eq!(read(b"a: 1\nb: [x, ~]\n").unwrap(), serde_json::json!({"a": 1, "b": ["x", null]}));
    }
}
