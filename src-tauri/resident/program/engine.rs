//! The resident's engine: opened when there is a moment for it, told what the window knows, and asked how many updates
//! there are.

use std::process::ExitCode;
use std::sync::Arc;

use vitrine_api::ApiError;
use vitrine_api::types::Settings;
use vitrine_engine::Ready;

use super::Program;
use super::window::complain;
use crate::resident::Happening;
use crate::resident::looking::Looking;
use crate::resident::words::Words;

/// Whether updates are being counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Counting {
    #[default]
    No,
    Once,
    /// And something changed since.
    Again,
}

impl Program {
    pub(super) fn open_engine(&mut self) {
        if self.engine.is_some() || self.opening {
            return;
        }
        self.opening = true;
        let (home, tell) = (self.home.clone(), self.tell.clone());
        tokio::spawn(async move {
            let opened = Looking::open(&home, tell.clone()).await;
            let _ = tell.send(Happening::Opened(opened));
        });
    }

    pub(super) async fn engine_opened(&mut self, result: Result<Looking, ApiError>) -> Option<ExitCode> {
        match result {
            Ok(engine) => {
                tracing::info!("the engine is open");
                let settings = self.settings.take().unwrap_or_else(|| engine.settings());
                engine.set_watched(self.focused);
                if self.window.as_ref().is_some_and(|window| window.painted) {
                    engine.window_opened();
                }
                self.engine = Some(engine);
                self.settings_kept(settings).await;
                self.count();
                None
            }
            Err(error) => {
                tracing::error!("{}: {}", error.sentence, error.details);
                if self.window.is_some() {
                    return None;
                }
                complain(&error.sentence, error.action.as_deref());
                Some(ExitCode::FAILURE)
            }
        }
    }

    pub(super) async fn settings_kept(&mut self, settings: Settings) {
        if let Some(engine) = &self.engine {
            engine.settings_kept(settings.clone());
        }
        self.words = Arc::new(Words::choose(settings.language.as_deref()));
        self.settings = Some(settings);
        self.repaint().await;
    }

    /// Counts updates, once more afterwards when something changed meanwhile.
    pub(super) fn count(&mut self) {
        let Some(engine) = &self.engine else { return };
        match self.counting {
            Counting::No => {
                self.counting = Counting::Once;
                engine.count();
            }
            Counting::Once | Counting::Again => self.counting = Counting::Again,
        }
    }

    pub(super) async fn counted(&mut self, counts: Option<Ready>) {
        let again = std::mem::take(&mut self.counting) == Counting::Again;
        if let Some(counts) = counts.filter(|counts| *counts != self.counts) {
            self.counts = counts;
            self.repaint().await;
        }
        if again {
            self.count();
        }
    }
}
