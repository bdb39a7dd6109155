## The library: choosing several, favourites, the library as a file

installed-menu = Bibliothek
installed-parts = Teile der Bibliothek
installed-here = Auf diesem Computer
installed-favourites = Favoriten
installed-find = In der Bibliothek suchen
installed-find-nothing = Nichts Installiertes passt zu diesen Wörtern.
installed-sort-recent = Zuletzt installiert oder aktualisiert
installed-choose-several = Mehrere auswählen
installed-choose-end = Fertig
installed-choose-named = { $name } auswählen
installed-chosen =
    { $count ->
        [0] Nichts ausgewählt
        [one] Eines ausgewählt
       *[other] { $count } ausgewählt
    }
installed-all = Alle
installed-none = Keine
installed-update-several =
    { $count ->
        [one] Ein Update
       *[other] { $count } Updates
    }
installed-remove-several =
    { $count ->
        [one] Ein Paket entfernen?
       *[other] { $count } Pakete entfernen?
    }
installed-favourites-title = Ihre Favoriten
installed-favourites-empty = Sie haben noch keine Favoriten. Das Herz an einem Paket macht es dazu.
installed-favourites-count =
    { $count ->
        [one] Ein Favorit
       *[other] { $count } Favoriten
    }
installed-favourites-install = Alle installieren …
installed-favourites-gone = Nicht mehr im Angebot
installed-export = Bibliothek exportieren
installed-export-lead = Hält fest, welche Pakete Sie haben, woher, in welcher Version und mit welchen Regeln. Die Datei enthält weder Pakete noch Geheimnisse.
installed-export-hint = Der volle Pfad einer neuen Datei, oder einer älteren Bibliotheksdatei, die ersetzt werden soll.
installed-export-favourites = Auch meine Favoriten
installed-export-write = Exportieren
installed-export-done = Geschrieben: { $packages } Pakete und { $favourites } Favoriten.
installed-import = Bibliothek importieren
installed-import-lead = Sie sehen, was in der Datei steht, bevor etwas geschieht.
installed-import-hint = Der volle Pfad einer von Vitrine exportierten Datei.
installed-import-look = Ansehen
installed-file = Datei
installed-choose = Auswählen …
installed-import-packages = Pakete
installed-import-nothing = In dieser Datei ist kein Paket.
installed-import-take = Angekreuztes importieren
installed-import-consent =
    { $count ->
        [one] Für die Bytes von einem davon bürgt nichts. Trotzdem installieren.
       *[other] Für die Bytes von { $count } davon bürgt nichts. Trotzdem installieren.
    }
installed-import-done = Werden installiert: { $packages }. Regeln für Updates: { $rules }. Favoriten: { $favourites }.
installed-import-left = Ausgelassen
installed-see-activity = Aktivität ansehen
installed-row-here = bereits installiert
installed-row-other = Sie haben { $installed }; installiert würde { $offered }
installed-row-available = würde installiert
installed-row-source = die Galerie fehlt
installed-row-unlisted = nicht mehr im Angebot
installed-row-version = nicht mehr im Angebot; installiert würde { $offered }
installed-row-invalid = kann nicht importiert werden
installed-row-rule = Regel übernehmen: { $rule }
installed-rule-keep = Version { $version } behalten
installed-rule-skip = Version { $version } überspringen
installed-rule-never = Nie aktualisieren
installed-rule-pause = Updates bis { $date } aussetzen
installed-missing = Galerien, die Sie nicht hinzugefügt haben
installed-missing-hint = Die Pakete einer Galerie können importiert werden, sobald Sie sie hinzugefügt haben. Vorher können Sie jede ansehen.
installed-missing-count =
    { $count ->
        [one] ein Paket in der Datei
       *[other] { $count } Pakete in der Datei
    }
installed-missing-signed = Signiert von
installed-missing-unsigned = Die Datei nennt niemanden, der sie signiert.
installed-missing-add = Galerie { $name } hinzufügen
