//! The shell script a recipe stands for: what its build type means, and the scripts it brings.

/// How a recipe builds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Steps {
    pub(super) build_type: String,
    /// Before everything else.
    pub(super) configure: String,
    /// Options of the configuration, one text.
    pub(super) flags: String,
    pub(super) build: String,
    pub(super) install: String,
}

impl Steps {
    /// The script; `None` when the recipe does not say how it builds.
    pub(super) fn script(&self) -> Option<String> {
        let flags = &self.flags;
        let (configure, build, install) = match self.build_type.as_str() {
            "gnu_autotools" => (
                format!("./configure --prefix=\"$PREFIX\" {flags}"),
                "make -j\"$(nproc)\"".to_owned(),
                "make install".to_owned(),
            ),
            "cmake" => (
                format!(
                    "cmake -S . -B build -DCMAKE_INSTALL_PREFIX=\"$PREFIX\" -DCMAKE_BUILD_TYPE=Release {flags}"
                ),
                "cmake --build build".to_owned(),
                "cmake --install build".to_owned(),
            ),
            "make" => (
                String::new(),
                "make -j\"$(nproc)\"".to_owned(),
                "make install PREFIX=\"$PREFIX\"".to_owned(),
            ),
            _ => Default::default(),
        };
        let own =
            |own: &str, otherwise: String| if own.trim().is_empty() { otherwise } else { own.to_owned() };
        let parts = [own(&self.configure, configure), own(&self.build, build), own(&self.install, install)];
        let parts: Vec<&str> = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
        (!parts.is_empty()).then(|| format!("set -e\n{}\n", parts.join("\n")))
    }
}
