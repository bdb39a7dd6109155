//! The commands, one verb per file. Each has its arguments and a `run` that prints for people and answers
//! a [`Report`] for programs.

mod build;
mod check;
mod completions;
mod config;
mod demo;
mod diagnostics;
mod favourites;
mod gallery;
mod history;
mod import;
mod inspect;
mod install;
mod library;
mod list;
mod login;
mod logout;
mod manual;
mod pack;
mod publish;
mod registry;
mod remove;
mod rollback;
mod search;
mod self_update;
mod serve;
mod settings;
mod show;
mod sources;
mod storage;
mod switch;
mod transfer;
mod trust;
mod update;
mod verify;
mod whoami;

use clap::Subcommand;
use serde_json::Value;

use crate::error::CliError;
use crate::session::Session;

/// What came of a command: the JSON document (an object), and why the exit code is 1 when it is.
#[derive(Debug)]
pub(crate) struct Report {
    /// `null` when what there was to say was said on the way.
    pub(crate) document: Value,
    pub(crate) failure: Option<CliError>,
    /// The exit code, where a command has its own; else 0, or 1 with a failure.
    pub(crate) code: Option<u8>,
}

impl Report {
    /// All went well.
    pub(crate) fn done(document: Value) -> Self {
        Self { document, failure: None, code: None }
    }

    /// There is something to tell and something that failed.
    pub(crate) fn new(document: Value, failure: Option<CliError>) -> Self {
        Self { document, failure, code: None }
    }

    /// The same with an exit code of its own.
    pub(crate) fn ending_with(self, code: u8) -> Self {
        Self { code: Some(code), ..self }
    }
}

/// What a command answers.
pub(crate) type Ended = Result<Report, CliError>;

/// The verbs.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    #[command(subcommand)]
    Sources(sources::Command),
    Search(search::Search),
    Show(show::Show),
    Install(install::Install),
    List(list::List),
    #[command(subcommand)]
    Library(library::Command),
    Favourites(favourites::Favourites),
    Verify(verify::Verify),
    Check(check::Check),
    Update(update::Update),
    History(history::History),
    Rollback(rollback::Rollback),
    Use(switch::Use),
    Remove(remove::Remove),
    Build(build::Build),
    Storage(storage::Storage),
    Diagnostics(diagnostics::Diagnostics),
    #[command(subcommand)]
    Trust(trust::Command),
    #[command(subcommand)]
    Transfer(transfer::Command),
    Inspect(inspect::Inspect),
    Pack(pack::Pack),
    #[command(subcommand)]
    Gallery(gallery::Command),
    #[command(subcommand)]
    Import(import::Command),
    Publish(publish::Publish),
    Serve(serve::Serve),
    #[command(subcommand)]
    Registry(registry::Command),
    #[command(subcommand)]
    Config(config::Command),
    Login(login::Login),
    Logout(logout::Logout),
    Whoami(whoami::Whoami),
    Completions(completions::Completions),
    Manual(manual::Manual),
    SelfUpdate(self_update::SelfUpdate),
    Demo(demo::Demo),
}

impl Command {
    /// Runs it.
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        match self {
            Self::Sources(command) => command.run(session).await,
            Self::Search(command) => command.run(session).await,
            Self::Show(command) => command.run(session).await,
            Self::Install(command) => command.run(session).await,
            Self::List(command) => command.run(session).await,
            Self::Library(command) => command.run(session).await,
            Self::Favourites(command) => command.run(session).await,
            Self::Verify(command) => command.run(session).await,
            Self::Check(command) => command.run(session).await,
            Self::Update(command) => command.run(session).await,
            Self::History(command) => command.run(session).await,
            Self::Rollback(command) => command.run(session).await,
            Self::Use(command) => command.run(session).await,
            Self::Build(command) => command.run(session).await,
            Self::Storage(command) => command.run(session).await,
            Self::Diagnostics(command) => command.run(session).await,
            Self::Trust(command) => command.run(session).await,
            Self::Transfer(command) => command.run(session).await,
            Self::Remove(command) => command.run(session).await,
            Self::Inspect(command) => command.run(session).await,
            Self::Pack(command) => command.run(session).await,
            Self::Gallery(command) => command.run(session).await,
            Self::Import(command) => command.run(session).await,
            Self::Publish(command) => command.run(session).await,
            Self::Serve(command) => command.run(session).await,
            Self::Registry(command) => command.run(session).await,
            Self::Config(command) => command.run(session),
            Self::Login(command) => command.run(session).await,
            Self::Logout(command) => command.run(session).await,
            Self::Whoami(command) => command.run(session).await,
            Self::Completions(command) => command.run(session),
            Self::Manual(command) => command.run(session),
            Self::SelfUpdate(command) => command.run(session).await,
            Self::Demo(command) => command.run(session).await,
        }
    }
}
