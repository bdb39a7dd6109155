## A package file of this computer

open-title = Paketdatei
open-looking = Die Datei wird durchgesehen …
open-from-file = Aus einer Datei dieses Computers
open-file = Datei
open-changes = Was sich geändert hat
open-install-title = Diese Datei installieren
open-listed = { $name } führt genau diese Bytes als Version { $version }
open-same-installed = Genau diese Bytes sind bereits installiert, aus { $name }.
open-other-installed = Version { $version } ist aus { $name } installiert. Diese Datei stünde daneben.
open-see = Zeigen
open-replaces = Sie ersetzt Version { $version }, die zum Zurückgehen aufbewahrt wird.
open-folder-hint = Sie kommt nach
open-findings =
    { $count ->
        [one] Eine Auffälligkeit
       *[other] { NUMBER($count) } Auffälligkeiten
    }
open-finding-error = Fehler
open-finding-warning = Warnung
open-finding-advice = Rat
open-contents =
    { $count ->
        [one] Eine Datei, { $size }
       *[other] { $figure } Dateien, { $size }
    }
open-more-files =
    { $count ->
        [one] … und eine weitere
       *[other] … und { $figure } weitere
    }
