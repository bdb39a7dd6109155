//! `vitrine gallery publisher`: people who sign their own packages.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::json;
use vitrine_base::{Clock as _, PackageId, SystemClock, fs};
use vitrine_publish::{
    Keys, NewPublisher, accept_publisher, add_publisher, publisher_signature, remove_publisher, state,
};

use super::{KeyArguments, said};
use crate::commands::{Ended, Report};
use crate::error::CliError;
use crate::session::Session;
use crate::words;

/// Hand packages over to people who sign with a key of their own
#[derive(Debug, Subcommand)]
#[command(
    after_help = "A publisher's packages can be signed by the publisher alone: the gallery's keeper can take
them down, but never put something else in their place.

Examples:
  vitrine gallery publisher add public mira --key-of mira.pub --package nora
  vitrine gallery publisher sign copy-of-public mira --key mira.key --out mira-signed.json
  vitrine gallery publisher accept public mira mira-signed.json"
)]
pub(crate) enum Command {
    Add(Add),
    Remove(Remove),
    List(List),
    Sign(Sign),
    Accept(Accept),
}

impl Command {
    pub(super) fn run(self, session: &mut Session) -> Ended {
        match self {
            Self::Add(command) => command.run(session),
            Self::Remove(command) => command.run(session),
            Self::List(command) => command.run(session),
            Self::Sign(command) => command.run(session),
            Self::Accept(command) => command.run(session),
        }
    }
}

/// Hand packages over to a publisher, or change what is theirs
#[derive(Debug, Args)]
#[command(
    after_help = "Takes the targets key. From then on nobody vouches for files of these packages, those that are
in the gallery already included, until the publisher has signed them.

Example:
  vitrine gallery publisher add public mira --key-of mira.pub --package nora --package sora_tea"
)]
pub(crate) struct Add {
    /// The gallery's folder
    out: PathBuf,
    /// The publisher's name: small letters, digits, dashes
    name: String,
    /// The publisher's key (the .pub file); may be given several times
    #[arg(long = "key-of", value_name = "PUB", required = true)]
    key_of: Vec<PathBuf>,
    /// How many of these keys must sign
    #[arg(long, value_name = "N", default_value_t = 1)]
    threshold: u64,
    /// A package of theirs; may be given several times
    #[arg(long = "package", value_name = "ID", required = true)]
    packages: Vec<String>,
    #[command(flatten)]
    keys: KeyArguments,
}

impl Add {
    fn run(self, session: &mut Session) -> Ended {
        let packages = self.packages.iter().map(|id| PackageId::new(id.clone()));
        let packages: Vec<PackageId> =
            packages.collect::<Result<_, _>>().map_err(|error| CliError::Place(format!("{error}")))?;
        let new =
            NewPublisher { name: self.name.clone(), keys: self.key_of, threshold: self.threshold, packages };
        let keys = self.keys.read(&self.out)?;
        let done = add_publisher(&self.out, &new, &keys, SystemClock.now())?;
        said::progress(&session.out, &self.out, std::slice::from_ref(&done.progress));
        if !done.waiting.is_empty() {
            session.out.warn(&format!(
                "{} of these packages in the gallery can be seen but not installed until “{}” has signed: vitrine \
                 gallery publisher sign",
                words::count(done.waiting.len(), "file"),
                self.name
            ));
        }
        Ok(Report::done(json!({
            "progress": said::progress_json(std::slice::from_ref(&done.progress)), "waiting": done.waiting,
        })))
    }
}

/// Take a publisher's packages back
#[derive(Debug, Args)]
#[command(
    after_help = "Takes the targets key. Build afterwards: the gallery's own key then signs their packages again.

Example:
  vitrine gallery publisher remove public mira"
)]
pub(crate) struct Remove {
    /// The gallery's folder
    out: PathBuf,
    /// The publisher's name
    name: String,
    #[command(flatten)]
    keys: KeyArguments,
}

