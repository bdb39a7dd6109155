//! PAX records (POSIX.1-2001): `LENGTH KEY=VALUE` and a line break, one behind the other. They may give a
//! long or non-English name; they may not give a second reading of anything else.

/// What the records of one entry say.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Records {
    pub(super) path: Option<String>,
    pub(super) target: Option<String>,
    pub(super) size: Option<u64>,
}

/// Keys that change nothing Vitrine reads: times, owners, notes.
const IGNORED: [&str; 9] =
    ["mtime", "atime", "ctime", "uid", "gid", "uname", "gname", "comment", "LIBARCHIVE.creationtime"];

/// The beginnings of keys that change nothing Vitrine reads: attributes, which are never set.
const IGNORED_BEGINNINGS: [&str; 7] = [
    "SCHILY.xattr.",
    "LIBARCHIVE.xattr.",
    "SCHILY.dev",
    "SCHILY.ino",
    "SCHILY.nlink",
    "SCHILY.fflags",
    "SCHILY.acl.",
];

/// Reads the records before one entry.
pub(super) fn read(bytes: &[u8]) -> Result<Records, &'static str> {
    let mut records = Records::default();
    each(bytes, |key, value| match key {
        "path" => fill(&mut records.path, text(value)?),
        "linkpath" => fill(&mut records.target, text(value)?),
        "size" => fill(&mut records.size, number(value)?),
        _ if IGNORED.contains(&key) => Ok(()),
        _ if IGNORED_BEGINNINGS.iter().any(|beginning| key.starts_with(beginning)) => Ok(()),
        _ if key.starts_with("GNU.sparse.") || key == "SCHILY.realsize" => {
            Err("it is a sparse file, which readers disagree about")
        }
        _ => Err("its PAX records say something that is not taken"),
    })?;
    Ok(records)
}

/// Reads the records that hold for the whole archive: a note only, as `git archive` writes the commit.
pub(super) fn read_global(bytes: &[u8]) -> Result<(), &'static str> {
    each(bytes, |key, _| match key {
        "comment" => Ok(()),
        _ => Err("its PAX records change every entry"),
    })
}

fn each<'a>(
    mut bytes: &'a [u8],
    mut take: impl FnMut(&'a str, &'a [u8]) -> Result<(), &'static str>,
) -> Result<(), &'static str> {
    const MALFORMED: &str = "its PAX records are malformed";
    let mut seen: Vec<&str> = Vec::new();
    while !bytes.is_empty() {
        let blank = bytes.iter().take(8).position(|byte| *byte == b' ').ok_or(MALFORMED)?;
        let length = usize::try_from(number(&bytes[..blank])?).map_err(|_| MALFORMED)?;
        let (record, rest) = bytes.split_at_checked(length).ok_or(MALFORMED)?;
        let record =
            record.get(blank + 1..).and_then(|record| record.strip_suffix(b"\n")).ok_or(MALFORMED)?;
        let equals = record.iter().position(|byte| *byte == b'=').ok_or(MALFORMED)?;
        let key = std::str::from_utf8(&record[..equals]).map_err(|_| MALFORMED)?;
        if seen.contains(&key) {
            return Err("one of its PAX records is there twice");
        }
        seen.push(key);
        take(key, &record[equals + 1..])?;
        bytes = rest;
    }
    Ok(())
}

fn fill<T>(place: &mut Option<T>, value: T) -> Result<(), &'static str> {
    *place = Some(value);
    Ok(())
}

/// A name. An empty one would take the name away again, which is for global records only.
fn text(value: &[u8]) -> Result<String, &'static str> {
    match std::str::from_utf8(value) {
        Ok("") => Err("its PAX records give it an empty name"),
        Ok(text) if text.contains('\0') => Err("its PAX records give it a name with a NUL"),
        Ok(text) => Ok(text.to_owned()),
        Err(_) => Err("its name is not valid UTF-8"),
    }
}

/// Decimal digits without a sign or zeros before them.
fn number(digits: &[u8]) -> Result<u64, &'static str> {
    const MALFORMED: &str = "a number in its PAX records is malformed";
    let plain = !digits.is_empty()
        && digits.iter().all(u8::is_ascii_digit)
        && (digits.len() == 1 || digits[0] != b'0');
    if !plain {
        return Err(MALFORMED);
    }
    std::str::from_utf8(digits).ok().and_then(|digits| digits.parse().ok()).ok_or(MALFORMED)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_what_is_plain_and_refuses_what_is_not() {
        let records = read("18 path=Stra\u{df}e/a\n20 mtime=1700000000\n".as_bytes()).unwrap();
        assert_eq!(records.path.as_deref(), Some("Stra\u{df}e/a"));
        for bad in [
            &b"10 path=a\n10 path=b\n"[..],
            b"12 path=a\n",
            b"8 path=a\n",
            b"010 path=a\n",
            b"-10 path=a\n",
            b"7 path=\n",
            b"8 path=\n",
            b"10 path=\0\n",
            b"10 path=\xff\n",
            b"11 size=+1a\n",
            b"10 size=01\n",
            b"22 GNU.sparse.major=1\n",
            b"17 hdrcharset=x\n",
            b"9 abcdef\n",
            b"99999999999 path=a\n",
        ] {
            assert!(read(bad).is_err(), "{:?}", String::from_utf8_lossy(bad));
        }
        assert_eq!(read_global(b"52 comment=0123456789012345678901234567890123456789\n"), Ok(()));
        assert!(read_global(b"10 path=a\n").is_err());
    }

    proptest! {
        #[test]
        fn never_panics(bytes in proptest::collection::vec(any::<u8>(), 0..200), digits in "[0-9]{1,3} ") {
            let _ = read(&bytes);
            let _ = read(&[digits.as_bytes(), &bytes].concat());
        }
    }
}
