//! Progress of a long piece of work: a bar that moves on a terminal, plain lines off it.

use std::sync::Mutex;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use vitrine_api::types::{JobPhase, JobSnapshot};
use vitrine_base::{Phase, Reporter};
use vitrine_engine::job_phase;

use super::{clean, to_stderr};
use crate::words;

/// Follows one job, or one piece of work that reports itself.
#[derive(Debug)]
pub(crate) struct Progress {
    view: View,
    now: Mutex<Now>,
}

#[derive(Debug)]
enum View {
    Silent,
    Bar(ProgressBar),
    Lines,
}

/// What was last shown.
#[derive(Debug)]
struct Now {
    phase: JobPhase,
    /// Tenths of the whole that were told.
    tenths: u64,
}

impl Progress {
    pub(crate) fn silent() -> Self {
        Self::with(View::Silent)
    }

    pub(crate) fn lines() -> Self {
        Self::with(View::Lines)
    }

    pub(crate) fn bar(colours: bool) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        bar.set_style(style(false, colours));
        bar.enable_steady_tick(Duration::from_millis(120));
        Self::with(View::Bar(bar))
    }

    fn with(view: View) -> Self {
        Self { view, now: Mutex::new(Now { phase: JobPhase::Waiting, tenths: 0 }) }
    }

    /// Shows a job as it is now.
    pub(crate) fn show(&self, job: &JobSnapshot) {
        let title = if job.title.is_empty() { None } else { Some(job.title.as_str()) };
        self.update(job.phase, job.done, job.total, title);
    }

    /// Takes the bar off the terminal; what is printed next stands where it was.
    pub(crate) fn finish(&self) {
        if let View::Bar(bar) = &self.view {
            bar.finish_and_clear();
        }
    }

    fn update(&self, phase: JobPhase, done: u64, total: Option<u64>, title: Option<&str>) {
        let Ok(mut now) = self.now.lock() else { return };
        let fresh = now.phase != phase;
        if fresh {
            *now = Now { phase, tenths: 0 };
        }
        // Before and after there is nothing under way; the outcome is told by the command itself.
        if matches!(phase, JobPhase::Waiting | JobPhase::Finished) {
            return;
        }
        match &self.view {
            View::Silent => {}
            View::Bar(bar) => show_bar(bar, phase, done, total, title),
            View::Lines => {
                if fresh {
                    to_stderr(&clean(&heading(phase, title)));
                }
                show_tenth(&mut now, phase, done, total);
            }
        }
    }

    fn remark(&self, text: &str) {
        match &self.view {
            View::Silent => {}
            View::Bar(bar) => bar.println(clean(text)),
            View::Lines => to_stderr(&clean(text)),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.finish();
    }
}

impl Reporter for Progress {
    fn phase(&self, phase: Phase) {
        self.update(job_phase(phase), 0, None, None);
    }

    fn progress(&self, done: u64, total: Option<u64>) {
        let phase = self.now.lock().map(|now| now.phase).unwrap_or(JobPhase::Planning);
        self.update(phase, done, total, None);
    }

    fn note(&self, text: &str) {
        self.remark(text);
    }
}

fn heading(phase: JobPhase, title: Option<&str>) -> String {
    match title {
        Some(title) => format!("{}: {title}", words::phase(phase)),
        None => words::phase(phase).to_owned(),
    }
}

/// Every tenth is told once; a tenth that was leapt over is not told later.
fn show_tenth(now: &mut Now, phase: JobPhase, done: u64, total: Option<u64>) {
    let Some(total) = total.filter(|total| *total > 0) else { return };
    let tenths = done.min(total).saturating_mul(10) / total;
    if tenths > now.tenths {
        now.tenths = tenths;
        to_stderr(&format!("{} {} %{}", words::phase(phase), tenths * 10, of_all(phase, total)));
    }
}

/// How much it is in all. What is checked may be the bytes of one package or the packages of a folder, so
/// there the share alone is said.
fn of_all(phase: JobPhase, total: u64) -> String {
    match phase {
        JobPhase::Checking => String::new(),
        _ => format!(" of {}", amount(phase, total)),
    }
}

/// Bytes in words; while a catalogue is read in, items are counted.
fn amount(phase: JobPhase, number: u64) -> String {
    match phase {
        JobPhase::Syncing => number.to_string(),
        _ => words::size(number),
    }
}

fn show_bar(bar: &ProgressBar, phase: JobPhase, done: u64, total: Option<u64>, title: Option<&str>) {
    match total.filter(|total| *total > 0) {
        Some(total) => {
            if bar.length() != Some(total) {
                bar.set_length(total);
                bar.set_style(style(true, false));
            }
            bar.set_position(done.min(total));
            let done = match phase {
                JobPhase::Checking => String::new(),
                _ => format!("  {} of {}", amount(phase, done), amount(phase, total)),
            };
            bar.set_message(clean(&format!("{}{done}", heading(phase, title))));
        }
        None => {
            if bar.length().is_some() {
                bar.unset_length();
                bar.set_style(style(false, false));
            }
            bar.set_message(clean(&heading(phase, title)));
        }
    }
}

fn style(measured: bool, colours: bool) -> ProgressStyle {
    let template = match (measured, colours) {
        (true, _) => "{spinner} [{bar:24}] {percent:>3} %  {msg}",
        (false, true) => "{spinner:.cyan} {msg}",
        (false, false) => "{spinner} {msg}",
    };
    // The templates above are constants a test looks at; the default is only for the type.
    ProgressStyle::with_template(template)
        .unwrap_or_else(|_| ProgressStyle::default_bar())
        .progress_chars("━╸ ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_templates_are_templates() {
        for template in
            ["{spinner} [{bar:24}] {percent:>3} %  {msg}", "{spinner:.cyan} {msg}", "{spinner} {msg}"]
        {
            assert!(ProgressStyle::with_template(template).is_ok(), "{template}");
        }
    }

    #[test]
    fn a_tenth_is_told_once() {
        let mut now = Now { phase: JobPhase::Downloading, tenths: 0 };
        let mut told = Vec::new();
        for done in [0, 5, 9, 10, 11, 35, 39, 100, 100, 120] {
            let before = now.tenths;
            show_tenth(&mut now, JobPhase::Downloading, done, Some(100));
            if now.tenths != before {
                told.push(now.tenths);
            }
        }
        assert_eq!(told, [1, 3, 10]);
        show_tenth(&mut now, JobPhase::Downloading, 1, Some(0));
        show_tenth(&mut now, JobPhase::Downloading, u64::MAX, Some(u64::MAX));
    }
}
