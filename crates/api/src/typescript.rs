//! The TypeScript of the window, written from the tables of this crate. `make generate` writes it; a test
//! fails when the file in `ui/` is not what this module says.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ts_rs::{Config, TS, TypeVisitor};

use crate::commands::{COMMANDS, visit_types};

struct Declarations<'a> {
    config: &'a Config,
    found: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Only our own types have a place of their own to be written to; the rest is spelled in line.
        if T::output_path().is_some() {
            let name = T::ident(self.config);
            if self.found.contains_key(&name) {
                return;
            }
            self.found.insert(name, T::decl(self.config));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

const HEAD: &str =
    "// Generated from crates/api by `make generate`. Do not edit: a stale file fails the checks.\n\n";

/// JSON has one number; every count and size here stays far below 2^53.
fn config() -> Config {
    Config::new().with_large_int("number")
}

fn written(declarations: &Declarations<'_>) -> String {
    let mut out = String::from(HEAD);
    for declaration in declarations.found.values() {
        let _ = writeln!(out, "export {declaration}\n");
    }
    out
}

/// The bodies of a registry's API: every type, in a file of its own.
pub fn render_registry() -> String {
    let config = config();
    let mut declarations = Declarations { config: &config, found: BTreeMap::new() };
    crate::registry::visit_types(&mut declarations);
    written(&declarations)
}

/// The whole file: every type, then the map from command names to arguments and answers.
pub fn render() -> String {
    let config = config();
    let mut declarations = Declarations { config: &config, found: BTreeMap::new() };
    visit_types(&mut declarations);
    let mut out = written(&declarations);
    out.push_str("/** Every command: its argument and its answer. */\nexport interface Commands {\n");
    for command in COMMANDS {
        let _ = writeln!(
            out,
            "  {}: {{ argument: {}; answer: {} }};",
            command.name,
            (command.argument)(&config),
            (command.answer)(&config)
        );
    }
    out.push_str("}\n");
    out
}
