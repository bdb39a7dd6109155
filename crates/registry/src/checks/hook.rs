//! The check `hook`: a program of the operator's. It gets one JSON document on standard input — `submission` (id,
//! account, package, version, kind, platform, channel), `file` (a path it may read), `found` — and answers one on
//! standard output: `verdict` (`passed`, `warnings`, `review`, `failed`), `sentence`, `findings`. It has a minute.

use std::path::Path;
use std::time::Duration;

use serde::Deserialize;
use vitrine_base::Said;
use vitrine_package::Finding;

use super::program::{self, Run};
use super::{Outcome, Verdict};
use crate::store::SubmissionRow;
use crate::submissions::Found;

/// How long it may take.
const TIME: Duration = Duration::from_secs(60);

/// Bytes of its answer.
const ANSWER: u64 = 1024 * 1024;

/// Findings taken from it.
const FINDINGS: usize = 100;

#[derive(Deserialize)]
struct Told {
    verdict: String,
    #[serde(default)]
    sentence: String,
    #[serde(default)]
    findings: Vec<Finding>,
}

/// The verdict of the operator's program.
pub(super) async fn outcome(
    program: &Path,
    row: &SubmissionRow,
    handle: &str,
    file: &Path,
    found: Option<&Found>,
) -> Outcome {
    outcome_within(program, row, handle, file, found, TIME).await
}

/// The same with another patience.
async fn outcome_within(
    program: &Path,
    row: &SubmissionRow,
    handle: &str,
    file: &Path,
    found: Option<&Found>,
    time: Duration,
) -> Outcome {
    let told = serde_json::json!({
        "submission": {
            "id": row.id, "account": handle, "package": row.package, "version": row.version, "kind": row.kind,
            "platform": row.platform, "channel": row.channel, "sha256": row.sha256, "size": row.size,
        },
        "file": file,
        "found": found,
    });
    let input = told.to_string();
    let run = Run { program, args: &[], input: input.as_bytes(), output: ANSWER, time, confined: false };
    match program::run(&run).await.and_then(|bytes| read(&bytes)) {
        Ok(outcome) => outcome,
        Err(why) => {
            let text = format!("The operator's own check could not run: {why}.");
            Outcome::of(Verdict::Review, Said::coded("verdict.hook_broken", text).with("why", why))
        }
    }
}

fn read(bytes: &[u8]) -> Result<Outcome, String> {
    let said: Told =
        serde_json::from_slice(bytes).map_err(|_| "its answer is not what it must be".to_owned())?;
    let verdict = match Verdict::from_word(&said.verdict) {
        Some(Verdict::Pending) | None => return Err("its verdict is none".into()),
        Some(verdict) => verdict,
    };
    let words: String = said.sentence.trim().chars().take(400).collect();
    let sentence = match verdict {
        _ if !words.is_empty() => Said::coded("verdict.hook_says", words.as_str()).with("words", words),
        Verdict::Passed | Verdict::Warnings => {
            Said::coded("verdict.hook_fine", "The operator's own check has nothing against it.")
        }
        _ => Said::coded("verdict.hook_objects", "The operator's own check objects."),
    };
    let findings = said.findings.into_iter().take(FINDINGS).collect();
    Ok(Outcome { verdict, sentence, findings, malware: false })
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::time::{Duration, Instant};

    use super::{Verdict, outcome_within};
    use crate::store::SubmissionRow;
    use crate::submissions::{Fields, State};

    #[tokio::test]
    async fn a_check_that_takes_too_long_is_no_pass() {
        let row = SubmissionRow {
            id: "one".into(),
            account: 1,
            state: State::Checking,
            upload: None,
            file: String::new(),
            sha256: None,
            size: None,
            package: None,
            version: None,
            kind: None,
            platform: None,
            channel: "stable".into(),
            fields: Fields::default(),
            agreed: None,
            first_uploaded: None,
            decided_by: None,
            created: 0,
            updated: 0,
            revision: 1,
        };
        let (program, began) = (Path::new("/usr/bin/yes"), Instant::now());
        let flood =
            outcome_within(program, &row, "mira", Path::new("/x"), None, Duration::from_secs(20)).await;
        assert_eq!(flood.verdict, Verdict::Review, "{}", flood.sentence);
        let folder = tempfile::tempdir().unwrap();
        let slow = folder.path().join("slow");
        vitrine_base::fs::write_atomic(
            &slow,
            b"#!/bin/sh\necho '{\"verdict\":\"passed\"}'\nexec sleep 600\n",
        )
        .unwrap();
        vitrine_base::fs::make_executable(&slow).unwrap();
        let late =
            outcome_within(&slow, &row, "mira", Path::new("/x"), None, Duration::from_millis(400)).await;
        assert_eq!(late.verdict, Verdict::Review);
        assert!(late.sentence.contains("longer than"), "{}", late.sentence);
        assert!(began.elapsed() < Duration::from_secs(30));
    }
}
