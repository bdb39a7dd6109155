//! The first pass over a tar archive: every header judged, every byte of padding and of the end looked at.

use vitrine_base::limits::{ArchiveLimits, MIB};
use vitrine_base::path_policy::{self, PathProblem, PathSet};

use super::header::{self, BLOCK, Form, Header};
use super::pax::{self, Records};
use super::unpacked::Unpacked;
use super::{part, skip};
use crate::archive::entry::{self, Entry, Method};
use crate::archive::error::{ArchiveError, shown};
use crate::archive::structure::at_most;

/// What the walk found.
#[derive(Debug, Default)]
pub(super) struct Survey {
    pub(super) entries: Vec<Entry>,
    /// Bytes of all files together.
    pub(super) total: u64,
}

/// Bytes of one header's records: a path of 240 bytes and some attributes need far less.
const RECORD_BYTES: u64 = 64 * 1024;
/// Bytes of all records together.
const ALL_RECORD_BYTES: u64 = 16 * MIB;
/// Zeros behind the end: GNU tar fills 20 blocks, tapes had some hundred.
const END_BYTES: u64 = MIB;

/// What special headers said of the next entry.
#[derive(Debug, Default)]
struct Pending {
    pax: Option<Records>,
    name: Option<String>,
    target: Option<String>,
}

struct Walk<'a> {
    reader: Unpacked,
    limits: &'a ArchiveLimits,
    survey: Survey,
    paths: PathSet,
    records: u64,
    headers: u64,
    pending: Pending,
    buffer: Vec<u8>,
}

/// Walks an archive to its last byte.
pub(super) fn walk(reader: Unpacked, limits: &ArchiveLimits) -> Result<Survey, ArchiveError> {
    let mut walk = Walk {
        reader,
        limits,
        survey: Survey::default(),
        paths: PathSet::new(),
        records: 0,
        headers: 0,
        pending: Pending::default(),
        buffer: vec![0; 64 * 1024],
    };
    while walk.step()? {}
    walk.end()?;
    walk.reader.finish()?;
    Ok(walk.survey)
}

