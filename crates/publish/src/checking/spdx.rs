//! SPDX licence expressions (spec 2.3, annex D): a parser, and the ids one meets.

/// Licences one meets (spdx.org/licenses); another id is not wrong, only looked at by a person.
const IDS: &[&str] = &[
    "0BSD",
    "AFL-3.0",
    "AGPL-3.0",
    "AGPL-3.0-only",
    "AGPL-3.0-or-later",
    "Apache-1.1",
    "Apache-2.0",
    "Artistic-1.0",
    "Artistic-2.0",
    "BlueOak-1.0.0",
    "BSD-1-Clause",
    "BSD-2-Clause",
    "BSD-2-Clause-Patent",
    "BSD-3-Clause",
    "BSD-3-Clause-Clear",
    "BSD-4-Clause",
    "BSL-1.0",
    "BUSL-1.1",
    "CAL-1.0",
    "CC-BY-1.0",
    "CC-BY-2.0",
    "CC-BY-2.5",
    "CC-BY-3.0",
    "CC-BY-4.0",
    "CC-BY-NC-3.0",
    "CC-BY-NC-4.0",
    "CC-BY-NC-ND-4.0",
    "CC-BY-NC-SA-4.0",
    "CC-BY-ND-4.0",
    "CC-BY-SA-2.0",
    "CC-BY-SA-2.5",
    "CC-BY-SA-3.0",
    "CC-BY-SA-4.0",
    "CC-PDDC",
    "CC0-1.0",
    "CDDL-1.0",
    "CDDL-1.1",
    "CDLA-Permissive-2.0",
    "CECILL-2.1",
    "CERN-OHL-P-2.0",
    "CERN-OHL-S-2.0",
    "CERN-OHL-W-2.0",
    "CPAL-1.0",
    "CPL-1.0",
    "curl",
    "ECL-2.0",
    "EFL-2.0",
    "Elastic-2.0",
    "EPL-1.0",
    "EPL-2.0",
    "EUPL-1.1",
    "EUPL-1.2",
    "FSFAP",
    "FTL",
    "GFDL-1.3-only",
    "GFDL-1.3-or-later",
    "GPL-1.0-only",
    "GPL-1.0-or-later",
    "GPL-2.0",
    "GPL-2.0-only",
    "GPL-2.0-or-later",
    "GPL-3.0",
    "GPL-3.0-only",
    "GPL-3.0-or-later",
    "HPND",
    "ICU",
    "IJG",
    "ISC",
    "JSON",
    "LGPL-2.0-only",
    "LGPL-2.0-or-later",
    "LGPL-2.1",
    "LGPL-2.1-only",
    "LGPL-2.1-or-later",
    "LGPL-3.0",
    "LGPL-3.0-only",
    "LGPL-3.0-or-later",
    "Libpng",
    "libtiff",
    "LPPL-1.3c",
    "MIT",
    "MIT-0",
    "MIT-Modern-Variant",
    "MPL-1.1",
    "MPL-2.0",
    "MS-PL",
    "MS-RL",
    "MulanPSL-2.0",
    "NCSA",
    "ODbL-1.0",
    "ODC-By-1.0",
    "OFL-1.0",
    "OFL-1.1",
    "OpenSSL",
    "OSL-3.0",
    "PDDL-1.0",
    "PHP-3.01",
    "PolyForm-Noncommercial-1.0.0",
    "PolyForm-Shield-1.0.0",
    "PostgreSQL",
    "PSF-2.0",
    "Python-2.0",
    "QPL-1.0",
    "Ruby",
    "SSPL-1.0",
    "TCL",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Unlicense",
    "UPL-1.0",
    "Vim",
    "W3C",
    "WTFPL",
    "X11",
    "Zlib",
    "ZPL-2.1",
];

/// Exceptions one meets after `WITH`.
const EXCEPTIONS: &[&str] = &[
    "Autoconf-exception-3.0",
    "Bison-exception-2.2",
    "Classpath-exception-2.0",
    "Font-exception-2.0",
    "GCC-exception-2.0",
    "GCC-exception-3.1",
    "Libtool-exception",
    "Linux-syscall-note",
    "LLVM-exception",
    "OCaml-LGPL-linking-exception",
    "OpenJDK-assembly-exception-1.0",
    "Qt-LGPL-exception-1.1",
    "WxWindows-exception-3.1",
];

/// Parentheses in parentheses; an expression of a person has one or two.
const DEPTH: usize = 16;

/// What an expression turned out to be.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// All its ids are known.
    Known,
    /// It is an expression, with ids not in the table.
    Unknown(Vec<String>),
    /// It is none, and why: the end of a sentence.
    Bad(String),
}

