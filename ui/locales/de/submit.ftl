# Publishing from this computer: drafts, their steps, submissions.

draft-lead = Legen Sie ab, was Sie gemacht haben, sehen Sie, was andere sehen werden, lassen Sie es hier prüfen und reichen Sie es dann ein. Vor dem letzten Schritt verlässt nichts diesen Computer.
draft-drop = Ordner oder Paket hier ablegen
draft-drop-hint = Ein Ordner mit seiner manifest.json, eine .hpersona-Datei oder ein Archiv eines Werkzeugs.
draft-drop-pathless = Ein Browser verrät nicht, wo eine abgelegte Datei liegt. Wählen Sie sie aus oder geben Sie ihren Ort an.
draft-pick-folder = Ordner wählen …
draft-pick-file = Datei wählen …
draft-type-path = Stattdessen den Ort angeben
draft-path = Ort des Ordners oder der Datei
draft-use-path = Verwenden
draft-reading = Wird gelesen und gepackt …
draft-drafts = Entwürfe
draft-sent = Ihre Einreichungen
draft-all = Alle Entwürfe
draft-remove = Entwurf „{ $name }“ entfernen
draft-removed = Der Entwurf „{ $name }“ ist entfernt. Ihre Dateien bleiben.
draft-mend = Beheben
draft-news = Neu
draft-place = Platz { NUMBER($place) } in der Warteschlange
draft-saved = Alles ist gespeichert
draft-saving = Wird gespeichert …
draft-steps = Schritte
draft-step-detect = Was es ist
draft-step-listing = Eintrag
draft-step-check = Prüfung
draft-step-difference = Unterschied
draft-step-rights = Rechte
draft-step-send = Senden
draft-back = Zurück
draft-next = Weiter: { $step }
draft-gone = Der Ordner oder die Datei ist weg; Ihre Texte bleiben erhalten.
draft-gone-hint = { $path } ist nicht mehr da. Legen Sie es zurück oder wählen Sie, wo es jetzt ist; Ihre Texte bleiben erhalten.
draft-changed = Es hat sich seit dem Lesen geändert.
draft-unreadable = Es kann gerade nicht gelesen werden.
draft-detected = Das ist ein Paket: { $kind }
draft-none-said = keine im Paket
draft-files = Dateien
draft-files-value =
    { $count ->
        [one] eine Datei, { $size }
       *[other] { NUMBER($count) } Dateien, { $size }
    }
draft-package = Gepackt
draft-needs = Braucht
draft-commands = Befehle
draft-maker = Ersteller
draft-packed = Der Ordner wird für Sie gepackt; derselbe Ordner ergibt immer dieselben Bytes.
draft-as-it-is = Die Datei wird gesendet, wie sie ist.
draft-read = Gelesen { $when }.
draft-largest = Die größten Dateien ({ $count })
draft-version-hint = Drei Zahlen mit Punkten, 1.0.0 für die erste.
draft-preview-light = Hell
draft-preview-dark = Dunkel
draft-preview-language = Sprache der Vorschau
draft-preview-own = Original
draft-field-in = { $field } ({ $language })
draft-checking = Wird geprüft …
draft-check-again = Erneut prüfen
draft-all-well = Alles ist in Ordnung.
draft-may-go = Es kann eingereicht werden; manches könnte besser sein.
draft-errors =
    { $count ->
        [one] Eines muss behoben werden, bevor es eingereicht werden kann.
       *[other] { NUMBER($count) } Dinge müssen behoben werden, bevor es eingereicht werden kann.
    }
draft-to-mend = Zu beheben
draft-better = Könnte besser sein
draft-what-was-checked = Was geprüft wurde
draft-server-checks = Eine Registry prüft dasselbe und sucht außerdem nach ähnlichen Namen, Kopien und Schadsoftware.
draft-in-listing = Im Eintrag: { $field }
draft-in-file = In der Datei
draft-in-package = Im Paket
draft-target = Wohin es geht
draft-no-targets = Sie folgen noch keiner Galerie.
draft-sign-in = Dort anmelden
draft-way-registry = Registry
draft-way-sign-in = Erst anmelden
draft-way-bundle = Über den Betreiber
draft-diff-choose = Wählen Sie eine Galerie zum Vergleichen.
draft-diff-size = vorher { $before }, jetzt { $after }
draft-diff-unchanged =
    { $count ->
        [one] eine Datei bleibt, wie sie ist
       *[other] { NUMBER($count) } Dateien bleiben, wie sie sind
    }
draft-diff-to = wird zu
draft-diff-dangerous = Neue Befehle oder Server
draft-diff-needs-added = Neu benötigt
draft-diff-needs-removed = Nicht mehr benötigt
draft-diff-added = Neue Dateien
draft-diff-changed = Geänderte Dateien
draft-diff-removed = Entfallene Dateien
draft-diff-more =
    { $count ->
        [one] und eine weitere
       *[other] und { NUMBER($count) } weitere
    }
draft-diff-curator = Ein Kurator sieht sich neue Befehle und Server an, bevor es veröffentlicht wird.
draft-rights-licence = Es wird unter { $licence } veröffentlicht.
draft-rights-none = Noch ist keine Lizenz genannt.
draft-rights-change = Lizenz ändern
draft-rights-1 = Texte, Bilder und Stimmen sind meine eigenen, oder ihre Lizenzen erlauben dies.
draft-rights-2 = Erkennbare wirkliche Personen haben zugestimmt.
draft-rights-3 = Eine veröffentlichte Version ändert sich nie; sie kann verborgen, aber nicht ersetzt werden.
draft-rights-again = Das gilt für den jetzigen Inhalt. Ändern sich die Dateien, werden Sie erneut gefragt.
draft-send = Einreichen
draft-send-again = Erneut einreichen
draft-send-hint = Es wird zu { $gallery } hochgeladen und dort geprüft.
draft-send-agree = Bestätigen Sie zuerst die Rechte und die Lizenz.
draft-send-goes-on = Sie können diese Seite verlassen, anhalten oder Vitrine schließen; danach geht es weiter, wo es war.
draft-status = Zu seiner Seite
draft-status-hint = Dort sehen Sie jede Prüfung, den Platz in der Warteschlange und das Gespräch mit den Kuratoren.
draft-bundle = Ein Bündel für den Betreiber
draft-bundle-hint = { $gallery } nimmt nichts entgegen. Vitrine schreibt einen Ordner mit dem Paket, seinem Bild und einer Änderung der Registry; Sie senden ihn selbst an den Betreiber.
draft-bundle-write = Bündel schreiben …
draft-bundle-folder = Ordner für das Bündel
draft-bundle-label = Für den Betreiber
draft-bundle-last = Das letzte Bündel liegt in
