//! What can be typed once a tool is installed.

use vitrine_package::{Inspection, Kind};

use crate::InstallWish;
use crate::receipt::ReceiptCommand;

/// The commands the listing names, where it names some that are in the package; else the package's own. Only
/// a tool has commands: a persona must not put anything on a person's search path.
pub(super) fn commands(wish: &InstallWish, inspection: &Inspection) -> Vec<ReceiptCommand> {
    if inspection.kind != Kind::Tool {
        return Vec::new();
    }
    let listed = wish.commands.iter();
    let listed = usable(listed.map(|(name, path)| (name.as_str(), path.as_str())), inspection);
    if !listed.is_empty() {
        return listed;
    }
    let own = inspection.commands.iter();
    usable(own.map(|command| (command.name.as_str(), command.path.as_str())), inspection)
}

/// Those whose name can be typed and whose program is there, by name, each name once.
fn usable<'a>(
    commands: impl Iterator<Item = (&'a str, &'a str)>,
    inspection: &Inspection,
) -> Vec<ReceiptCommand> {
    let command = |(name, path): (&str, &str)| ReceiptCommand { name: name.into(), path: path.into() };
    let is_there = |path: &str| inspection.members.iter().any(|member| member.path == path);
    let mut found: Vec<_> =
        commands.map(command).filter(|command| command.is_fine() && is_there(&command.path)).collect();
    found.sort_by(|a, b| (&a.name, &a.path).cmp(&(&b.name, &b.path)));
    found.dedup_by(|a, b| a.name == b.name);
    found
}