/// Reads an expression.
pub(super) fn read(text: &str) -> Reading {
    if text.len() > 400 {
        return Reading::Bad("it is longer than any expression".into());
    }
    let spaced = text.replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut parser = Parser { words: &words, at: 0, unknown: Vec::new() };
    match parser.expression(0) {
        Err(why) => Reading::Bad(why),
        Ok(()) if parser.at < words.len() => {
            Reading::Bad(format!("“{}” is not expected there", shown(words[parser.at])))
        }
        Ok(()) if parser.unknown.is_empty() => Reading::Known,
        Ok(()) => Reading::Unknown(parser.unknown),
    }
}

fn shown(word: &str) -> String {
    word.chars().take(40).collect()
}

struct Parser<'a> {
    words: &'a [&'a str],
    at: usize,
    unknown: Vec<String>,
}

impl<'a> Parser<'a> {
    fn next(&mut self) -> Option<&'a str> {
        let word = self.words.get(self.at).copied();
        self.at += usize::from(word.is_some());
        word
    }

    /// Terms joined by AND and OR; which binds tighter does not matter for what is known.
    fn expression(&mut self, depth: usize) -> Result<(), String> {
        self.term(depth)?;
        while let Some(word) = self.words.get(self.at) {
            if !matches!(*word, "AND" | "OR" | "and" | "or") {
                break;
            }
            self.at += 1;
            self.term(depth)?;
        }
        Ok(())
    }

    fn term(&mut self, depth: usize) -> Result<(), String> {
        match self.next() {
            None => Err("a licence is missing".into()),
            Some("(") if depth >= DEPTH => Err("it has too many parentheses".into()),
            Some("(") => {
                self.expression(depth + 1)?;
                match self.next() {
                    Some(")") => Ok(()),
                    _ => Err("a parenthesis is not closed".into()),
                }
            }
            Some(word) => self.licence(word),
        }
    }

    fn licence(&mut self, word: &'a str) -> Result<(), String> {
        let id = word.strip_suffix('+').unwrap_or(word);
        check_id(id)?;
        if !IDS.iter().any(|known| known.eq_ignore_ascii_case(id)) {
            self.unknown.push(id.to_owned());
        }
        if self.words.get(self.at).is_some_and(|word| matches!(*word, "WITH" | "with")) {
            self.at += 1;
            let exception = self.next().ok_or("an exception is missing after WITH")?;
            check_id(exception)?;
            if !EXCEPTIONS.iter().any(|known| known.eq_ignore_ascii_case(exception)) {
                self.unknown.push(exception.to_owned());
            }
        }
        Ok(())
    }
}

fn check_id(id: &str) -> Result<(), String> {
    let reserved = ["AND", "OR", "WITH"].iter().any(|word| word.eq_ignore_ascii_case(id));
    let letters =
        id.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '.' | ':'));
    if reserved || !letters || id.is_empty() {
        return Err(format!("“{}” is no licence id", shown(id)));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_read() {
        for good in [
            "MIT",
            "mit",
            "Apache-2.0 OR MIT",
            "(MIT AND BSD-3-Clause) OR GPL-2.0+",
            "GPL-2.0-or-later WITH Classpath-exception-2.0",
            "((CC-BY-SA-4.0))",
        ] {
            assert_eq!(read(good), Reading::Known, "{good}");
        }
        assert_eq!(read("LicenseRef-own"), Reading::Unknown(vec!["LicenseRef-own".into()]));
        assert_eq!(read("MIT OR Beerware"), Reading::Unknown(vec!["Beerware".into()]));
        for bad in [
            "",
            "MIT OR",
            "OR MIT",
            "MIT MIT",
            "(MIT",
            "MIT)",
            "see the file",
            "MIT/Apache-2.0",
            "WITH",
            "MIT WITH",
            "<script>",
            "free software, really",
            "()",
        ] {
            assert!(matches!(read(bad), Reading::Bad(_)), "{bad}");
        }
        assert!(matches!(read(&"(".repeat(200)), Reading::Bad(_)));
    }

    proptest::proptest! {
        #[test]
        fn no_text_breaks_it(text in ".{0,200}") {
            let _ = read(&text);
        }

        #[test]
        fn what_is_put_together_of_known_ones_is_known(
            ids in proptest::collection::vec(0..IDS.len(), 1..6), ands in proptest::collection::vec(proptest::bool::ANY, 6),
        ) {
            let mut text = String::new();
            for (place, id) in ids.iter().enumerate() {
                if place > 0 {
                    text.push_str(if ands[place] { " AND " } else { " OR " });
                }
                text.push_str(IDS[*id]);
            }
            proptest::prop_assert_eq!(read(&text), Reading::Known);
        }
    }
}
