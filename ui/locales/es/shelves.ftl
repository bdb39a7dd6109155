## Collections, and the plan for several packages

shelves-of = De { $gallery }
shelves-install-all = Instalar todo…
shelves-all-here = Los tiene todos.
shelves-unlisted =
    { $count ->
        [one] Aquí se nombra un paquete más que la galería no lista.
       *[other] Aquí se nombran { $count } paquetes más que la galería no lista.
    }
shelves-hidden =
    { $count ->
        [one] Un paquete no se muestra porque el contenido maduro está oculto.
       *[other] { $count } paquetes no se muestran porque el contenido maduro está oculto.
    }
shelves-looking = Calculando qué se haría…
shelves-sum = { $count } de { $all } elegidos
shelves-all = Todos
shelves-none = Ninguno
shelves-would = Qué se instalaría o actualizaría
shelves-nothing = No hay nada que instalar o actualizar.
shelves-from-to = { $from } → { $to }
shelves-here = ya instalado
shelves-with =
    { $count ->
        [one] incluye un paquete que necesita
       *[other] incluye { $count } paquetes que necesita
    }
shelves-left-out =
    { $count ->
        [one] Se excluye uno
       *[other] Se excluyen { $count }
    }
shelves-along =
    { $count ->
        [one] Se incluye un paquete más: { $names }
       *[other] Se incluyen { $count } paquetes más: { $names }
    }
shelves-size = { $size } por descargar; { $free } libres.
shelves-size-unknown =
    { $count ->
        [one] No se conoce el tamaño de uno.
       *[other] No se conoce el tamaño de { $count }.
    }
shelves-consent =
    { $count ->
        [one] Nada avala los bytes de uno de ellos. Instalarlo de todos modos.
       *[other] Nada avala los bytes de { $count } de ellos. Instalarlos de todos modos.
    }
shelves-install =
    { $count ->
        [0] Instalar
        [one] Instalar uno
       *[other] Instalar { $count }
    }
shelves-started =
    { $count ->
        [one] Se está instalando un paquete
       *[other] Se están instalando { $count } paquetes
    }
shelves-see-activity = Ver la actividad
