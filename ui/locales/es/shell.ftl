# Vitrine en español: la bandeja, las notificaciones del escritorio y el programa fuera de su ventana. Solo lo lee Rust.

shell-open = Abrir Vitrine
shell-updates =
    { $count ->
        [0] Actualizaciones
       *[other] Actualizaciones ({ NUMBER($count) })
    }
shell-vitrine = Vitrine { $version } está disponible
shell-vitrine-security = Corrige un problema de seguridad.
shell-check-now = Comprobar ahora
shell-checking = Comprobando…
shell-pause = Pausar las comprobaciones un día
shell-go-on = Seguir comprobando
shell-quit = Salir
shell-tooltip-none = Todo está al día
shell-tooltip-updates =
    { $count ->
        [one] Hay una actualización lista
       *[other] Hay { NUMBER($count) } actualizaciones listas
    }
shell-tooltip-paused = Las comprobaciones están en pausa

shell-notice-updates =
    { $count ->
        [one] Hay una actualización lista
       *[other] Hay { NUMBER($count) } actualizaciones listas
    }
shell-notice-security =
    { $count ->
        [one] Hay una actualización de seguridad lista
       *[other] Hay { NUMBER($count) } actualizaciones de seguridad listas
    }
shell-notice-installed =
    { $count ->
        [one] Se instaló una actualización
       *[other] Se instalaron { NUMBER($count) } actualizaciones
    }
shell-notice-more =
    { $count ->
        [0] { $names }
        [one] { $names } y una más
       *[other] { $names } y { NUMBER($count) } más
    }
# $count es el número de otros paquetes que también se retiraron.
shell-notice-withdrawn =
    { $count ->
        [0] { $name } se retiró
        [one] { $name } y otro paquete se retiraron
       *[other] { $name } y otros { NUMBER($count) } paquetes se retiraron
    }
shell-notice-harmful = Puede causar daños. Quítelo de este equipo.
# $count es un número de días.
shell-notice-unreached =
    { $count ->
        [one] Hace un día que no se puede consultar una galería
       *[other] Hace { NUMBER($count) } días que no se puede consultar una galería
    }
shell-notice-unreached-all =
    { $count ->
        [one] Hace un día que no se pueden buscar actualizaciones
       *[other] Hace { NUMBER($count) } días que no se pueden buscar actualizaciones
    }
shell-notice-unreached-why = Compruebe la red o revise las direcciones de sus galerías.
shell-notice-published = { $name } se publicó
shell-notice-changes-wanted = Se piden cambios en { $name }
shell-notice-rejected = { $name } no se aceptó
shell-notice-submission = Hay novedades de { $name }
shell-notice-submission-from = De { $name }
shell-see-updates = Ver las actualizaciones
shell-later = Más tarde
shell-show = Mostrar
shell-check-for-updates = Buscar actualizaciones
