# Sentences of the program a person agrees to or trusts by, by their code (crates/api: Phrase). In English the
# program's own sentences are shown.

## Who vouches

said-vouched-signed = „{ $source }“ hat diese Version signiert; die Signatur ist gültig und aktuell.
said-vouched-stale = „{ $source }“ hat diese Version signiert, aber die Signaturen sind veraltet; sie lässt sich ansehen, nicht installieren.
said-vouched-listed = „{ $source }“ nennt eine Prüfsumme für diese Version; was ankommt, wird damit verglichen.
said-vouched-unverified = „{ $source }“ nennt keine Prüfsumme für diese Version; niemand bürgt also für das, was ankommt.
said-vouched-signed-by = Signiert von { $signers }, aktuell bis { DATETIME($until, dateStyle: "long") }.
said-vouched-until = Mit den Schlüsseln der Galerie signiert, aktuell bis { DATETIME($until, dateStyle: "long") }.
said-vouched-provisional = Ihre Wurzel ist ein einziger Schlüssel (vorläufig).
said-vouched-expired = Die Signaturen der Galerie waren bis { DATETIME($until, dateStyle: "long") } aktuell. Ihre Pakete lassen sich ansehen, aber nicht installieren, bis sie neu signiert; liegt dieses Datum noch in der Zukunft, geht die Uhr dieses Computers falsch.
said-vouched-minisign = Ihre Liste ist mit dem minisign-Schlüssel { $key } signiert; nichts sagt, dass die Liste aktuell ist.
said-vouched-digests = Niemand signiert sie; Downloads werden mit den Prüfsummen verglichen, die sie nennt, wo sie welche nennt.
said-vouched-alarm = Mit den Signaturen der Galerie stimmt etwas nicht. Bis das geklärt ist, wird nichts aus ihr installiert.
said-vouched-other-identity = Die Galerie zeigt eine andere Identität als die, der Sie vertraut haben: { $fingerprint }. Bis das geklärt ist, wird nichts aus ihr installiert.
said-vouched-was-signed = Die installierte Version war signiert; diese ist es nicht.
said-vouched-file = „{ $source }“ führt genau diese Bytes.
said-vouched-nobody = Keine Galerie, die Sie hinzugefügt haben, führt diese Bytes; niemand bürgt also für sie.
said-vouched-yanked = „{ $source }“ bietet diese Bytes nicht mehr an.
said-vouched-yanked-because = „{ $source }“ bietet diese Bytes nicht mehr an: { $reason }
said-vouched-from-file = Aus einer Datei dieses Computers installiert; keine Galerie bringt Updates dafür.
said-vouched-not-listed = Aus „{ $source }“ installiert; die Galerie führt es nicht mehr.

## What is agreed to

said-consent-republished = „{ $source }“ hat unter Version { $version } jetzt andere Bytes als zuvor (damals { $then }, jetzt { $now }). Trotzdem installieren?
said-consent-unverified = „{ $source }“ nennt keine Prüfsumme für dieses Paket; niemand bürgt also für das, was ankommt.
said-consent-install-anyway = Trotzdem installieren?
said-consent-whatever-arrives = Version { $version } war schon hier, mit der Prüfsumme { $then }. Nehmen, was immer jetzt ankommt?
said-consent-file-republished = Version { $version } dieses Pakets war schon mit anderen Bytes hier (damals { $then }, jetzt { $now }). Diese trotzdem installieren?
said-consent-file = Niemand, den Sie kennen, bürgt für diese Datei. Installieren Sie sie nur, wenn Sie dem vertrauen, von dem Sie sie haben.

## What stands in the way

said-platform-none = Es gibt davon keine Datei für diesen Computer ({ $platform }).
said-platform-reason = Es gibt davon keine Datei für diesen Computer ({ $platform }): { $reason }
said-platform-source = Es gibt einen Quelltext, aus dem es gebaut werden kann.
said-platform-nowhere = Auch für keine andere Plattform gibt es eine Datei.
said-platform-elsewhere = Es gibt eine für { $platforms }.
said-blocked-doubtful = Die Signaturen der Galerie sind veraltet oder zweifelhaft; es lässt sich nur ansehen.
said-blocked-other-digest = Die Galerie widerspricht sich bei „{ $name }“ { $version }: Ihr Index nennt die Prüfsumme { $listed }, ihr Manifest { $found }.
said-blocked-other-size = Die Galerie widerspricht sich bei „{ $name }“ { $version }: Ihr Index nennt { $listed } Bytes, ihr Manifest { $found }.
said-blocked-no-address = Keine der Adressen von „{ $name }“ ist brauchbar.
said-blocked-no-answer = „{ $source }“ hat nicht rechtzeitig geantwortet.
said-blocked-republished = Die Galerie hat unter dieser Version andere Bytes als zuvor. Entscheiden Sie auf der Seite des Pakets.
said-blocked-faulty = Es kann nicht installiert werden.
said-blocked-taken-down = „{ $source }“ hat genau diese Bytes zurückgezogen: { $reason }
said-offered-build = Es kann hier in einer Sandbox gebaut werden, aus { $places }.

