//! A small zip writer that knows nothing of `vitrine_package`, with knobs to write archives that are wrong.

use std::io::Write as _;

/// How a member is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// As it is.
    Stored,
    /// Deflate.
    Deflate,
    /// Another method's number over bytes that are stored.
    Other(u16),
}

/// One member, and how its headers lie.
#[derive(Debug, Clone)]
pub struct Member {
    /// Name in the central directory, as bytes.
    pub name: Vec<u8>,
    /// Name in the local header, when another.
    pub local_name: Option<Vec<u8>>,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// How it is packed.
    pub method: Method,
    /// General purpose flags (bit 11, UTF-8, is set by default).
    pub flags: u16,
    /// CRC-32 as written, when not the true one.
    pub crc: Option<u32>,
    /// Unpacked size as written, when not the true one.
    pub size: Option<u32>,
    /// Unpacked size in the local header only, when not the true one.
    pub local_size: Option<u32>,
    /// “Version made by” (high byte 3 is Unix).
    pub made_by: u16,
    /// External attributes: the Unix mode is in the upper half.
    pub attributes: u32,
    /// Extra field of both headers.
    pub extra: Vec<u8>,
    /// Sizes and CRC follow in a data descriptor.
    pub descriptor: bool,
}

impl Member {
    /// A deflated member with truthful headers.
    pub fn new(name: impl Into<Vec<u8>>, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            name: name.into(),
            local_name: None,
            bytes: bytes.into(),
            method: Method::Deflate,
            flags: 1 << 11,
            crc: None,
            size: None,
            local_size: None,
            made_by: 20,
            attributes: 0,
            extra: Vec::new(),
            descriptor: false,
        }
    }

    /// The same, stored.
    pub fn stored(name: impl Into<Vec<u8>>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { method: Method::Stored, ..Self::new(name, bytes) }
    }

    /// A symbolic link.
    pub fn link(name: impl Into<Vec<u8>>, target: &str) -> Self {
        Self { made_by: 3 << 8 | 20, attributes: 0o120_777 << 16, ..Self::stored(name, target) }
    }
}

/// Builds an archive, right or wrong.
#[derive(Debug, Clone, Default)]
pub struct ZipBuilder {
    members: Vec<Member>,
    prefix: Vec<u8>,
    gap: Vec<u8>,
    suffix: Vec<u8>,
    comment: Vec<u8>,
    count: Option<u16>,
}

impl ZipBuilder {
    /// An archive without members.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a deflated member.
    pub fn file(self, name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.member(Member::new(name, bytes))
    }

    /// Adds a member as described.
    pub fn member(mut self, member: Member) -> Self {
        self.members.push(member);
        self
    }

    /// Bytes before the first local header.
    pub fn prefix(mut self, bytes: impl Into<Vec<u8>>) -> Self {
        self.prefix = bytes.into();
        self
    }

    /// Bytes between the last member and the central directory.
    pub fn gap(mut self, bytes: impl Into<Vec<u8>>) -> Self {
        self.gap = bytes.into();
        self
    }

    /// Bytes after the end record.
    pub fn suffix(mut self, bytes: impl Into<Vec<u8>>) -> Self {
        self.suffix = bytes.into();
        self
    }

    /// The archive's comment.
    pub fn comment(mut self, bytes: impl Into<Vec<u8>>) -> Self {
        self.comment = bytes.into();
        self
    }

    /// The number of entries the end record claims.
    pub fn claimed_count(mut self, count: u16) -> Self {
        self.count = Some(count);
        self
    }

    /// The archive's bytes.
    pub fn build(self) -> Vec<u8> {
        let mut out = self.prefix.clone();
        let mut central = Vec::new();
        for member in &self.members {
            let offset = out.len() as u32;
            write_member(&mut out, &mut central, member, offset);
        }
        out.extend_from_slice(&self.gap);
        let start = out.len() as u32;
        out.extend_from_slice(&central);
        let count = self.count.unwrap_or(self.members.len() as u16);
        out.extend_from_slice(b"PK\x05\x06\0\0\0\0");
        put16(&mut out, &[count, count]);
        put32(&mut out, &[central.len() as u32, start]);
        put16(&mut out, &[self.comment.len() as u16]);
        out.extend_from_slice(&self.comment);
        out.extend_from_slice(&self.suffix);
        out
    }
}

fn put16(out: &mut Vec<u8>, values: &[u16]) {
    values.iter().for_each(|value| out.extend_from_slice(&value.to_le_bytes()));
}

fn put32(out: &mut Vec<u8>, values: &[u32]) {
    values.iter().for_each(|value| out.extend_from_slice(&value.to_le_bytes()));
}

fn packed(member: &Member) -> (u16, Vec<u8>) {
    match member.method {
        Method::Stored => (0, member.bytes.clone()),
        Method::Other(method) => (method, member.bytes.clone()),
        Method::Deflate => {
            let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::new(6));
            encoder.write_all(&member.bytes).unwrap();
            (8, encoder.finish().unwrap())
        }
    }
}

/// 1 January 1980, the first day a zip knows: the same bytes on every run.
const DATE: [u16; 2] = [0, 0x21];

fn write_member(out: &mut Vec<u8>, central: &mut Vec<u8>, member: &Member, offset: u32) {
    let (method, data) = packed(member);
    let crc = member.crc.unwrap_or_else(|| crc32fast::hash(&member.bytes));
    let size = member.size.unwrap_or(member.bytes.len() as u32);
    let local_size = member.local_size.unwrap_or(size);
    let flags = if member.descriptor { member.flags | 8 } else { member.flags };
    let local_name = member.local_name.as_ref().unwrap_or(&member.name);
    let packed_size = data.len() as u32;

    out.extend_from_slice(b"PK\x03\x04");
    put16(out, &[20, flags, method, DATE[0], DATE[1]]);
    put32(out, &if member.descriptor { [0; 3] } else { [crc, packed_size, local_size] });
    put16(out, &[local_name.len() as u16, member.extra.len() as u16]);
    out.extend_from_slice(local_name);
    out.extend_from_slice(&member.extra);
    out.extend_from_slice(&data);
    if member.descriptor {
        out.extend_from_slice(b"PK\x07\x08");
        put32(out, &[crc, packed_size, local_size]);
    }

    central.extend_from_slice(b"PK\x01\x02");
    put16(central, &[member.made_by, 20, flags, method, DATE[0], DATE[1]]);
    put32(central, &[crc, packed_size, size]);
    put16(central, &[member.name.len() as u16, member.extra.len() as u16, 0, 0, 0]);
    put32(central, &[member.attributes, offset]);
    central.extend_from_slice(&member.name);
    central.extend_from_slice(&member.extra);
}
