//! One run: arguments in, exit code out.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser as _;
use clap::error::ErrorKind;
use serde_json::{Value, json};
use vitrine_api::ApiError;
use vitrine_registry::checks::worker;

use crate::arguments::Arguments;
use crate::commands::{Command, Report};
use crate::error::CliError;
use crate::frugal;
use crate::output::Output;
use crate::session::Session;
use crate::stop::Stop;

/// Done.
const DONE: u8 = 0;
/// Refused or failed.
const FAILED: u8 = 1;
/// Wrong use.
const WRONG_USE: u8 = 2;

/// Runs the command that `arguments` (the program's name first) spell, prints what comes of it, and
/// answers the exit code: 0 done, 1 refused or failed, 2 wrong use.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    // The registry starts this very program to look into packages in a process of its own, with limits.
    if arguments.get(1).is_some_and(|word| word == worker::WORD) {
        return worker::run(arguments.into_iter().skip(1));
    }
    let code = match Arguments::try_parse_from(&arguments) {
        Ok(parsed) => {
            if matches!(parsed.command, Command::Serve(_)) {
                frugal::begin_anew(&arguments);
            }
            with_runtime(parsed)
        }
        Err(refusal) => wrong_use(&refusal, asks_for_json(&arguments)),
    };
    ExitCode::from(code)
}

fn with_runtime(arguments: Arguments) -> u8 {
    if !matches!(arguments.command, Command::Serve(_)) {
        listen_to_logs();
    }
    let out = Output::new(arguments.global.json, arguments.global.quiet);
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return report(&out, &[], Err(CliError::File(error)), arguments.global.json),
    };
    let json = arguments.global.json;
    let code = runtime.block_on(async {
        let stop = Stop::listen();
        let mut session = Session::new(&arguments.global, out.clone(), stop.clone());
        let ended = tokio::select! {
            biased;
            () = stop.at_once() => Err(CliError::Stopped),
            ended = arguments.command.run(&mut session) => ended,
        };
        report(&out, session.notices(), ended, json)
    });
    // What still reads or packs in the background has nobody to report to any more.
    runtime.shutdown_background();
    code
}

/// Prints the end of the story and answers its exit code.
fn report(out: &Output, notices: &[String], ended: Result<Report, CliError>, json: bool) -> u8 {
    let (mut document, failure, code) = match ended {
        Ok(report) => (report.document, report.failure, report.code),
        Err(error) => (json!({}), Some(error), None),
    };
    let error = failure.as_ref().map(CliError::to_api);
    if json && !document.is_null() {
        if let Value::Object(fields) = &mut document {
            if !notices.is_empty() {
                fields.insert("notices".into(), json!(notices));
            }
            if let Some(error) = &error {
                fields.insert("error".into(), json!(error));
            }
        }
        out.document(&document);
    } else if let Some(error) = &error {
        out.failure(error);
    }
    code.unwrap_or(if error.is_some() { FAILED } else { DONE })
}

/// Help and version are no errors; everything else is wrong use, as a document where one is wanted.
fn wrong_use(refusal: &clap::Error, json: bool) -> u8 {
    let asked = matches!(refusal.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
    if json && !asked {
        let text = refusal.render().to_string();
        let first = text.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned();
        let error = ApiError::new("cli.wrong_use", first)
            .with_action("`vitrine help` and `--help` of each command show how it is used.")
            .with_details(text);
        Output::new(true, true).document(&json!({ "error": error }));
    } else {
        let _ = refusal.print();
    }
    if asked { DONE } else { WRONG_USE }
}

/// Whether `--json` was among the words before `--`, for arguments that could not be read.
fn asks_for_json(arguments: &[OsString]) -> bool {
    arguments.iter().skip(1).take_while(|word| *word != "--").any(|word| word == "--json")
}

/// `VITRINE_LOG=debug` (a `tracing` filter) writes what happens inside to standard error.
fn listen_to_logs() {
    if let Ok(filter) = tracing_subscriber::EnvFilter::try_from_env("VITRINE_LOG") {
        let _ = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).try_init();
    }
}
