//! One 512-byte header of a tar archive as it lies in the file (POSIX.1-1988 ustar, and what GNU tar
//! writes), read strictly: every field has one reading, or the archive is refused.

use crate::archive::error::{ArchiveError, shown};

/// Bytes of a header, and what data is filled up to.
pub(super) const BLOCK: usize = 512;

/// What a header announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    File,
    Folder,
    Link,
    /// PAX records for the next entry.
    Pax,
    /// PAX records for all entries.
    PaxGlobal,
    /// GNU: the next entry's name.
    LongName,
    /// GNU: the next entry's link target.
    LongTarget,
}

/// A header that keeps the rules.
#[derive(Debug)]
pub(super) struct Header {
    pub(super) form: Form,
    pub(super) size: u64,
    /// Prefix and name put together.
    pub(super) name: Vec<u8>,
    pub(super) target: Vec<u8>,
}

/// Reads a header block that is not all zero.
pub(super) fn read(block: &[u8; BLOCK]) -> Result<Header, ArchiveError> {
    let label = shown(&String::from_utf8_lossy(until_nul(&block[..100])));
    let broken = |rule| ArchiveError::Entry { name: label.clone(), rule };
    check_sum(block).map_err(broken)?;
    let prefix = prefix(block).map_err(broken)?;
    let name = text(&block[..100]).map_err(broken)?;
    let target = text(&block[157..257]).map_err(broken)?;
    let form = form(block[156]).map_err(broken)?;
    let size = octal(&block[124..136]).map_err(broken)?;
    check_numbers(block).map_err(broken)?;
    match form {
        Form::Folder | Form::Link if size != 0 => {
            return Err(broken("it is a folder or a link and yet has bytes"));
        }
        Form::Link => {}
        _ if !target.is_empty() => return Err(broken("it is no link and yet has a target")),
        _ => {}
    }
    let name = if prefix.is_empty() { name.to_vec() } else { [prefix, b"/", name].concat() };
    Ok(Header { form, size, name, target: target.to_vec() })
}

/// Mode, owners, time and device mean nothing here; but readers that want a number there take one that is
/// none for the end of the archive. Owners above 2,097,151 are written in GNU's binary form, which all know.
fn check_numbers(block: &[u8; BLOCK]) -> Result<(), &'static str> {
    let empty = |field: &[u8]| field.iter().all(|byte| matches!(byte, b' ' | 0));
    for (field, binary) in [
        (&block[100..108], false),
        (&block[108..116], true),
        (&block[116..124], true),
        (&block[136..148], false),
        (&block[329..337], false),
        (&block[337..345], false),
    ] {
        let taken = empty(field) || (binary && field.first() == Some(&0x80));
        if !taken {
            octal(field)?;
        }
    }
    Ok(())
}

/// The sum of all bytes, the sum's own field taken as blanks.
fn check_sum(block: &[u8; BLOCK]) -> Result<(), &'static str> {
    let said = octal(&block[148..156])?;
    let field: u64 = 8 * u64::from(b' ');
    let others = block[..148].iter().chain(&block[156..]);
    let sum = others.map(|byte| u64::from(*byte)).sum::<u64>() + field;
    if sum == said { Ok(()) } else { Err("the checksum of its header is wrong") }
}

/// The part of the name that stands apart; only the POSIX form has it.
fn prefix(block: &[u8; BLOCK]) -> Result<&[u8], &'static str> {
    if block[500..].iter().any(|byte| *byte != 0) {
        return Err("bytes are hidden at the end of its header");
    }
    match &block[257..265] {
        b"ustar\x0000" => text(&block[345..500]),
        b"ustar  \0" if block[345..].iter().any(|byte| *byte != 0) => {
            // GNU keeps times and the map of a sparse file where POSIX has the prefix.
            Err("it uses a GNU extension that other readers take for a part of its name")
        }
        b"ustar  \0" => Ok(&[]),
        _ => Err("its header is neither of the POSIX nor of the GNU form"),
    }
}

/// The bytes before the first NUL.
fn until_nul(field: &[u8]) -> &[u8] {
    field.split(|byte| *byte == 0).next().unwrap_or_default()
}

/// A text field: behind its end are only NULs, or a reader that does not stop there sees another text.
fn text(field: &[u8]) -> Result<&[u8], &'static str> {
    let text = until_nul(field);
    match field[text.len()..].iter().all(|byte| *byte == 0) {
        true => Ok(text),
        false => Err("bytes are hidden behind a name in its header"),
    }
}

/// Octal digits, blanks before them, blanks or NULs behind them. GNU's binary numbers are for sizes and
/// owners far above every limit.
fn octal(field: &[u8]) -> Result<u64, &'static str> {
    let digits = field.trim_ascii_start();
    let end = digits.iter().position(|byte| !(b'0'..=b'7').contains(byte)).unwrap_or(digits.len());
    let (digits, rest) = digits.split_at(end);
    if digits.is_empty() || rest.iter().any(|byte| !matches!(byte, b' ' | 0)) {
        return Err("a number in its header is not written in plain octal digits");
    }
    let number = digits.iter().try_fold(0_u64, |sum, byte| {
        sum.checked_mul(8).and_then(|sum| sum.checked_add(u64::from(byte - b'0')))
    });
    number.ok_or("a number in its header is too large")
}

fn form(flag: u8) -> Result<Form, &'static str> {
    match flag {
        b'0' | 0 => Ok(Form::File),
        b'5' => Ok(Form::Folder),
        b'2' => Ok(Form::Link),
        b'x' => Ok(Form::Pax),
        b'g' => Ok(Form::PaxGlobal),
        b'L' => Ok(Form::LongName),
        b'K' => Ok(Form::LongTarget),
        b'1' => Err("it is a hard link; hard links are not taken"),
        b'3' | b'4' | b'6' => Err("it is a device or a pipe"),
        b'S' => Err("it is a sparse file, which readers disagree about"),
        b'7' => Err("it is a “contiguous” file, which readers disagree about"),
        _ => Err("it is of a type that is not taken"),
    }
}
