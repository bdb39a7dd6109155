//! Addresses with placeholders: `https://host/{version}/tool-{os}-{arch}{suffix}`.

use std::collections::BTreeMap;

/// How often values may hold placeholders themselves; in real recipes a suffix holds the version.
const LEVELS: usize = 4;

/// Longest address.
const LONGEST: usize = 4_000;

/// Fills the placeholders of a template.
///
/// # Errors
/// The first placeholder nothing fills, or that it grows without end.
pub(super) fn expand(template: &str, values: &BTreeMap<String, String>) -> Result<String, String> {
    let mut text = template.to_owned();
    for _ in 0..LEVELS {
        let filled = once(&text, values)?;
        if filled == text {
            return Ok(filled);
        }
        text = filled;
        if text.len() > LONGEST {
            break;
        }
    }
    match text.contains('{') {
        false if text.len() <= LONGEST => Ok(text),
        _ => Err("its placeholders hold each other without end".into()),
    }
}

fn once(text: &str, values: &BTreeMap<String, String>) -> Result<String, String> {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some((before, from)) = rest.split_once('{') {
        let (name, after) = from.split_once('}').ok_or("it has a placeholder without an end")?;
        let shown: String = name.chars().filter(|c| !c.is_control()).take(40).collect();
        let value = values.get(name).ok_or_else(|| format!("nothing fills its placeholder {{{shown}}}"))?;
        out.push_str(before);
        out.push_str(value);
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn placeholders_are_filled_and_those_in_values_too() {
        let values = values(&[("version", "2.32.6"), ("suffix", "exe-{version}.zip"), ("loop", "{loop}x")]);
        assert_eq!(expand("https://h/{suffix}", &values).unwrap(), "https://h/exe-2.32.6.zip");
        assert_eq!(expand("https://h/a", &values).unwrap(), "https://h/a");
        assert!(expand("https://h/{os}", &values).unwrap_err().contains("{os}"));
        assert!(expand("https://h/{os", &values).unwrap_err().contains("without an end"));
        assert!(expand("{loop}", &values).unwrap_err().contains("without end"));
    }
}
