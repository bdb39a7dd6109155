//! Extra fields: well-formed, none twice, and none that makes a reader see another name, another size,
//! a link or an encrypted entry.

use super::records::{WIDE, u16_at, u32_at, u64_at};

const ZIP64: u16 = 0x0001;
const UNICODE_NAME: u16 = 0x7075;
const PKWARE_UNIX: u16 = 0x000d;

/// Fields that some readers let override the name, the type or the meaning of an entry (APPNOTE §4.5.2,
/// Info-ZIP's `extrafld.txt`).
const REFUSED: [u16; 15] = [
    0x0008, // extended language encoding of the name
    0x0014, 0x0015, 0x0016, 0x0017, 0x0018, 0x0019, // certificates and strong encryption
    0x07c8, 0x334d, 0x2605, 0x2705, // Macintosh: full names and resource forks
    0x6375, // Unicode comment
    0x756e, // ASi Unix: mode and link target
    0x9901, // AES
    0xe57a, // ALZip code page of the name
];

/// The fields of one header.
#[derive(Debug)]
pub(crate) struct Extra<'a> {
    fields: Vec<(u16, &'a [u8])>,
}

impl<'a> Extra<'a> {
    /// Splits and judges the fields of a header with that name.
    pub(crate) fn read(mut bytes: &'a [u8], name: &[u8]) -> Result<Self, &'static str> {
        let mut fields: Vec<(u16, &[u8])> = Vec::new();
        while !bytes.is_empty() {
            let (id, rest) = bytes.split_at_checked(4).ok_or("an extra field is cut off")?;
            let (value, rest) = rest
                .split_at_checked(usize::from(u16_at(id, 2)))
                .ok_or("an extra field is longer than the room it has")?;
            let id = u16_at(id, 0);
            if fields.iter().any(|(seen, _)| *seen == id) {
                return Err("an extra field is there twice");
            }
            check_field(id, value, name)?;
            fields.push((id, value));
            bytes = rest;
        }
        Ok(Self { fields })
    }

    /// Unpacked size, packed size and offset with their 64-bit values put in.
    ///
    /// The specification gives values, in order, only for fields that are all ones; other readers take
    /// the first value for the first field, whatever it says. Both must see the same.
    pub(crate) fn widen(&self, narrow: [u64; 3]) -> Result<Sizes, &'static str> {
        let Some((_, data)) = self.fields.iter().find(|(id, _)| *id == ZIP64) else {
            return match narrow.contains(&WIDE) {
                true => Err("a 64-bit size is announced and not given"),
                false => Ok(Sizes { wide: narrow, doubtful: false }),
            };
        };
        if data.len() == 28 && u32_at(data, 24) != 0 {
            return Err("it lies on another disk");
        }
        let given: Vec<u64> = (0..data.len() / 8).take(3).map(|index| u64_at(data, index * 8)).collect();
        let [unpacked, packed, _] = narrow;
        if given == [packed, packed] && 0 < unpacked && unpacked < packed && packed != WIDE {
            return Ok(Sizes { wide: narrow, doubtful: true });
        }
        merge(narrow, &given).map(|wide| Sizes { wide, doubtful: false })
    }
}

/// What [`Extra::widen`] finds.
#[derive(Debug)]
pub(crate) struct Sizes {
    /// Unpacked size, packed size, offset.
    pub(crate) wide: [u64; 3],
    /// The 64-bit field names a larger unpacked size than the 32-bit one, which the specification (and
    /// PyPI, by a file of its own corpus) does not let count. Such a stored entry passes the gate alone
    /// when its checksum fits both readings, and is never taken into a package.
    pub(crate) doubtful: bool,
}

fn merge(narrow: [u64; 3], given: &[u64]) -> Result<[u64; 3], &'static str> {
    let mut in_order = given.iter();
    let mut wide = narrow;
    for (index, field) in wide.iter_mut().enumerate() {
        match (*field == WIDE, given.get(index)) {
            (true, Some(value)) if in_order.next() == Some(value) => *field = *value,
            (true, _) => return Err("its 64-bit size can be read in two ways"),
            (false, Some(value)) if value != field => {
                return Err("its 64-bit size contradicts its 32-bit one");
            }
            (false, _) => {}
        }
    }
    Ok(wide)
}

fn check_field(id: u16, value: &[u8], name: &[u8]) -> Result<(), &'static str> {
    match id {
        ZIP64 if ![0, 8, 16, 24, 28].contains(&value.len()) => Err("its 64-bit size field is malformed"),
        UNICODE_NAME => check_unicode_name(value, name),
        // Times, owner and group are 12 bytes; more is a link target or a device number.
        PKWARE_UNIX if value.len() > 12 => Err("an extra field makes it a link or a device"),
        _ if REFUSED.contains(&id) => Err("an extra field gives it another name, type or encryption"),
        _ => Ok(()),
    }
}

/// Info-ZIP's Unicode path: version 1, CRC-32 of the header's name, the name in UTF-8. It may repeat the
/// name and must not change it.
fn check_unicode_name(value: &[u8], name: &[u8]) -> Result<(), &'static str> {
    let same = value.first() == Some(&1)
        && value.len() >= 5
        && u32_at(value, 1) == crc32fast::hash(name)
        && &value[5..] == name;
    if same { Ok(()) } else { Err("an extra field gives it another name") }
}
