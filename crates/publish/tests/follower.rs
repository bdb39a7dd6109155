//! A signed gallery's keeper and somebody who follows it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use vitrine_base::{Sha256, Timestamp};
use vitrine_publish::{Keys, Periods, PublishError, SigningOptions, init_signing, new_key, upkeep};
use vitrine_trust::{FolderFetch, Target, TrustError, Verifier};

use crate::support::{Gallery, NOW, Place};

pub const DAY: Timestamp = 24 * 3_600_000;

impl Place {
    pub fn keys(&self) -> PathBuf {
        self.out.with_file_name("gallery-keys")
    }

    pub fn beside(&self, name: &str) -> PathBuf {
        self.out.with_file_name(name)
    }

    pub fn init(&self) {
        init_signing(&self.folder, &self.out, &options(NOW)).unwrap();
    }

    pub fn sign_at(&self, now: Timestamp) -> Result<vitrine_publish::Upkeep, PublishError> {
        upkeep(&self.out, &Keys::of_folder(&self.keys()).unwrap(), &[], now)
    }

    pub fn key(&self, name: &str) -> (PathBuf, PathBuf) {
        new_key(&self.beside("people"), name, &[]).unwrap()
    }
}

pub fn options(now: Timestamp) -> SigningOptions {
    SigningOptions { keys: None, periods: Periods::static_gallery(), expected_files: 100, now }
}

/// Somebody who follows the gallery.
pub struct Follower {
    memory: tempfile::TempDir,
    out: PathBuf,
}

impl Follower {
    pub fn of(out: &Path) -> Self {
        Self { memory: tempfile::tempdir().unwrap(), out: out.into() }
    }

    /// What the gallery vouches for: the targets of the index and of every file it lists.
    pub fn look(&self, now: Timestamp) -> Result<BTreeMap<String, Option<Target>>, TrustError> {
        block_on(async {
            let fetch = FolderFetch::new(&self.out.join("metadata"));
            let folder = self.memory.path().join("trust");
            let mut verifier = match Verifier::open(&folder)? {
                Some(verifier) => verifier,
                None => Verifier::first_use(&folder, &fetch, None, now).await?,
            };
            verifier.refresh(&fetch, now).await?;
            let gallery = Gallery::read(&self.out);
            let files = gallery.entries.values().flat_map(|entry| &entry.versions).flat_map(|v| &v.artifacts);
            let mut found = BTreeMap::new();
            let paths = files.map(|file| file.mirrors[0].clone()).chain(["vitrine.json".to_owned()]);
            for path in paths {
                let target = verifier.target(&path, &fetch, now).await?;
                found.insert(path, target);
            }
            Ok(found)
        })
    }

    /// The index and all files are vouched for with their bytes.
    #[track_caller]
    pub fn trusts_all(&self, now: Timestamp) -> BTreeMap<String, Target> {
        let found = self.look(now).unwrap();
        found
            .into_iter()
            .map(|(path, target)| {
                let target = target.unwrap_or_else(|| panic!("nobody signed {path}"));
                let bytes = std::fs::read(self.out.join(&path)).unwrap();
                assert_eq!(
                    (target.sha256, target.length),
                    (Sha256::of(&bytes), bytes.len() as u64),
                    "{path}"
                );
                (path, target)
            })
            .collect()
    }

    /// Sees the gallery for the first time.
    pub fn meet(&self, now: Timestamp) {
        block_on(async {
            let fetch = FolderFetch::new(&self.out.join("metadata"));
            let folder = self.memory.path().join("trust");
            Verifier::first_use(&folder, &fetch, None, now).await.unwrap();
        });
    }

    /// What a client that knows this gallery is told about one path.
    pub fn ask(&self, path: &str, now: Timestamp) -> Result<Option<Target>, TrustError> {
        block_on(async {
            let fetch = FolderFetch::new(&self.out.join("metadata"));
            let mut verifier = Verifier::open(&self.memory.path().join("trust"))?.unwrap();
            verifier.refresh(&fetch, now).await?;
            verifier.target(path, &fetch, now).await
        })
    }
}

fn block_on<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(work)
}

/// An archive with one script in it.
pub fn tool(words: &str) -> Vec<u8> {
    let script = format!("#!/bin/sh\necho {words}\n");
    let mut header = [0_u8; 512];
    let mut put = |at: usize, text: &str| header[at..at + text.len()].copy_from_slice(text.as_bytes());
    put(0, "bin/hello");
    put(100, "0000755\0");
    put(108, "0000000\0");
    put(116, "0000000\0");
    put(124, &format!("{:011o}\0", script.len()));
    put(136, "00000000000\0");
    put(148, "        ");
    put(156, "0");
    put(257, "ustar\x0000");
    let sum: u32 = header.iter().map(|byte| u32::from(*byte)).sum();
    header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    let mut tar = header.to_vec();
    tar.extend(script.as_bytes());
    tar.resize(tar.len().next_multiple_of(512) + 1024, 0);
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut packed, &tar).unwrap();
    packed.finish().unwrap()
}
