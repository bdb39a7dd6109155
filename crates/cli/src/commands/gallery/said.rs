//! What the commands about signing say, in sentences and as JSON.

use std::path::Path;

use serde_json::{Value, json};
use vitrine_publish::{Progress, Publisher, State, Unvouched};

use crate::output::{Output, Span, Style};
use crate::words;

/// Says how far documents of offline keys are, and what to do next.
pub(super) fn progress(out: &Output, gallery: &Path, progress: &[Progress]) {
    for document in progress {
        let what = name(&document.role);
        if document.is_done() {
            out.say(&format!("Version {} of the {what} is in force.", document.version));
            continue;
        }
        out.note(&format!("Version {} of the {what} still misses signatures:", document.version));
        for missing in &document.missing {
            out.note(&format!(
                "  {}: {} of {} so far; waiting for {}",
                missing.of,
                missing.have,
                missing.needed,
                missing.waiting.join(", ")
            ));
        }
        out.note(&format!(
            "Give each of them a copy of {}; they run `vitrine gallery sign COPY --key THEIR.key` and send it back. Then: \
             vitrine gallery sign {} --merge COPY…",
            document.file.display(),
            super::shown(gallery)
        ));
    }
}

/// Warns of files nobody vouches for.
pub(super) fn unvouched(out: &Output, files: &[Unvouched]) {
    for file in files {
        out.warn(&format!(
            "{} can be seen but not installed: it belongs to the publisher “{}”, who has not signed it yet",
            file.path, file.publisher
        ));
    }
}

/// A role in words.
pub(super) fn name(role: &str) -> &'static str {
    match role {
        "root" => "root (which keys count)",
        "targets" => "list of delegations (who may sign what)",
        "snapshot" => "snapshot",
        _ => "timestamp",
    }
}

/// Prints how everything stands.
pub(super) fn state(out: &Output, gallery: &Path, state: &State, now: i64) {
    out.line(&[Span::new(Style::Strong, format!("{}", gallery.display()))]);
    out.line(&[format!("  Fingerprint  {}", state.fingerprint).into()]);
    let root = if state.provisional {
        "provisional: one key alone can change everything; hold the ceremony with `vitrine gallery rotate`"
    } else {
        "several keys"
    };
    out.line(&[format!("  Root         {root}").into()]);
    for role in &state.roles {
        let end = if role.expires <= now {
            format!("ended on {}", words::minute(role.expires))
        } else {
            format!("until {}", words::minute(role.expires))
        };
        let line = format!(
            "  {:<11}  version {}, {end}, signed by {} of: {}",
            role.role,
            role.version,
            role.threshold,
            role.keys.join(", ")
        );
        let style = if role.expires <= now { Style::Bad } else { Style::Plain };
        out.line(&[Span::new(style, line)]);
    }
    for publisher in &state.publishers {
        out.line(&[publisher_line(publisher).into()]);
    }
    progress(out, gallery, &state.pending);
}

pub(super) fn publisher_line(publisher: &Publisher) -> String {
    let signed = match publisher.expires {
        Some(end) => format!("signed version {} until {}", publisher.version, words::minute(end)),
        None => "has signed nothing yet".to_owned(),
    };
    format!(
        "  Publisher {}: {}; {signed}; {} of: {}",
        publisher.name,
        publisher.packages.join(", "),
        publisher.threshold,
        publisher.keys.join(", ")
    )
}

/// How everything stands, for programs.
pub(super) fn state_json(state: &State) -> Value {
    json!({
        "fingerprint": state.fingerprint.to_string(),
        "provisional": state.provisional,
        "roles": state.roles.iter().map(|role| json!({
            "role": role.role, "version": role.version, "expires": role.expires,
            "threshold": role.threshold, "keys": role.keys,
        })).collect::<Vec<_>>(),
        "publishers": state.publishers.iter().map(publisher_json).collect::<Vec<_>>(),
        "pending": progress_json(&state.pending),
    })
}

pub(super) fn publisher_json(publisher: &Publisher) -> Value {
    json!({
        "name": publisher.name, "keys": publisher.keys, "threshold": publisher.threshold,
        "packages": publisher.packages, "version": publisher.version, "expires": publisher.expires,
    })
}

pub(super) fn progress_json(progress: &[Progress]) -> Value {
    progress
        .iter()
        .map(|document| {
            json!({
                "role": document.role, "version": document.version, "inForce": document.is_done(),
                "file": document.file.display().to_string(),
                "missing": document.missing.iter().map(|missing| json!({
                    "of": missing.of, "needed": missing.needed, "have": missing.have, "waiting": missing.waiting,
                })).collect::<Vec<_>>(),
            })
        })
        .collect()
}
