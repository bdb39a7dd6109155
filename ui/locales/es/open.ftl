## A package file of this computer

open-title = Archivo de paquete
open-looking = Examinando el archivo…
open-from-file = De un archivo de este equipo
open-file = Archivo
open-changes = Qué ha cambiado
open-install-title = Instalar este archivo
open-listed = { $name } lista estos mismos bytes como versión { $version }
open-same-installed = Estos mismos bytes ya están instalados, desde { $name }.
open-other-installed = La versión { $version } está instalada desde { $name }. Este archivo quedaría junto a ella.
open-see = Mostrar
open-replaces = Sustituye a la versión { $version }, que se conserva para poder volver a ella.
open-folder-hint = Se instala en
open-findings =
    { $count ->
        [one] Se ha observado una cosa
       *[other] Se han observado { NUMBER($count) } cosas
    }
open-finding-error = Error
open-finding-warning = Advertencia
open-finding-advice = Consejo
open-contents =
    { $count ->
        [one] Un archivo, { $size }
       *[other] { $figure } archivos, { $size }
    }
open-more-files =
    { $count ->
        [one] … y uno más
       *[other] … y { $figure } más
    }
