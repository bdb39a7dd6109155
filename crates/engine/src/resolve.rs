//! What a person typed for a package: `ID`, `SOURCE/ID`, `ID@VERSION`.

use std::collections::BTreeSet;

use vitrine_api::ApiError;
use vitrine_api::types::PackageRef;
use vitrine_base::PackageId;

use crate::Gallery;
use crate::errors::Explain as _;
use crate::gallery::{key, reference};

impl Gallery {
    /// Finds the one package a text means, and the version in it. What is installed is found too; an id that
    /// several sources have must be given with its source, unless one of them is installed.
    ///
    /// # Errors
    /// When there is none, or several.
    pub fn resolve(&self, text: &str) -> Result<(PackageRef, Option<String>), ApiError> {
        let (name, version) = match text.split_once('@') {
            Some((name, version)) => (name, Some(version.to_owned())),
            None => (text, None),
        };
        if let Some((source, id)) = name.split_once('/') {
            let package = PackageRef { source: source.to_owned(), id: id.to_owned() };
            let key = key(&package)?;
            let listed = self.inner.catalog.listing(&key.source, &key.id).map_err(|e| e.explain())?.is_some();
            if listed || self.installed_now().iter().any(|i| i.key == key) {
                return Ok((package, version));
            }
            return Err(crate::detail::no_such(&package));
        }
        let id = PackageId::new(name).map_err(|error| {
            ApiError::new("engine.reference", format!("“{name}” is not a package: {error}."))
        })?;
        let installed: Vec<_> =
            self.installed_now().iter().filter(|i| i.key.id == id).map(|i| reference(&i.key)).collect();
        if let [one] = installed.as_slice() {
            return Ok((one.clone(), version));
        }
        let listed = self.inner.catalog.find(&id).map_err(|e| e.explain())?;
        let sources: BTreeSet<String> = listed
            .iter()
            .map(|l| l.source.to_string())
            .chain(installed.into_iter().map(|r| r.source))
            .collect();
        let mut sources = sources.into_iter();
        match (sources.next(), sources.next()) {
            (None, _) => Err(ApiError::new(
                "engine.no_such_package",
                format!("No gallery you have added lists “{id}”."),
            )
            .with_action("Search for it, or add the gallery that has it.")),
            (Some(source), None) => Ok((PackageRef { source, id: id.to_string() }, version)),
            (Some(first), Some(second)) => {
                let all: Vec<_> =
                    [first, second].into_iter().chain(sources).map(|s| format!("{s}/{id}")).collect();
                Err(ApiError::new(
                    "engine.ambiguous",
                    format!("Several galleries have “{id}”: {}.", all.join(", ")),
                )
                .with_action("Name the gallery too, as in the list."))
            }
        }
    }
}