## What is wrong with what a package needs

said-needs-missing = Keine Galerie, die Sie hinzugefügt haben, hat „{ $name }“; gebraucht wird es von { $by }.
said-needs-missing-several =
    { $count ->
        [one] Ein benötigtes Paket ist in keiner Ihrer Galerien: { $names }.
       *[other] { $count } benötigte Pakete sind in keiner Ihrer Galerien: { $names }.
    }
said-needs-conflict = Keine Version von „{ $name }“ passt für alle. Verlangt: { $wishes }. Vorhanden: { $listed }.
said-needs-cycle = Pakete brauchen einander im Kreis: { $circle }.
said-needs-unknown = Es ließ sich nicht feststellen, welche Versionen es von „{ $name }“ gibt.
said-needs-unreadable = Es ließ sich nicht feststellen, was „{ $name }“ { $version } braucht.
said-needs-too-many = Es braucht mehr, als verfolgt wird: höchstens { $most } Pakete.
said-needs-unsettled = Es fanden sich keine Versionen, die für alle passen; nach { $rounds } Versuchen wurde aufgegeben.

## What to know of a line of a library file

said-noted-no-gallery = Die Galerie „{ $source }“ ist hier nicht hinzugefügt.
said-noted-other-gallery = Die Galerie „{ $source }“ der Datei ist eine andere als Ihre dieses Namens.
said-noted-not-listed = „{ $source }“ führt es nicht.
said-noted-withdrawn = Die Galerie hat es zurückgezogen: { $reason }
said-noted-no-version = Keine Version davon lässt sich installieren.
said-noted-other-bytes = Die Galerie hat unter dieser Version andere Bytes, als die Datei nennt. Entscheiden Sie auf der Seite des Pakets.
said-noted-twice = Es steht zweimal in der Datei.
said-noted-odd = Die Zeile der Datei dazu ist unbrauchbar.
said-noted-gallery-twice = Die Galerie „{ $source }“ steht zweimal in der Datei.
said-noted-gallery-unusable = Galerie { $place } der Datei hat keinen brauchbaren Namen oder keine brauchbare Adresse.
said-noted-favourites-unusable =
    { $count ->
        [one] Einer der Favoriten in der Datei ist unbrauchbar.
       *[other] { $count } der Favoriten in der Datei sind unbrauchbar.
    }
said-noted-too-many =
    Die Datei hat { $number } { $what ->
        [galleries] Galerien
        [favourites] Favoriten
       *[packages] Pakete
    }; nur die ersten { $most } werden angesehen.
said-noted-other-signer = „{ $source }“ ist hier von jemand anderem signiert als dort, wo die Datei geschrieben wurde.

## Drafts: the verdicts of the checks, the comparison, where they can go

said-checked-passed = Nichts dagegen einzuwenden.
said-checked-warnings = Etwas ist wissenswert.
said-checked-pending = Noch nicht gelaufen.
said-checked-review = Ein Mensch muss es sich ansehen.
said-checked-failed = Etwas muss in Ordnung gebracht werden.
said-compared-new = Von diesem Paket ist noch nichts in der Galerie: Alles ist neu.
said-compared-with = Verglichen mit Version { $version }.
said-compared-unlisted = Die Galerie sagt nicht, welche Dateien Version { $version } hat.
said-target-registry = Wird bei der Registry der Galerie als { $account } eingereicht.
said-target-may-not-publish = Diese Anmeldung darf nicht veröffentlichen. Melden Sie sich dort ab und mit Veröffentlichen wieder an.
said-target-sign-in = Die Registry der Galerie nimmt Einreichungen an: Melden Sie sich dort zuerst an.
said-target-bundle = Ein Bündel für den Betreuer von „{ $title }“; Sie senden es selbst.
said-target-bundle-for = Ein Bündel für den Betreuer von „{ $title }“. Nichts wurde hochgeladen: Senden Sie den Ordner selbst.
said-target-bundle-written = Ein Bündel für den Betreuer der Galerie. Nichts wurde hochgeladen: Senden Sie den Ordner selbst.
said-target-words-over = Einige Ihrer Angaben nimmt die Galerie aus dem Paket selbst: Schreiben Sie sie auch in dessen Manifest.

