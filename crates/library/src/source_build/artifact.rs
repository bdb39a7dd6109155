//! What a build put into `$PREFIX` as a tar archive that is the same for the same files: sorted, dated
//! alike, owned by nobody, modes from the first bytes, gzip without name and time.

use std::io::{Read as _, Write};
use std::path::Path;

use flate2::write::GzEncoder;
use flate2::{Compression, GzBuilder};
use vitrine_base::fs::{self, FileKind, TreeEntry};

use super::error::BuildError;
use super::inputs::BuildInputs;

const BLOCK: usize = 512;

/// Packs a folder, everything in one folder `NAME-VERSION`, as makers do; only the recipe's outputs where it
/// names some.
pub(super) fn pack(inputs: &BuildInputs, prefix: &Path, out: &Path) -> Result<(), BuildError> {
    let mut entries = fs::walk(prefix)?;
    entries.retain(|entry| entry.metadata.kind != FileKind::Folder);
    check_outputs(inputs, &entries)?;
    if entries.is_empty() {
        return Err(BuildError::Nothing);
    }
    let mut named = Vec::new();
    for entry in entries {
        let path = portable(&entry.path)?;
        named.push((path, entry.metadata));
    }
    named.sort_by(|a, b| a.0.cmp(&b.0));
    let file = fs::create_new(out)?;
    // The system byte says “unknown”: it differs between computers otherwise.
    let encoder = GzBuilder::new().mtime(0).operating_system(255).write(file, Compression::new(6));
    let top = format!("{}-{}", word(&inputs.name), word(&inputs.version));
    let mut tar = Tar { out: encoder, epoch: inputs.environment.epoch };
    for (path, metadata) in named {
        let from = prefix.join(&path);
        let name = format!("{top}/{path}");
        match metadata.kind {
            FileKind::File => tar.add_file(&name, &from, metadata.length)?,
            FileKind::Link => tar.add_link(&name, &path, &from)?,
            FileKind::Folder | FileKind::Special => {
                return Err(BuildError::BadOutput { path, reason: "it is a device, a pipe or a socket" });
            }
        }
    }
    tar.finish(out)
}

fn check_outputs(inputs: &BuildInputs, entries: &[TreeEntry]) -> Result<(), BuildError> {
    let outputs = inputs.recipe.outputs.iter().flatten();
    for output in outputs {
        let path = Path::new(output.strip_prefix("./").unwrap_or(output));
        if !entries.iter().any(|entry| entry.path == path) {
            return Err(BuildError::MissingOutput(output.clone()));
        }
    }
    Ok(())
}

fn portable(path: &Path) -> Result<String, BuildError> {
    path.to_str().map(str::to_owned).ok_or_else(|| BuildError::BadOutput {
        path: path.to_string_lossy().into_owned(),
        reason: "its name is not valid Unicode",
    })
}

/// A name or version fit for a folder's name.
fn word(text: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || "._+-".contains(c) { c } else { '-' };
    text.chars().take(60).map(plain).collect()
}

struct Tar {
    out: GzEncoder<std::fs::File>,
    epoch: u64,
}

impl Tar {
    fn add_file(&mut self, name: &str, from: &Path, size: u64) -> Result<(), BuildError> {
        let mut file = fs::open(from)?;
        let mut head = [0; 4];
        let count = file.read(&mut head)?;
        // For other programs that read tar archives; Vitrine looks at the bytes again.
        let program = matches!(&head[..count], [0x7f, b'E', b'L', b'F'] | [b'#', b'!', ..]);
        self.header(name, b'0', size, if program { 0o755 } else { 0o644 }, "")?;
        self.out.write_all(&head[..count])?;
        let copied = std::io::copy(&mut file.take(size.saturating_sub(count as u64)), &mut self.out)?;
        if copied + count as u64 != size {
            return Err(BuildError::BadOutput { path: name.to_owned(), reason: "it changed meanwhile" });
        }
        self.fill(size)
    }

    fn add_link(&mut self, name: &str, path: &str, from: &Path) -> Result<(), BuildError> {
        let target = fs::read_link(from)?;
        match target.to_str() {
            Some(target) if !target.starts_with('/') => self.header(name, b'2', 0, 0o777, target),
            _ => {
                let reason = "it is a link that does not lead to a place below $PREFIX by relative steps";
                Err(BuildError::BadOutput { path: path.to_owned(), reason })
            }
        }
    }

    /// A POSIX header, with PAX records before it for what does not fit.
    fn header(&mut self, name: &str, flag: u8, size: u64, mode: u32, target: &str) -> Result<(), BuildError> {
        let mut records = Vec::new();
        for (key, value) in [("path", name), ("linkpath", target)] {
            if value.len() > 100 || !value.is_ascii() {
                records.extend(record(key, value));
            }
        }
        if !records.is_empty() {
            self.block("PaxHeader", b'x', records.len() as u64, 0o644, "")?;
            self.out.write_all(&records)?;
            self.fill(records.len() as u64)?;
        }
        self.block(name, flag, size, mode, target)
    }

    fn block(&mut self, name: &str, flag: u8, size: u64, mode: u32, target: &str) -> Result<(), BuildError> {
        let mut block = [0; BLOCK];
        let mut put = |at: usize, text: &str, room: usize| {
            let bytes = &text.as_bytes()[..text.len().min(room)];
            block[at..at + bytes.len()].copy_from_slice(bytes);
        };
        put(0, name, 100);
        put(100, &format!("{mode:07o}"), 8);
        put(108, "0000000", 8);
        put(116, "0000000", 8);
        put(124, &format!("{size:011o}"), 12);
        put(136, &format!("{:011o}", self.epoch), 12);
        put(148, "        ", 8);
        put(157, target, 100);
        put(257, "ustar\x0000", 8);
        block[156] = flag;
        let sum: u32 = block.iter().map(|byte| u32::from(*byte)).sum();
        block[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
        Ok(self.out.write_all(&block)?)
    }

    fn fill(&mut self, size: u64) -> Result<(), BuildError> {
        let count = (BLOCK - (size % BLOCK as u64) as usize) % BLOCK;
        Ok(self.out.write_all(&[0; BLOCK][..count])?)
    }

    fn finish(mut self, path: &Path) -> Result<(), BuildError> {
        self.out.write_all(&[0; 2 * BLOCK])?;
        let file = self.out.finish()?;
        Ok(fs::sync_file(&file, path)?)
    }
}

/// `LENGTH KEY=VALUE` and a line break, the length counting itself.
fn record(key: &str, value: &str) -> Vec<u8> {
    let rest = key.len() + value.len() + 3;
    let mut length = rest + 1;
    while length.to_string().len() + rest != length {
        length += 1;
    }
    format!("{length} {key}={value}\n").into_bytes()
}
