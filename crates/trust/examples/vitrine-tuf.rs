//! A client for the official TUF conformance suite (theupdateframework/tuf-conformance), so that anyone can
//! run that suite against our verifier:
//!
//! ```text
//! vitrine-tuf --metadata-dir D init ROOT.json
//! vitrine-tuf --metadata-dir D --metadata-url U refresh
//! vitrine-tuf --metadata-dir D --metadata-url U --target-name N … --target-base-url T --target-dir O download
//! ```
//!
//! Exit code 0 or 1. The suite looks into `D` for `root.json`, `timestamp.json`, …; what Vitrine remembers
//! lies below `D/.vitrine`, and is laid out for the suite after every command. The HTTP here is only as
//! good as the suite needs: the product fetches with `vitrine-transfer`.
#![allow(clippy::disallowed_methods, clippy::print_stderr, clippy::unwrap_used, clippy::expect_used)]

use std::error::Error;
use std::path::{Path, PathBuf};

use bytes::Bytes;
use url::Url;
use vitrine_base::{Clock as _, Hasher, SystemClock};
use vitrine_trust::{Fetch, FetchFailure, Fetched, Target, Verifier};

type Outcome = Result<(), Box<dyn Error + Send + Sync>>;

#[derive(Default)]
struct Arguments {
    metadata_dir: PathBuf,
    metadata_url: String,
    target_names: Vec<String>,
    target_base_url: String,
    target_dir: PathBuf,
    words: Vec<String>,
}

fn arguments() -> Arguments {
    let mut arguments = Arguments::default();
    let mut given = std::env::args().skip(1);
    while let Some(word) = given.next() {
        let mut value = || given.next().unwrap_or_default();
        match word.as_str() {
            "--metadata-dir" => arguments.metadata_dir = value().into(),
            "--metadata-url" => arguments.metadata_url = value(),
            "--target-name" => arguments.target_names.push(value()),
            "--target-base-url" => arguments.target_base_url = value(),
            "--target-dir" => arguments.target_dir = value().into(),
            _ => arguments.words.push(word),
        }
    }
    arguments
}

/// Metadata and targets by HTTP.
struct Web {
    base: Url,
    client: reqwest::Client,
}

impl Web {
    fn new(base: &str) -> Result<Self, Box<dyn Error + Send + Sync>> {
        let base = Url::parse(&format!("{}/", base.trim_end_matches('/')))?;
        Ok(Self { base, client: reqwest::Client::builder().no_proxy().build()? })
    }

    async fn get(&self, path: &str, max: u64) -> Result<Option<Bytes>, Box<dyn Error + Send + Sync>> {
        let mut answer = self.client.get(self.base.join(path)?).send().await?;
        if [404, 403].contains(&answer.status().as_u16()) {
            return Ok(None);
        }
        answer.error_for_status_ref()?;
        let mut bytes = Vec::new();
        while let Some(chunk) = answer.chunk().await? {
            bytes.extend_from_slice(&chunk);
            if bytes.len() as u64 > max {
                return Err("more bytes than allowed".into());
            }
        }
        Ok(Some(bytes.into()))
    }
}

impl Fetch for Web {
    fn fetch<'a>(&'a self, path: &'a str, max_bytes: u64) -> Fetched<'a> {
        Box::pin(async move { self.get(path, max_bytes).await.map_err(FetchFailure::new) })
    }
}

/// The folder in which the verifier keeps metadata: the one named after the fingerprint.
fn kept(remembered: &Path) -> Option<PathBuf> {
    let entries = std::fs::read_dir(remembered).ok()?;
    entries.filter_map(Result::ok).map(|entry| entry.path()).find(|path| path.is_dir())
}

/// Takes what the suite changed in its folder, or lays out what we keep for it.
fn mirror(from: &Path, to: &Path) -> Outcome {
    for entry in std::fs::read_dir(from)?.filter_map(Result::ok) {
        let name = entry.file_name();
        let text = name.to_string_lossy().into_owned();
        if text.ends_with(".json") && text != "root.json" && text != "identity.json" {
            std::fs::copy(entry.path(), to.join(name))?;
        }
    }
    Ok(())
}

