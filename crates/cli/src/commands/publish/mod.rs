//! `vitrine publish`: from a folder to a published version, on a maker's computer or in CI.

mod checks;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::Args;
use reqwest::Method;
use serde_json::{Value, json};
use vitrine_base::limits::ArchiveLimits;
use vitrine_base::{Sha256, fs};
use vitrine_engine::registries::remote::{News, Remote, RemoteError, Uploading, upload};
use vitrine_engine::registries::token::{self, Kept};
use vitrine_package::Inspection;
use vitrine_publish::checking::{self, Fields, Found, Picture, read_id, read_version};

use super::{Ended, Report, inspect};
use crate::error::{CliError, failed};
use crate::session::Session;
use crate::words;

/// It waits for a curator.
const IN_REVIEW: u8 = 10;
/// Something has to be mended, or it was refused.
const NOT_TAKEN: u8 = 20;

/// How often the submission itself is looked at, whatever the news say.
const LOOK: Duration = Duration::from_secs(5);

/// Publish a package on a registry
#[derive(Debug, Args)]
#[command(
    after_help = "Packs the folder (or takes the package as it is) and checks it here as the registry would; what has
errors is not sent. Uploads it (a broken connection is mended, a run that was ended goes on where it
was), hands it in and follows the checks. By publishing you confirm that you may: the rights and the licence are yours to give.

The token comes from --token, VITRINE_TOKEN or `vitrine login`; it needs the scope “publish”.
docs/publish-from-ci.md has a workflow for CI.

Exit codes: 0 published (or it was already), 10 waits for a curator, 20 needs changes or was
refused, 1 failed, 2 wrong use.

Examples:
  vitrine publish nora --registry https://gallery.example.org
  vitrine publish nora.hpersona --registry https://gallery.example.org --version 1.2.0 --json"
)]
pub(crate) struct Publish {
    /// A folder with its manifest.json, or a package
    what: PathBuf,
    /// The registry's address
    #[arg(long, value_name = "URL", env = "VITRINE_REGISTRY", hide_env_values = true)]
    registry: String,
    /// The token; better in VITRINE_TOKEN, where others on this computer do not see it
    #[arg(long, value_name = "TOKEN")]
    token: Option<String>,
    /// Send the token also to an address without encryption that is not on this computer
    #[arg(long)]
    insecure: bool,
    /// The package's id, when it does not say its own
    #[arg(long)]
    id: Option<String>,
    /// The version, when the package does not say its own
    #[arg(long = "version", value_name = "VERSION")]
    release: Option<String>,
    /// The channel: stable, beta, …
    #[arg(long, value_name = "NAME")]
    channel: Option<String>,
    /// What changed, Markdown
    #[arg(long, value_name = "TEXT", conflicts_with = "changelog_file")]
    changelog: Option<String>,
    /// A file that says what changed, Markdown
    #[arg(long, value_name = "FILE")]
    changelog_file: Option<PathBuf>,
    /// The licence, an SPDX expression, when the package names none
    #[arg(long, value_name = "SPDX")]
    licence: Option<String>,
    /// What it runs on, for tools whose programs do not say
    #[arg(long, value_name = "PLATFORM")]
    platform: Option<String>,
    /// It mends a security problem
    #[arg(long)]
    security: bool,
    /// Seconds to follow the checks; then it ends with what is known
    #[arg(long, value_name = "SECONDS", default_value_t = 600)]
    wait: u64,
}

/// A package on this computer, looked through.
struct Local {
    file: PathBuf,
    name: String,
    found: Inspection,
    /// The same as the checks read it, and the picture it names.
    looked: (Found, Option<Picture>),
    sha256: Sha256,
    size: u64,
    /// Where a folder was packed; goes with it.
    _scratch: Option<tempfile::TempDir>,
}

