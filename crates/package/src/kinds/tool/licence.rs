//! The licence of a tool that does not name one, from the file that holds its text.

use crate::contents::Contents;

/// Beginnings of well-known licence texts, most telling first, with their SPDX ids.
const TEXTS: [(&str, &str); 12] = [
    ("apache license version 2.0", "Apache-2.0"),
    ("mit license", "MIT"),
    (
        "permission is hereby granted, free of charge, to any person obtaining a copy of this software and",
        "MIT",
    ),
    ("gnu affero general public license version 3", "AGPL-3.0-only"),
    ("gnu lesser general public license version 3", "LGPL-3.0-only"),
    ("gnu lesser general public license version 2.1", "LGPL-2.1-only"),
    ("gnu general public license version 3", "GPL-3.0-only"),
    ("gnu general public license version 2", "GPL-2.0-only"),
    ("mozilla public license version 2.0", "MPL-2.0"),
    ("permission to use, copy, modify, and/or distribute this software for any purpose", "ISC"),
    ("this is free and unencumbered software released into the public domain", "Unlicense"),
    ("boost software license - version 1.0", "BSL-1.0"),
];

/// The licence whose text one of the files begins with, where there is exactly one such file.
pub(super) fn guess(contents: &Contents, top: &str) -> Option<String> {
    let mut files = contents.documents.iter().filter(|(path, _)| is_licence(path, top));
    match (files.next(), files.next()) {
        (Some((_, bytes)), None) => read(bytes).map(str::to_owned),
        _ => None,
    }
}

fn is_licence(path: &str, top: &str) -> bool {
    let name = path.strip_prefix(top).unwrap_or(path).to_ascii_uppercase();
    ["LICENSE", "LICENCE", "COPYING", "UNLICENSE"].iter().any(|word| name.starts_with(word))
}

fn read(bytes: &[u8]) -> Option<&'static str> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2000)]).to_lowercase();
    let words: Vec<&str> = head.split(|c: char| c.is_whitespace()).filter(|word| !word.is_empty()).collect();
    let text = words.join(" ").replace("license, version", "license version");
    let places = TEXTS.iter().filter_map(|(sign, id)| text.find(sign).map(|at| (at, *id)));
    places.min_by_key(|(at, _)| *at).map(|(_, id)| id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_common_ones() {
        assert_eq!(read(b"MIT License\n\nCopyright (c) 2020"), Some("MIT"));
        assert_eq!(read(b"  Apache License\n  Version 2.0, January 2004"), Some("Apache-2.0"));
        assert_eq!(read(b"GNU GENERAL PUBLIC LICENSE\n Version 3, 29 June 2007"), Some("GPL-3.0-only"));
        assert_eq!(read(b"Do what you like."), None);
    }
}