## What came of a job

said-done-installed = { $name } { $version } ist installiert, in { $folder }.
said-done-from-file = { $name } { $version } ist aus einer Datei installiert, in { $folder }.
said-done-installed-all =
    { $count ->
        [one] Es ist installiert.
       *[other] Alle { $count } sind installiert.
    }
said-done-fetched-all =
    { $count ->
        [one] Es wurde geholt und kann sofort installiert werden.
       *[other] { $count } Updates wurden geholt und können sofort installiert werden.
    }
said-done-removed = Entfernt.
said-done-removed-kept =
    { $count ->
        [one] Entfernt; eine Datei, die Sie geändert haben, bleibt erhalten: { $file }.
       *[other] Entfernt; { $count } Dateien, die Sie geändert haben, bleiben erhalten, die erste ist { $file }.
    }
said-done-back = { $name } ist wieder bei Version { $version }.
said-done-in-use = { $name } { $version } ist jetzt in Gebrauch.
said-done-built = { $name } { $version } wurde aus dem Quelltext gebaut und installiert.
said-done-built-same = Ein zweiter Bau ergab dieselben Bytes.
said-done-built-other = Ein zweiter Bau ergab andere Bytes.
said-done-in-place = Vitrine { $version } liegt bereit. Starten Sie Vitrine neu, um es zu benutzen.
said-done-handed-in = Bei „{ $title }“ eingereicht; auf der Seite der Einreichung steht, wie es weitergeht.
said-done-moved = Nach { $folder } verschoben.
said-done-unchanged = Nichts hat sich geändert.
said-done-in-step =
    { $total ->
        [one] Auf dem neuesten Stand: ein Paket.
       *[other] Auf dem neuesten Stand: { $total } Pakete.
    }
said-done-changes = Neu: { $added }, geändert: { $updated }, entfallen: { $removed }.
said-done-odd-items =
    { $count ->
        [one] Ein Eintrag hat Probleme.
       *[other] { $count } Einträge haben Probleme.
    }
said-done-paused = Angehalten; was schon da ist, bleibt erhalten.
said-done-cancelled = Abgebrochen.

## Building from source

said-limits-network = Der Bau hat kein Netz und sieht keine Ihrer Dateien.
said-limits-time =
    { $minutes ->
        [one] Er wird nach einer Minute beendet.
       *[other] Er wird nach { $minutes } Minuten beendet.
    }
said-limits-memory = Er darf { $memory } MB Arbeitsspeicher und { $processes } Prozesse verwenden.
said-limits-output = Er darf { $output } MB in { $files } Dateien schreiben.
said-sandbox-other-system = Zum Bauen aus dem Quelltext braucht es eine Sandbox, und Vitrine hat nur für Linux eine.
said-sandbox-missing = Zum Bauen aus dem Quelltext braucht es für die Sandbox das Programm „bwrap“; installieren Sie das Paket „bubblewrap“.
said-sandbox-forbidden = Zum Bauen aus dem Quelltext braucht es eine Sandbox, und dieses System erlaubt keine: { $said }. Wer das System verwaltet, kann User-Namespaces erlauben.
said-sandbox-no-measure = Zum Bauen aus dem Quelltext braucht es Grenzen für Arbeitsspeicher und Prozesse, und dieses System sagt nicht, welche Prozesse zu einem Bau gehören.
said-built-here = Auf diesem Computer aus dem Quelltext gebaut.
said-built-same = Auf diesem Computer aus dem Quelltext gebaut; ein zweiter Bau ergab dieselben Bytes (reproduzierbar).
said-built-other = Auf diesem Computer aus dem Quelltext gebaut; ein zweiter Bau ergab andere Bytes.

## What to do for what a package needs

