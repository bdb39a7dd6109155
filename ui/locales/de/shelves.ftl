## Collections, and the plan for several packages

shelves-of = Aus { $gallery }
shelves-install-all = Alle installieren …
shelves-all-here = Sie haben sie alle.
shelves-unlisted =
    { $count ->
        [one] Hier ist ein weiteres Paket genannt, das die Galerie nicht führt.
       *[other] Hier sind { $count } weitere Pakete genannt, die die Galerie nicht führt.
    }
shelves-hidden =
    { $count ->
        [one] Ein Paket fehlt hier, weil Inhalte für Ältere ausgeblendet sind.
       *[other] { $count } Pakete fehlen hier, weil Inhalte für Ältere ausgeblendet sind.
    }
shelves-looking = Es wird ermittelt, was geschehen würde …
shelves-sum = { $count } von { $all } ausgewählt
shelves-all = Alle
shelves-none = Keine
shelves-would = Was installiert oder aktualisiert würde
shelves-nothing = Es gibt nichts zu installieren oder zu aktualisieren.
shelves-from-to = { $from } → { $to }
shelves-here = bereits installiert
shelves-with =
    { $count ->
        [one] bringt ein Paket mit, das es braucht
       *[other] bringt { $count } Pakete mit, die es braucht
    }
shelves-left-out =
    { $count ->
        [one] Eines wird ausgelassen
       *[other] { $count } werden ausgelassen
    }
shelves-along =
    { $count ->
        [one] Ein Paket kommt mit: { $names }
       *[other] { $count } Pakete kommen mit: { $names }
    }
shelves-size = { $size } zu laden; { $free } sind frei.
shelves-size-unknown =
    { $count ->
        [one] Die Größe von einem ist nicht bekannt.
       *[other] Die Größe von { $count } ist nicht bekannt.
    }
shelves-consent =
    { $count ->
        [one] Für die Bytes von einem davon bürgt nichts. Trotzdem installieren.
       *[other] Für die Bytes von { $count } davon bürgt nichts. Trotzdem installieren.
    }
shelves-install =
    { $count ->
        [0] Installieren
        [one] Eines installieren
       *[other] { $count } installieren
    }
shelves-started =
    { $count ->
        [one] Ein Paket wird installiert
       *[other] { $count } Pakete werden installiert
    }
shelves-see-activity = Aktivität ansehen
