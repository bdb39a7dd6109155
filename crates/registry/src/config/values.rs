//! Values as they are written: addresses, numbers of bytes, switches, lists.

use std::fmt::Display;
use std::str::FromStr;

/// Anything that reads itself from text.
pub(super) fn parsed<T: FromStr>(text: &str, what: &str) -> Result<T, String> {
    text.trim().parse().map_err(|_| format!("“{text}” is not {what}"))
}

/// `true`, `false`, and what people write for them.
pub(super) fn switch(text: &str) -> Result<bool, String> {
    match text.trim().to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" | "1" => Ok(true),
        "false" | "no" | "off" | "0" => Ok(false),
        _ => Err(format!("“{text}” is neither true nor false")),
    }
}

/// Bytes: `52428800`, `50 MB`, `50MiB`, `1 GB`.
pub(super) fn bytes(text: &str) -> Result<u64, String> {
    let trimmed = text.trim();
    let digits = trimmed.len() - trimmed.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, unit) = trimmed.split_at(digits);
    let unit = match unit.trim().to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "kb" => 1000,
        "mb" => 1_000_000,
        "gb" => 1_000_000_000,
        "kib" => 1 << 10,
        "mib" => 1 << 20,
        "gib" => 1 << 30,
        _ => return Err(format!("“{text}” is no number of bytes; write it like “50 MiB”")),
    };
    let number: u64 =
        number.parse().map_err(|_| format!("“{text}” is no number of bytes; write it like “50 MiB”"))?;
    number.checked_mul(unit).ok_or_else(|| format!("“{text}” is more bytes than there are"))
}

/// Bytes as [`bytes`] reads them, in the largest unit that is exact.
pub(super) fn bytes_shown(number: u64) -> String {
    let exact = [(1_u64 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")];
    let unit = exact.into_iter().find(|(unit, _)| number > 0 && number.is_multiple_of(*unit));
    unit.map_or_else(|| number.to_string(), |(unit, word)| format!("{} {word}", number / unit))
}

/// Several, with commas between them.
pub(super) fn list<T: FromStr>(text: &str, what: &str) -> Result<Vec<T>, String> {
    text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(|part| parsed(part, what)).collect()
}

/// A list as [`list`] reads it.
pub(super) fn list_shown<T: Display>(list: &[T]) -> String {
    list.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// `None` of nothing.
pub(super) fn some(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// A value that may be missing, as it is shown.
pub(super) fn shown<T: Display>(value: Option<&T>) -> String {
    value.map(ToString::to_string).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_read_and_shown() {
        for (text, number) in [
            ("0", 0),
            ("52428800", 52_428_800),
            ("50 MiB", 52_428_800),
            ("50mib", 52_428_800),
            ("1 GB", 1_000_000_000),
        ] {
            assert_eq!(bytes(text), Ok(number), "{text}");
            assert_eq!(bytes(&bytes_shown(number)), Ok(number), "{text}");
        }
        for text in ["", "MB", "-1", "1.5 MB", "50 potatoes", "99999999999999999999", "99999999999 GB"] {
            assert!(bytes(text).is_err(), "{text}");
        }
    }
}