said-advice-available = Vitrine kann es zusammen mit diesem Paket installieren.
said-advice-model = Laden Sie dieses Modell in dem Programm, in dem die Persona läuft.
said-advice-tool = Schalten Sie dieses Werkzeug in dem Programm ein, in dem die Persona läuft.
said-advice-server-commands = Richten Sie diesen MCP-Server selbst ein. Das Paket nennt Befehle dafür; Vitrine führt sie nie aus.
said-advice-server = Richten Sie diesen MCP-Server selbst ein und starten Sie ihn.
said-advice-agent = Fügen Sie diesen Agenten in dem Programm hinzu, in dem die Persona läuft.
said-advice-unlisted = Keine Galerie, die Sie hinzugefügt haben, führt dieses Paket.

## What is wrong with an item of a gallery

said-item-field =
    „{ $field }“ ist { $wanted ->
        [number] keine ganze Zahl
        [flag] weder wahr noch falsch
        [texts] keine Liste von Texten
        [list] keine Liste
        [time] keine Zeitangabe
        [digest] keine SHA-256-Prüfsumme; das Paket lässt sich also nicht prüfen
       *[text] kein Text
    }.
said-item-member = Eines von „{ $field }“ lässt sich nicht lesen.
said-item-rating = Die Altersangabe „{ $word }“ ist nicht bekannt.
said-item-unnamed = „name“ fehlt; stattdessen wird die Kennung gezeigt.
said-item-version-left-out =
    Version { $place } der Liste wird ausgelassen: { $why ->
        [object] Sie ist kein Objekt
        [version] Sie hat keine brauchbare Versionsnummer
        [manifest] Sie nennt kein Manifest
       *[pointer] Ihr Manifest ist nicht mit Pfad und Prüfsumme angegeben
    }.
said-item-version-twice = Eine Version ist mehrmals aufgeführt; die erste gilt.
said-item-not-a-package = Der Eintrag ist kein Objekt, das ein Paket beschreibt.
said-item-without-id = Eine brauchbare Kennung fehlt.
said-item-bad-id =
    Die Kennung ist unbrauchbar: { $why ->
        [empty] Sie ist leer
        [long] Sie ist zu lang
        [character] Sie enthält ein Zeichen, das nicht erlaubt ist
       *[folder] Sie kann nicht auf jedem System ein Ordnername sein
    }.
said-item-without-version = Eine brauchbare Version fehlt.
said-item-bad-version =
    Die Version ist unbrauchbar: { $why ->
        [empty] Sie ist leer
        [long] Sie ist zu lang
        [character] Sie enthält ein Zeichen, das nicht erlaubt ist
       *[folder] Sie kann nicht auf jedem System ein Ordnername sein
    }.
said-item-unreadable = Der Eintrag lässt sich nicht lesen ({ $reason }).
said-item-twice = Es ist mehrmals aufgeführt; das erste wird gezeigt.
said-item-twice-folded = Die Kennung unterscheidet sich von „{ $first }“ nur in der Großschreibung; das erste wird gezeigt.
said-item-letters = Mancher Text war nicht in UTF-8; was sich nicht lesen ließ, wird als „�“ gezeigt.
said-item-in-folder-too = Ein Paket mit dieser Kennung liegt auch im Ordner; das aufgeführte wird gezeigt.
said-item-not-listed = Das Paket im Ordner kann nicht aufgeführt werden.
said-item-no-file = Es ist ein Link oder keine gewöhnliche Datei.
said-item-file-unreadable = Die Datei lässt sich nicht lesen.
said-list-unavailable = Die Sammlungen der Galerie waren nicht zu bekommen; keine wird gezeigt.
said-list-unreadable = Die Sammlungen der Galerie lassen sich nicht lesen; keine wird gezeigt.
said-list-too-many = Die Galerie hat { $number } Sammlungen; die ersten { $most } werden gezeigt.
said-list-without-id = Die Sammlung hat keine brauchbare Kennung; sie wird ausgelassen.
said-list-twice = Es gibt zwei Sammlungen mit dieser Kennung; die erste wird gezeigt.
said-list-without-packages = Die Sammlung sagt nicht, welche Pakete sie hat; sie wird ausgelassen.
said-list-odd-packages =
    { $count ->
        [one] Eines der Pakete der Sammlung hat keine brauchbare Kennung; die übrigen werden gezeigt.
       *[other] { $count } Pakete der Sammlung haben keine brauchbare Kennung; die übrigen werden gezeigt.
    }
said-list-too-long = Die Sammlung hat { $number } Pakete; die ersten { $most } werden gezeigt.