impl Publish {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        let (token, was_kept) = self.token(session).await?;
        let remote = Remote::new(session.network()?, &self.registry, token, self.insecure || was_kept)?;
        let what = self.what.clone();
        let reading = tokio::task::spawn_blocking(move || read(&what));
        let local = reading.await.map_err(std::io::Error::other)??;
        inspect::print(&session.out, &local.found, local.sha256, local.size);
        if let Some(failure) = inspect::failure(&local.found.findings) {
            return Ok(Report::new(self.document(&local, None), Some(failure)));
        }
        let fields = self.fields()?;
        if let Some(published) = published(&remote, &local, &fields).await? {
            session.out.say("This version is published already, with the same bytes.");
            return Ok(Report::done(self.document(&local, Some(published))));
        }
        let (found, picture) = &local.looked;
        let there = there(&remote, &local, &fields).await?;
        let verdicts = checks::verdicts(found, picture.as_ref(), &fields, there);
        checks::print(&session.out, &verdicts);
        if let Some(failure) = checks::failure(&verdicts) {
            let mut document = self.document(&local, None);
            document["checks"] = checks::described(&verdicts);
            return Ok(Report::new(document, Some(failure)));
        }
        let id = send(session, &remote, &local).await?;
        let submission = self.hand_in(&remote, &id, &fields).await?;
        let submission = self.follow(session, &remote, submission).await?;
        Ok(self.ended(session, &remote, &local, submission))
    }

    /// The token, and whether it was kept for this very address: then signing in asked whether it may go there.
    async fn token(&self, session: &Session) -> Result<(String, bool), CliError> {
        if let Some(token) = self.token.clone().filter(|token| !token.is_empty()) {
            return Ok((token, false));
        }
        let (home, registry) = (session.home().to_owned(), self.registry.clone());
        let finding = move || token::find(&home, &registry);
        let found = tokio::task::spawn_blocking(finding).await.map_err(std::io::Error::other)?;
        let token = found.map(|(token, kept)| (token, kept != Kept::Environment));
        token.ok_or_else(|| CliError::Missing {
            sentence: format!("There is no token for {}.", self.registry),
            action: "Set VITRINE_TOKEN, give --token, or sign in with `vitrine login`.",
        })
    }

    fn fields(&self) -> Result<Fields, CliError> {
        let changelog = match &self.changelog_file {
            Some(file) => Some(String::from_utf8_lossy(&fs::read_limited(file, 256 * 1024)?).into_owned()),
            None => self.changelog.clone(),
        };
        Ok(Fields {
            id: self.id.clone(),
            version: self.release.clone(),
            licence: self.licence.clone(),
            platform: self.platform.clone(),
            changelog,
            security: self.security.then_some(true),
            ..Fields::default()
        })
    }

    async fn hand_in(&self, remote: &Remote, upload: &str, fields: &Fields) -> Result<Value, CliError> {
        let mut body = json!({ "upload": upload, "fields": fields, "agreed": true, "submit": true });
        if let Some(channel) = &self.channel {
            body["channel"] = json!(channel);
        }
        let asked = remote.request(Method::POST, remote.at("/api/v1/submissions")?).await?;
        Ok(remote.json(asked.json(&body)).await?)
    }

    /// Follows the submission until nothing more happens by itself.
    async fn follow(&self, session: &Session, remote: &Remote, first: Value) -> Result<Value, CliError> {
        let id = first["id"].as_str().unwrap_or_default().to_owned();
        let path = format!("/api/v1/submissions/{}", segment(&id));
        let mut news = News::at(remote, format!("{path}/events"));
        let end = Instant::now() + Duration::from_secs(self.wait);
        let mut submission = first;
        while !rests(&submission) && Instant::now() < end {
            match tokio::time::timeout(LOOK, news.next()).await {
                Ok(Ok(Some(event))) => heard(session, &event),
                // The connection ended: not so fast that it becomes a storm.
                Ok(Ok(None)) => tokio::time::sleep(Duration::from_millis(500)).await,
                Ok(Err(error)) => return Err(error.into()),
                Err(_) => {}
            }
            submission = remote.get(&path).await?;
        }
        Ok(submission)
    }

    fn ended(&self, session: &Session, remote: &Remote, local: &Local, submission: Value) -> Report {
        let state = submission["state"].as_str().unwrap_or_default().to_owned();
        let page = format!(
            "{}/#/submissions/{}",
            remote.base().as_str().trim_end_matches('/'),
            submission["id"].as_str().unwrap_or_default()
        );
        let mut reasons: Vec<String> = texts(&submission["reasons"]);
        reasons
            .extend(submission["publicReason"].as_str().filter(|text| !text.is_empty()).map(str::to_owned));
        for check in submission["checks"].as_array().into_iter().flatten() {
            if matches!(check["verdict"].as_str(), Some("failed" | "review")) {
                let text = format!(
                    "{}: {}",
                    check["name"].as_str().unwrap_or(""),
                    check["sentence"].as_str().unwrap_or("")
                );
                reasons.push(text);
            }
        }
        let (sentence, code) = match state.as_str() {
            "published" => ("Published.".to_owned(), 0),
            "in_review" | "quarantined" => ("A curator will look at it.".to_owned(), IN_REVIEW),
            "needs_changes" => ("It needs changes.".to_owned(), NOT_TAKEN),
            "rejected" => ("It was refused.".to_owned(), NOT_TAKEN),
            "withdrawn" => ("It was withdrawn.".to_owned(), NOT_TAKEN),
            other => {
                let sentence = format!("After {} seconds it is still “{other}”; {page} goes on.", self.wait);
                let failure = failed("cli.publish_waited", sentence);
                return Report::new(self.document(local, Some(submission)), Some(failure));
            }
        };
        session.out.say(&format!("{sentence} {page}"));
        for reason in &reasons {
            session.out.say(&format!("  {reason}"));
        }
        let mut document = self.document(local, Some(submission));
        document["page"] = json!(page);
        Report::done(document).ending_with(code)
    }

    fn document(&self, local: &Local, submission: Option<Value>) -> Value {
        json!({
            "file": local.name,
            "size": local.size,
            "sha256": local.sha256,
            "package": inspect::described(&local.found),
            "state": submission.as_ref().map(|found| found["state"].clone()),
            "submission": submission,
        })
    }
}

