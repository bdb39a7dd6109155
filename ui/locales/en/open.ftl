## A package file of this computer

open-title = Package file
open-looking = Looking through the file…
open-from-file = From a file of this computer
open-file = File
open-changes = What changed
open-install-title = Install this file
open-listed = { $name } lists these very bytes as version { $version }
open-same-installed = These very bytes are installed already, from { $name }.
open-other-installed = Version { $version } is installed from { $name }. This file would stand beside it.
open-see = Show
open-replaces = It takes the place of version { $version }, which is kept for going back.
open-folder-hint = It goes to
open-findings =
    { $count ->
        [one] One thing was noticed
       *[other] { NUMBER($count) } things were noticed
    }
open-finding-error = Error
open-finding-warning = Warning
open-finding-advice = Advice
open-contents =
    { $count ->
        [one] One file, { $size }
       *[other] { $figure } files, { $size }
    }
open-more-files =
    { $count ->
        [one] … and one more
       *[other] … and { $figure } more
    }