impl Walk<'_> {
    /// Takes one header with what belongs to it; false at the end.
    fn step(&mut self) -> Result<bool, ArchiveError> {
        let mut block = [0; BLOCK];
        self.reader.fill(&mut block, "the list of entries")?;
        if block.iter().all(|byte| *byte == 0) {
            return Ok(false);
        }
        if self.headers == 0 && &block[257..262] != b"ustar" {
            // A packed file that is no tar archive.
            return Err(ArchiveError::NotAZip);
        }
        self.headers += 1;
        let header = header::read(&block)?;
        match header.form {
            Form::Pax | Form::PaxGlobal | Form::LongName | Form::LongTarget => self.special(&header)?,
            Form::File | Form::Folder | Form::Link => self.ordinary(header)?,
        }
        Ok(true)
    }

    fn special(&mut self, header: &Header) -> Result<(), ArchiveError> {
        let name = shown(&String::from_utf8_lossy(&header.name));
        let broken = |rule| ArchiveError::Entry { name: name.clone(), rule };
        at_most("the size of an entry's records in bytes", header.size, RECORD_BYTES)?;
        self.records += header.size;
        at_most("the size of all entries' records in bytes", self.records, ALL_RECORD_BYTES)?;
        let mut bytes = vec![0; header.size as usize];
        self.reader.fill(&mut bytes, "an entry's records")?;
        self.padding(header.size).map_err(|error| error.unwrap_or_else(broken))?;
        let pending = &mut self.pending;
        let mixed = "it is described by records of two kinds, or twice";
        match header.form {
            Form::PaxGlobal if self.headers == 1 => pax::read_global(&bytes).map_err(broken),
            Form::PaxGlobal => Err(broken("it changes every entry behind it")),
            Form::Pax if pending.pax.is_some() || pending.name.is_some() || pending.target.is_some() => {
                Err(broken(mixed))
            }
            Form::Pax => {
                pending.pax = Some(pax::read(&bytes).map_err(broken)?);
                Ok(())
            }
            _ if header.name != b"././@LongLink" || pending.pax.is_some() => Err(broken(mixed)),
            Form::LongName if pending.name.is_none() => {
                pending.name = Some(long_text(&bytes).map_err(broken)?);
                Ok(())
            }
            Form::LongTarget if pending.target.is_none() => {
                pending.target = Some(long_text(&bytes).map_err(broken)?);
                Ok(())
            }
            _ => Err(broken(mixed)),
        }
    }

    fn ordinary(&mut self, header: Header) -> Result<(), ArchiveError> {
        let (name, target) = self.names(&header)?;
        let label = shown(&name);
        let broken = |rule| ArchiveError::Entry { name: label.clone(), rule };
        let total = self.survey.total.saturating_add(header.size);
        at_most("the size of its files in bytes", total, self.limits.unpacked)?;
        let data = self.reader.at();
        skip(&mut self.reader, data + header.size, &mut self.buffer)?;
        self.padding(header.size).map_err(|error| error.unwrap_or_else(broken))?;
        let Some(path) = plain(&name, header.form).map_err(broken)? else { return Ok(()) };
        let bad = |problem: PathProblem| ArchiveError::Path { name: label.clone(), problem };
        path_policy::check_path(path, self.limits.path, self.limits.depth).map_err(bad)?;
        entry::check_marker(path).map_err(broken)?;
        let folder = header.form == Form::Folder;
        self.paths.insert(path, !folder).map_err(bad)?;
        at_most(
            "the number of its entries",
            self.survey.entries.len() as u64 + 1,
            self.limits.entries as u64,
        )?;
        self.survey.total = total;
        self.survey.entries.push(Entry {
            path: path.to_owned(),
            folder,
            method: Method::Stored,
            crc: 0,
            packed: header.size,
            unpacked: header.size,
            data,
            doubtful: false,
            link: (header.form == Form::Link).then_some(target),
        });
        Ok(())
    }

    /// Name and target of an entry, with what records said of it; the records are used up.
    fn names(&mut self, header: &Header) -> Result<(String, String), ArchiveError> {
        let pending = std::mem::take(&mut self.pending);
        let records = pending.pax.unwrap_or_default();
        let own = |bytes: &[u8]| {
            std::str::from_utf8(bytes).map(str::to_owned).map_err(|_| ArchiveError::Entry {
                name: shown(&String::from_utf8_lossy(bytes)),
                rule: "its name is not valid UTF-8",
            })
        };
        let name = match records.path.or(pending.name) {
            Some(name) => name,
            None => own(&header.name)?,
        };
        let broken = |rule| ArchiveError::Entry { name: shown(&name), rule };
        if records.size.is_some_and(|size| size != header.size) {
            // Readers disagree about which of the two counts, and so about where the next entry begins.
            return Err(broken("its size is said twice, differently"));
        }
        let said = records.target.or(pending.target);
        if said.is_some() && header.form != Form::Link {
            return Err(broken("it is no link and yet has a target"));
        }
        let target = match said {
            Some(target) => target,
            None => own(&header.target)?,
        };
        Ok((name, target))
    }

    /// Reads the zeros that fill up the last block; the inner `None` is a broken rule to be told.
    fn padding(&mut self, size: u64) -> Result<(), PaddingError> {
        let mut fill = [0; BLOCK];
        let count = (BLOCK as u64 - size % BLOCK as u64) % BLOCK as u64;
        let fill = part(&mut fill, count);
        self.reader.fill(fill, "an entry's data").map_err(PaddingError::Archive)?;
        match fill.iter().all(|byte| *byte == 0) {
            true => Ok(()),
            false => Err(PaddingError::Hidden),
        }
    }

    /// Reads what stands behind the first block of zeros.
    fn end(&mut self) -> Result<(), ArchiveError> {
        let pending = std::mem::take(&mut self.pending);
        if pending.pax.is_some() || pending.name.is_some() || pending.target.is_some() {
            return Err(ArchiveError::Layout("it ends with records of an entry that does not come"));
        }
        let mut second = [0; BLOCK];
        self.reader.fill(&mut second, "the end of the archive")?;
        let start = self.reader.at();
        let mut clean = second.iter().all(|byte| *byte == 0);
        loop {
            let count = self.reader.read(&mut self.buffer)?;
            clean &= self.buffer[..count].iter().all(|byte| *byte == 0);
            if !clean {
                return Err(ArchiveError::Layout("bytes follow its end"));
            }
            at_most("the size of its end in bytes", self.reader.at() - start, END_BYTES)?;
            if count == 0 {
                return Ok(());
            }
        }
    }
}

enum PaddingError {
    Archive(ArchiveError),
    Hidden,
}

impl PaddingError {
    fn unwrap_or_else(self, broken: impl Fn(&'static str) -> ArchiveError) -> ArchiveError {
        match self {
            Self::Archive(error) => error,
            Self::Hidden => broken("bytes are hidden behind its data"),
        }
    }
}

/// A GNU long name: the text and one NUL.
fn long_text(bytes: &[u8]) -> Result<String, &'static str> {
    const MALFORMED: &str = "its long name is malformed";
    let text = bytes.strip_suffix(b"\0").ok_or(MALFORMED)?;
    if text.is_empty() || text.contains(&0) {
        return Err(MALFORMED);
    }
    std::str::from_utf8(text).map(str::to_owned).map_err(|_| "its name is not valid UTF-8")
}

/// A path without the `./` that `tar -C FOLDER .` writes before every name and the `/` behind a folder's;
/// `None` for the folder that is the archive itself.
fn plain(name: &str, form: Form) -> Result<Option<&str>, &'static str> {
    let folder = form == Form::Folder;
    let path = match name.strip_suffix('/') {
        Some(_) if !folder => return Err("its name and its type disagree about being a folder"),
        Some(path) => path,
        None => name,
    };
    if folder && path == "." {
        return Ok(None);
    }
    Ok(Some(path.strip_prefix("./").unwrap_or(path)))
}