/// Packs a folder, or takes a file; looks through it.
fn read(what: &Path) -> Result<Local, CliError> {
    let limits = ArchiveLimits::default();
    let full = fs::canonicalize(what)?;
    let stem = full.file_name().map_or_else(|| "package".into(), |name| name.to_string_lossy().into_owned());
    let is_folder = fs::metadata(&full)?.is_some_and(|found| found.kind == fs::FileKind::Folder);
    let (file, name, found, scratch) = if is_folder {
        let scratch = tempfile::tempdir()?;
        let name = format!("{stem}.hpersona");
        let file = scratch.path().join(&name);
        let found = vitrine_package::pack(&full, &file, &limits)?;
        (file, name, found, Some(scratch))
    } else {
        let found = vitrine_package::inspect(&full, &limits)?;
        (full, stem, found, None)
    };
    let (sha256, size) = fs::digest(&file)?;
    let looked = checking::look_on(&file, found.clone());
    Ok(Local { file, name, found, looked, sha256, size, _scratch: scratch })
}

/// What the registry says of this very version, when it has it with these bytes.
async fn published(remote: &Remote, local: &Local, fields: &Fields) -> Result<Option<Value>, CliError> {
    let found = Some(&local.looked.0);
    // What is wrong with either is said by the checks.
    let (Ok(Some(id)), Ok(Some(version))) = (read_id(fields, found), read_version(fields, found)) else {
        return Ok(None);
    };
    let (id, version) = (segment(id.as_str()), segment(version.as_str()));
    let Some(there) = remote.find(&format!("/api/v1/packages/{id}/versions/{version}")).await? else {
        return Ok(None);
    };
    let digest = local.sha256.to_hex();
    let same = there["artifacts"].as_array().into_iter().flatten().any(|file| file["sha256"] == digest);
    Ok(same.then(|| json!({ "state": "published", "published": { "package": id, "version": version } })))
}

/// What the registry has of the package already; nothing of one that was taken down.
async fn there(remote: &Remote, local: &Local, fields: &Fields) -> Result<Option<Value>, CliError> {
    let Ok(Some(id)) = read_id(fields, Some(&local.looked.0)) else { return Ok(None) };
    match remote.find(&format!("/api/v1/packages/{}", segment(id.as_str()))).await {
        Ok(there) => Ok(there.filter(|there| there["withdrawn"].is_null())),
        Err(RemoteError::Refused { code, .. }) if code == "package.withdrawn" => Ok(None),
        Err(error) => Err(error.into()),
    }
}

async fn send(session: &Session, remote: &Remote, local: &Local) -> Result<String, CliError> {
    let uploading = Uploading {
        file: &local.file,
        name: &local.name,
        sha256: local.sha256,
        size: local.size,
        home: session.home(),
    };
    let told = |bytes: u64| {
        session.out.note(&format!("Uploading: {} of {}", words::size(bytes), words::size(local.size)));
    };
    Ok(upload(remote, &uploading, told).await?)
}

/// Nothing more happens without a person.
fn rests(submission: &Value) -> bool {
    !matches!(submission["state"].as_str(), Some("draft" | "uploaded" | "checking" | "approved") | None)
}

/// Tells a piece of news of a submission.
fn heard(session: &Session, event: &Value) {
    let text = |key: &str| event[key].as_str().unwrap_or_default().to_owned();
    match event["event"].as_str() {
        Some("check") => {
            let sentence = text("sentence");
            let colon = if sentence.is_empty() { "" } else { ": " };
            session.out.note(&format!("Check {}: {}{colon}{sentence}", text("name"), text("verdict")));
        }
        Some("state") => session.out.note(&format!("It is now {}.", text("state").replace('_', " "))),
        _ => {}
    }
}

fn texts(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// A text as one part of a path.
fn segment(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~');
    text.bytes().fold(String::new(), |mut path, byte| {
        if plain(byte) {
            path.push(char::from(byte))
        } else {
            path.push_str(&format!("%{byte:02X}"))
        }
        path
    })
}