## What comes with a version to vouch for it

said-evidence-sbom = Stückliste
said-evidence-provenance = Herkunftsnachweis
said-evidence-signature = Signatur
said-evidence-unchecked = Neben der Datei liegt eine eigene Signatur; sie wurde nicht geprüft, weil kein Schlüssel dafür angegeben ist.
said-evidence-too-large = Es ist größer als die { $most } MB, die gelesen werden.
said-evidence-missing = Es war nicht zu bekommen.
said-evidence-no-json = Es ist kein gültiges JSON ({ $reason }).
said-evidence-other-bytes = Es geht um andere Bytes: Für „{ $name }“ nennt es eine Prüfsumme, die mit { $found } beginnt; die der Datei beginnt mit { $expected }.
said-evidence-no-sbom = Es ist weder CycloneDX noch SPDX, die beiden Formate, die gelesen werden.
said-evidence-itself = Es sagt nichts: Es nennt nur die Datei selbst und nichts von dem, was darin ist.
said-evidence-no-component = Es sagt nichts: Es nennt keinen Bestandteil.
said-evidence-names =
    { $count ->
        [one] Es nennt einen Bestandteil: { $names }.
       *[other] Es nennt { $count } Bestandteile, darunter { $names }.
    }
said-evidence-names-unbound =
    { $count ->
        [one] Es nennt einen Bestandteil, { $names }, aber nicht die Prüfsumme der Datei, in der er sein soll.
       *[other] Es nennt { $count } Bestandteile, darunter { $names }, aber nicht die Prüfsumme der Datei, in der sie sein sollen.
    }
said-evidence-sealed = Es ist in einem signierten Umschlag (DSSE) verschlossen, der nicht geöffnet wurde.
said-evidence-no-statement = Es ist keine in-toto-Aussage, das Format, das gelesen wird.
said-evidence-other-sort = Es geht um diese Datei, ist aber von einer Art, die nicht gelesen wird: „{ $sort }“.
said-evidence-no-subject = Es sagt nicht, um welche Datei es geht.
said-evidence-other-size = Es geht um diese Datei, gibt aber { $said } Bytes an; sie hat { $size }.
said-evidence-other-files = Es geht um andere Dateien, nicht um diese.
said-evidence-no-builder = Es sagt nicht, wer die Datei gebaut hat.
said-evidence-builder = Es sagt, dass { $builder } die Datei gebaut hat.
said-evidence-from-nothing = Es sagt nicht, woraus.
said-evidence-from-itself = Als das, woraus sie gemacht ist, nennt es die Datei selbst; das sagt nichts.
said-evidence-made-from =
    { $count ->
        [one] Gemacht ist sie aus { $first }.
       *[other] Gemacht ist sie aus { $count } Quellen; die erste ist { $first }.
    }

## Links that lead nowhere

said-link-empty = Dieser Link lässt sich nicht öffnen: Es steht nichts darin.
said-link-too-long = Dieser Link lässt sich nicht öffnen: Er ist länger, als ein Link zu einem Paket sein kann.
said-link-characters = Dieser Link lässt sich nicht öffnen: Er enthält Zeichen, die kein Link enthalten darf.
said-link-not-ours = Dieser Link lässt sich nicht öffnen: Er führt nicht zu einem Paket.
said-link-unknown = Dieser Link lässt sich nicht öffnen: Vitrine hat keine Seite dafür.
said-link-name = Dieser Link lässt sich nicht öffnen: Das Paket oder die Galerie, die er nennt, kann es so nicht geben.
said-link-address = Dieser Link lässt sich nicht öffnen: Die Adresse darin ist nicht die einer Galerie im Web.
said-link-fingerprint = Dieser Link lässt sich nicht öffnen: Der Fingerabdruck darin ist keiner.
said-link-elsewhere = Der Link gehört zu einer Galerie namens „{ $source }“, die Sie nicht hinzugefügt haben, und sagt nicht, wo sie ist.
said-link-other-identity = Der Link erwartet einen anderen Fingerabdruck, als „{ $source }“ hat. Fragen Sie nach, welche Galerie gemeint ist: dort, woher Sie den Link haben.
said-link-not-signed = Der Link erwartet einen Fingerabdruck, und „{ $source }“ ist nicht signiert. Fragen Sie nach, welche Galerie gemeint ist: dort, woher Sie den Link haben.
