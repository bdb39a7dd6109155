# Updates, their rules and policies, and the history.

updates-tab-list = Verfügbar
updates-tab-history = Verlauf
updates-tab-policies = Regeln
updates-tabs = Teile der Updates
updates-security = Sicherheit
updates-ready = Bereit
updates-held = Zurückgehalten
updates-held-hint = Diese warten auf Sie. „Alle aktualisieren“ lässt sie aus.
updates-all = Alle aktualisieren
updates-check = Jetzt suchen
updates-current = Alles ist auf dem neuesten Stand.
updates-no-galleries = Updates kommen aus Galerien, und noch ist keine hinzugefügt.
updates-add-gallery = Galerie hinzufügen
updates-nothing-installed = Nichts ist installiert, also gibt es nichts zu aktualisieren.
updates-unreached =
    { $count ->
        [one] { $name } konnte nicht nach Updates gefragt werden. Gezeigt wird der letzte Stand.
       *[other] { $count } Galerien konnten nicht nach Updates gefragt werden. Gezeigt wird der letzte Stand.
    }
updates-see-sources = Galerien ansehen
updates-withdrawn =
    { $count ->
        [one] { $name } wurde von seiner Galerie zurückgezogen: { $reason }
       *[other] { $count } installierte Pakete wurden von ihren Galerien zurückgezogen.
    }
updates-see-package = Zu seiner Seite
updates-see-installed = Installiertes ansehen
updates-own = Vitrine { $version } ist verfügbar
updates-own-what = Eine neuere Version dieses Programms; Sie haben { $version }.
updates-own-elsewhere = Sie bekommen es dort, woher Sie dieses haben.
updates-own-skip = Diese Version nicht
updates-own-skipped = Vitrine { $version } wird hier nicht mehr angeboten.
updates-own-waiting = Vitrine { $version } liegt bereit
updates-own-restart = Ab dem nächsten Start wird es benutzt.
updates-fetched = bereits geladen
updates-size-unknown = Größe unbekannt
updates-from-to = { $from } → { $to }
updates-mends = Behebt ein Sicherheitsproblem
updates-changes = Was sich sonst ändert
updates-more = Verlangt mehr:
updates-whats-new = Was neu ist
updates-incomplete = Was neu ist, konnte noch nicht gelesen werden.
updates-menu-skip = Version { $version } überspringen
updates-menu-pause = Eine Woche aussetzen
updates-menu-never = Nie aktualisieren
updates-menu-keep = Version { $version } behalten
updates-menu-none = Updates wieder anbieten
updates-review = Ansehen …
updates-review-named = Update von { $name } ansehen
updates-held-skipped = Sie überspringen Version { $version }.
updates-held-paused = Sie haben seine Updates bis { $date } ausgesetzt.
updates-held-kept = Sie behalten Version { $version }.
updates-held-never = Sie möchten keine Updates dafür.
updates-held-more = Es verlangt mehr als die installierte Version. Sehen Sie es sich an, bevor Sie aktualisieren.
updates-held-republished = Dieselbe Version wurde mit anderen Bytes erneut veröffentlicht.
updates-held-unread = Was es ändert, ließ sich nicht herausfinden. Sehen Sie es sich an, bevor Sie aktualisieren.
updates-held-unverified = Für seine Bytes bürgt nichts.
updates-said-skip = Version { $version } von { $name } wird übersprungen.
updates-said-pause = Updates von { $name } sind für eine Woche ausgesetzt.
updates-said-keep = { $name } bleibt bei Version { $version }.
updates-said-never = { $name } wird nicht mehr aktualisiert.
updates-said-none = Updates von { $name } werden wieder angeboten.
updates-needs-model = Braucht jetzt das Modell { $name }
updates-needs-tool = Verwendet jetzt das Werkzeug { $name }
updates-needs-server = Verbindet sich jetzt mit dem Server { $name }
updates-needs-agent = Ruft jetzt den Agenten { $name } auf
updates-needs-package = Braucht jetzt { $name }
updates-change-needed = Sagt etwas anderes über { $name }: Adresse, Einstellungen oder Befehle
updates-change-dropped = Braucht { $name } nicht mehr
updates-change-command = Fügt den Befehl { $name } hinzu
updates-change-rating = Altersfreigabe: { $from } → { $to }
updates-change-trust = Weniger verbürgt als vorher: { $from } → { $to }

