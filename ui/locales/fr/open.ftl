## A package file of this computer

open-title = Fichier de paquet
open-looking = Examen du fichier…
open-from-file = Depuis un fichier de cet ordinateur
open-file = Fichier
open-changes = Ce qui a changé
open-install-title = Installer ce fichier
open-listed = { $name } propose exactement ces octets comme version { $version }
open-same-installed = Exactement ces octets sont déjà installés, depuis { $name }.
open-other-installed = La version { $version } est installée depuis { $name }. Ce fichier serait à côté.
open-see = Afficher
open-replaces = Il remplace la version { $version }, qui est conservée pour pouvoir y revenir.
open-folder-hint = Il va dans
open-findings =
    { $count ->
        [1] Une remarque
       *[other] { NUMBER($count) } remarques
    }
open-finding-error = Erreur
open-finding-warning = Avertissement
open-finding-advice = Conseil
open-contents =
    { $count ->
        [1] Un fichier, { $size }
       *[other] { $figure } fichiers, { $size }
    }
open-more-files =
    { $count ->
        [1] … et un autre
       *[other] … et { $figure } autres
    }
