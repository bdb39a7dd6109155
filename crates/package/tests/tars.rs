//! Tar archives made by hand, so that every field can be made to lie.

use std::io::Write as _;

pub(crate) const BLOCK: usize = 512;

/// One header with its data.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub(crate) block: [u8; BLOCK],
    pub(crate) data: Vec<u8>,
    /// What fills up the last block of data.
    pub(crate) fill: u8,
    /// Leaves a checksum that was written by hand.
    pub(crate) sealed: bool,
}

impl Part {
    /// A POSIX header of some type.
    pub(crate) fn new(flag: u8, name: &str, data: &[u8]) -> Self {
        let mut part = Self { block: [0; BLOCK], data: data.to_vec(), fill: 0, sealed: false };
        part.put(0, name.as_bytes());
        part.put(100, b"0000644\0");
        part.put(108, b"0001750\x000001750\0");
        part.put(124, format!("{:011o}\0", data.len()).as_bytes());
        part.put(136, b"14716400000\0");
        part.block[156] = flag;
        part.put(257, b"ustar\x0000");
        part
    }

    pub(crate) fn file(name: &str, data: &[u8]) -> Self {
        Self::new(b'0', name, data)
    }

    pub(crate) fn folder(name: &str) -> Self {
        Self::new(b'5', name, b"")
    }

    pub(crate) fn link(name: &str, target: &str) -> Self {
        Self::new(b'2', name, b"").but(|part| part.put(157, target.as_bytes()))
    }

    /// PAX records for the next entry.
    pub(crate) fn pax(records: &[(&str, &str)]) -> Self {
        Self::new(b'x', "PaxHeaders/x", &pax(records))
    }

    /// A GNU long name or target for the next entry.
    pub(crate) fn long(flag: u8, text: &str) -> Self {
        Self::new(flag, "././@LongLink", format!("{text}\0").as_bytes()).gnu()
    }

    /// The same header in GNU's form.
    pub(crate) fn gnu(self) -> Self {
        self.but(|part| part.put(257, b"ustar  \0"))
    }

    pub(crate) fn put(&mut self, at: usize, bytes: &[u8]) {
        self.block[at..at + bytes.len()].copy_from_slice(bytes);
    }

    pub(crate) fn but(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    fn bytes(&self) -> Vec<u8> {
        let mut block = self.block;
        if !self.sealed {
            block[148..156].fill(b' ');
            let sum: u32 = block.iter().map(|byte| u32::from(*byte)).sum();
            block[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
        }
        let mut out = block.to_vec();
        out.extend(&self.data);
        out.resize(out.len().next_multiple_of(BLOCK), self.fill);
        out
    }
}

/// PAX records with right lengths.
pub(crate) fn pax(records: &[(&str, &str)]) -> Vec<u8> {
    let mut out = Vec::new();
    for (key, value) in records {
        let rest = key.len() + value.len() + 3;
        let length = (1..9).map(|digits| rest + digits).find(|all| all.to_string().len() + rest == *all);
        out.extend(format!("{} {key}={value}\n", length.unwrap()).into_bytes());
    }
    out
}

/// The archive of these parts, with its two blocks of zeros.
pub(crate) fn tar(parts: &[Part]) -> Vec<u8> {
    let mut out: Vec<u8> = parts.iter().flat_map(Part::bytes).collect();
    out.resize(out.len() + 2 * BLOCK, 0);
    out
}

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

pub(crate) fn xz(bytes: &[u8]) -> Vec<u8> {
    let options = lzma_rust2::XzOptions::with_preset(1);
    let mut encoder = lzma_rust2::XzWriter::new(Vec::new(), options).unwrap();
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

pub(crate) fn zstd(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 3).unwrap()
}

pub(crate) fn bzip2(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::new(1));
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Every packing with its name.
pub(crate) type Pack = fn(&[u8]) -> Vec<u8>;
pub(crate) const PACKINGS: [(&str, Pack); 5] =
    [("plain", |bytes| bytes.to_vec()), ("gzip", gzip), ("xz", xz), ("zstd", zstd), ("bzip2", bzip2)];