/// The newest trusted root, as `root.json`.
fn lay_out_root(kept: &Path, folder: &Path) -> Outcome {
    let roots = std::fs::read_dir(kept.join("roots"))?.filter_map(Result::ok).map(|entry| entry.path());
    let newest = roots.max_by_key(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        name.split('.').next().and_then(|version| version.parse::<u64>().ok()).unwrap_or(0)
    });
    if let Some(newest) = newest {
        std::fs::copy(newest, folder.join("root.json"))?;
    }
    Ok(())
}

async fn init(arguments: &Arguments, remembered: &Path) -> Outcome {
    let root = std::fs::read(arguments.words.get(1).ok_or("init needs a root")?)?;
    std::fs::create_dir_all(remembered)?;
    Verifier::trust_root(remembered, &root).await?;
    std::fs::write(arguments.metadata_dir.join("root.json"), root)?;
    Ok(())
}

async fn refresh(arguments: &Arguments, remembered: &Path) -> Result<Verifier, Box<dyn Error + Send + Sync>> {
    if let Some(kept) = kept(remembered) {
        mirror(&arguments.metadata_dir, &kept)?;
    }
    let mut verifier = Verifier::open(remembered)?.ok_or("init comes first")?;
    let web = Web::new(&arguments.metadata_url)?;
    verifier.refresh(&web, SystemClock.now()).await?;
    Ok(verifier)
}

async fn download(arguments: &Arguments, remembered: &Path) -> Outcome {
    let mut verifier = refresh(arguments, remembered).await?;
    let metadata = Web::new(&arguments.metadata_url)?;
    let files = Web::new(&arguments.target_base_url)?;
    for name in &arguments.target_names {
        let found = verifier.target(name, &metadata, SystemClock.now()).await?;
        let found = found.ok_or_else(|| format!("no role vouches for {name}"))?;
        let place = arguments.target_dir.join(name.replace('/', "%2F"));
        if std::fs::read(&place).is_ok_and(|bytes| is(&bytes, &found)) {
            continue;
        }
        let (folder, file) = name
            .rsplit_once('/')
            .map_or((String::new(), name.as_str()), |(folder, file)| (format!("{folder}/"), file));
        let bytes = files.get(&format!("{folder}{}.{file}", found.sha256), found.length).await?;
        let bytes = match bytes {
            Some(bytes) => bytes,
            None => files.get(name, found.length).await?.ok_or("the file is not there")?,
        };
        if !is(&bytes, &found) {
            return Err(format!("{name} is not what was signed").into());
        }
        std::fs::write(place, bytes)?;
    }
    Ok(())
}

fn is(bytes: &[u8], target: &Target) -> bool {
    let mut hasher = Hasher::new();
    hasher.update(bytes);
    bytes.len() as u64 == target.length && hasher.finish() == target.sha256
}

#[tokio::main]
async fn main() {
    let arguments = arguments();
    let remembered = arguments.metadata_dir.join(".vitrine");
    let outcome = match arguments.words.first().map(String::as_str) {
        Some("init") => init(&arguments, &remembered).await,
        Some("refresh") => refresh(&arguments, &remembered).await.map(|_| ()),
        Some("download") => download(&arguments, &remembered).await,
        _ => Err("init, refresh or download".into()),
    };
    // Also after a failure: what was verified before it is remembered, and the suite looks at it.
    if let Some(kept) = kept(&remembered) {
        let laid = lay_out_root(&kept, &arguments.metadata_dir).and(mirror(&kept, &arguments.metadata_dir));
        if let Err(error) = laid {
            eprintln!("{error}");
        }
    }
    if let Err(error) = outcome {
        eprintln!("{error}");
        std::process::exit(1);
    }
}