updates-plan-title =
    { $count ->
        [0] Nichts zu aktualisieren
        [one] Ein Paket aktualisieren
       *[other] { $count } Pakete aktualisieren
    }
updates-plan-looking = Es wird ermittelt, was aktualisiert würde …
updates-plan-choose = Was aktualisiert wird
updates-plan-fetch = { $size } herunterzuladen
updates-plan-fetch-some = { $size } herunterzuladen, und mehr von unbekannter Größe
updates-plan-free = { $size } frei
updates-plan-no-space = Für alle ist nicht genug Speicher frei. Lassen Sie einige aus.
updates-plan-out = Ausgelassen
updates-plan-with = Mit { $names }
updates-plan-start =
    { $count ->
        [one] Eines aktualisieren
       *[other] { $count } aktualisieren
    }
updates-plan-none = Nichts kann aktualisiert werden, ohne dass Sie es vorher ansehen.
updates-job-title =
    { $count ->
        [one] Ein Update
       *[other] { $count } Updates
    }

updates-policies-lead = Was geschieht, wenn ein Update gefunden wird. Ein Paket folgt seiner Galerie, eine Galerie der üblichen Art. Updates, die mehr verlangen oder die Sie zurückhalten, warten immer auf Sie.
updates-policy-usual = Die übliche Art
updates-policy-as-usual = Wie üblich ({ $policy })
updates-policy-as-gallery = Wie seine Galerie ({ $policy })
updates-policy-label = Updates von { $name }
updates-channel-label = Versionen von { $name }
updates-policy-notify = Benachrichtigen
updates-policy-download = Laden, dann benachrichtigen
updates-policy-install = Von selbst installieren
updates-channel-stable = Stabile Versionen
updates-channel-beta = Auch Vorabversionen
updates-channel-as-above = Wie oben ({ $channel })
updates-policies-galleries = Galerien
updates-policies-when = Wenn es ein Update gibt
updates-policies-which = Welche Versionen
updates-policies-packages = Einzelne Pakete
updates-policies-add = Ein weiteres Paket anders behandeln
updates-policies-choose = Paket wählen …
updates-policies-forget = Wieder der Galerie folgen
updates-policies-forget-named = { $name }: wieder der Galerie folgen
updates-policies-none = Kein Paket wird anders behandelt.

updates-history-empty = Noch ist nichts geschehen. Hier erscheinen Installationen, Updates und Entferntes.
updates-history-more = Ältere zeigen
updates-today = Heute
updates-yesterday = Gestern
updates-did-install = Installiert
updates-did-update = Aktualisiert
updates-did-repair = Erneut installiert
updates-did-remove = Entfernt
updates-did-rollback = Zurückgesetzt
updates-did-switch = Gewechselt
updates-did-build = Aus dem Quelltext gebaut
updates-by-policy = von selbst
updates-by-collection = aus einer Sammlung
updates-by-file = aus einer Bibliotheksdatei
updates-by-undo = rückgängig gemacht
updates-undo-switch = Zurück zu { $version }
updates-undo-install = { $version } wieder installieren
updates-undo-remove = Entfernen
updates-undo-named = { $action }: { $name }
updates-no-undo-overtaken = Seitdem ist damit etwas anderes geschehen.
updates-no-undo-gone = Es ist nicht mehr installiert.
updates-no-undo-back = Es ist wieder installiert.
updates-no-undo-unavailable = Keine Galerie hat diese Version mehr.