impl Remove {
    fn run(self, session: &mut Session) -> Ended {
        let keys = self.keys.read(&self.out)?;
        let progress = remove_publisher(&self.out, &self.name, &keys, SystemClock.now())?;
        said::progress(&session.out, &self.out, std::slice::from_ref(&progress));
        session.out.note("Build the gallery now, so that its own key signs these packages.");
        Ok(Report::done(json!({ "progress": said::progress_json(&[progress]) })))
    }
}

/// List the publishers and what is theirs
#[derive(Debug, Args)]
#[command(after_help = "Example:
  vitrine gallery publisher list public")]
pub(crate) struct List {
    /// The gallery's folder
    out: PathBuf,
}

impl List {
    fn run(self, session: &mut Session) -> Ended {
        let publishers = state(&self.out)?.publishers;
        for publisher in &publishers {
            session.out.line(&[said::publisher_line(publisher).trim_start().to_owned().into()]);
        }
        if publishers.is_empty() {
            session.out.line(&["The gallery has no publishers of their own.".into()]);
        }
        let list: Vec<_> = publishers.iter().map(said::publisher_json).collect();
        Ok(Report::done(json!({ "publishers": list })))
    }
}

/// As a publisher: sign your packages in a copy of the gallery
#[derive(Debug, Args)]
#[command(
    after_help = "Run it on your own computer, on a copy of the gallery's folder. It signs every file of your
packages that the copy lists: look at the digests it prints, they must be those of what you
made. Then send the file to the gallery's keeper.

Example:
  vitrine gallery publisher sign copy-of-public mira --key mira.key --out mira-signed.json"
)]
pub(crate) struct Sign {
    /// A copy of the gallery's folder
    copy: PathBuf,
    /// Your name as a publisher
    name: String,
    /// Your secret key; may be given several times
    #[arg(long = "key", value_name = "FILE", required = true)]
    key: Vec<PathBuf>,
    /// The file to write
    #[arg(long, short, value_name = "FILE")]
    out: PathBuf,
    /// Days the signature is good for: sign again before they are over
    #[arg(long, value_name = "DAYS", default_value_t = 366)]
    days: u32,
}

impl Sign {
    fn run(self, session: &mut Session) -> Ended {
        let mut keys = Keys::default();
        self.key.iter().try_for_each(|file| keys.add(file))?;
        let signed = publisher_signature(&self.copy, &self.name, &keys, self.days, SystemClock.now())?;
        fs::write_atomic(&self.out, &signed.bytes)?;
        for (path, sha256) in &signed.files {
            session.out.line(&[format!("{sha256}  {path}").into()]);
        }
        session.out.say(&format!(
            "Signed {} in {}. Send it to the gallery's keeper.",
            words::count(signed.files.len(), "file"),
            self.out.display()
        ));
        let files: Vec<_> =
            signed.files.iter().map(|(path, sha256)| json!({ "path": path, "sha256": sha256 })).collect();
        Ok(Report::done(json!({ "out": self.out.display().to_string(), "files": files })))
    }
}

/// Take in what a publisher signed
#[derive(Debug, Args)]
#[command(
    after_help = "Takes the online key. Refused when the signature is not the publisher's, is older than what is
there, or names packages that are not theirs.

Example:
  vitrine gallery publisher accept public mira mira-signed.json"
)]
pub(crate) struct Accept {
    /// The gallery's folder
    out: PathBuf,
    /// The publisher's name
    name: String,
    /// The file the publisher sent
    file: PathBuf,
    #[command(flatten)]
    keys: KeyArguments,
}

impl Accept {
    fn run(self, session: &mut Session) -> Ended {
        let keys = self.keys.read(&self.out)?;
        let count = accept_publisher(&self.out, &self.name, &self.file, &keys, SystemClock.now())?;
        session.out.say(&format!("“{}” vouches for {} now.", self.name, words::count(count, "file")));
        Ok(Report::done(json!({ "publisher": self.name, "files": count })))
    }
}
