//! What the shell around the engine knows and the engine cannot: what draws the window, and how.

use std::sync::{Mutex, PoisonError};

/// Facts for the diagnostics, by label.
#[derive(Debug, Default)]
pub(crate) struct ShellFacts(Mutex<Vec<(String, String)>>);

impl ShellFacts {
    /// Says a fact, instead of what was said under that label before.
    pub(crate) fn say(&self, label: &str, value: &str) {
        let mut facts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match facts.iter_mut().find(|(known, _)| known == label) {
            Some(fact) => value.clone_into(&mut fact.1),
            None => facts.push((label.to_owned(), value.to_owned())),
        }
    }

    pub(crate) fn all(&self) -> Vec<(String, String)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl crate::Gallery {
    /// A fact of what is around the engine, for the diagnostics: `Graphics`, `Web view`.
    pub fn say_of_surroundings(&self, label: &str, value: &str) {
        self.inner.shell_facts.say(label, value);
    }
}
