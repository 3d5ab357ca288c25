import type { FeedTexts } from "../feed-texts.ts";

export const es: FeedTexts = {
  title: (store) => `Qué dicen los clientes de ${store}`,
  heading: "Qué dicen los clientes",
  rating: (stars) => (stars === 1 ? "1 estrella de 5" : `${stars} estrellas de 5`),
  average: (mean) => `${mean} de 5`,
  counts: (ratings, published) =>
    `Valoraciones en los últimos 12 meses: ${ratings}. Testimonios publicados: ${published}.`,
  selection: {
    all: "Todos los testimonios que los clientes aceptaron publicar",
    curated: "Elegidos por la tienda",
  },
  provenances: {
    verified_purchase: "Compra verificada",
    invited: "Por invitación",
    open: "Abierta a todos",
    imported: "Importada",
  },
  incentivized: "Se prometió algo por esta respuesta",
  reply: (store) => `${store} responde`,
  anonymous: "Un cliente",
  verify: "Cómo verificamos",
  more: "Mostrar más",
  previous: "Anterior",
  next: "Siguiente",
  empty: "Todavía no hay testimonios.",
  photo: "Foto del cliente",
  verification: {
    title: "Cómo se verifican los testimonios",
    lead: (store) =>
      `Esta página dice cómo surgen los testimonios de ${store}. Viaggio la escribe con los datos de la tienda; la tienda no puede modificarla.`,
    period: (from, to) => `Recuento del ${from} al ${to}.`,
    sources: {
      heading: "De dónde vienen las respuestas",
      text: "Cada testimonio lleva una de estas etiquetas. La pone el sistema según cómo llegó la respuesta; ni la tienda ni el cliente pueden elegirla.",
      explained: {
        verified_purchase: "El cliente abrió un enlace personal ligado a una compra. Solo sirve una vez.",
        invited: "El cliente abrió un enlace personal enviado por la tienda. Solo sirve una vez.",
        open: "Cualquiera podía responder: por un enlace público, el código de un cartel o un formulario en una página. No podemos decir si es cliente.",
        imported: "Traída por la tienda desde otro sistema. No hemos comprobado su origen.",
      },
    },
    consent: {
      heading: "Solo con el consentimiento del cliente",
      text: "A todo el que responde se le ofrece la misma elección, diga lo que diga: nada está marcado de antemano y cada lugar de publicación se acepta por separado. Con el consentimiento se guarda el texto exacto que se mostró.",
      withdraw:
        "El cliente puede retirar su consentimiento en cualquier momento en su propia página. Las palabras salen de todos los feeds al instante y las copias en camino en un minuto.",
      version: "Versión del texto que se muestra ahora",
    },
    moderation: {
      heading: "Por qué pueden faltar palabras",
      text: "Una persona de la tienda mira las palabras antes de que aparezcan. Solo puede rechazarlas por uno de estos motivos. Ninguno trata de las estrellas ni de los elogios.",
      reasons: {
        personal_data: "Datos personales que no se pueden tapar",
        offensive: "Insultos o amenazas",
        unlawful: "Contenido ilícito",
        advertising: "Publicidad",
        off_topic: "No trata de la tienda",
        not_genuine: "Respuesta no auténtica",
        unreadable: "Ilegible",
        duplicate: "Enviada dos veces",
      },
      verbatim:
        "Nadie puede cambiar las palabras. La tienda puede mostrar una parte y debe tapar los datos personales con ▇. Lo que responde la tienda está marcado como suyo.",
    },
    rates: {
      heading: "Publicados, por estrellas",
      text: "Si una tienda publicara más los buenos, se vería aquí.",
      stars: "Estrellas",
      none: "Sin estrellas",
      offered: "Con permiso",
      published: "Publicados",
      waiting: "En espera",
      rejected: "Excluidos",
    },
    ratings: {
      heading: "Todas las valoraciones",
      text: "Sobre todas las respuestas válidas, con o sin palabras, publicadas o no. Es la media que acompaña a los testimonios.",
      stars: "Estrellas",
      answers: "Respuestas",
      mean: "Media",
      noRatings: "Nadie ha dado estrellas todavía.",
    },
    contradictions: {
      heading: "Respuestas que se contradicen",
      text: (n) =>
        `Respuestas cuyas palabras dicen lo contrario de las estrellas o de la cara elegida: ${n}. Cuentan como las demás, y una persona las mira.`,
    },
    refusals: {
      unknown: "Esta página no existe",
      unknownText: "Esta tienda no publica testimonios o se los guarda.",
      failed: "Algo ha fallado por nuestra parte. Vuelve a cargar la página en un momento.",
    },
    generated: (day) => `Escrita el ${day}.`,
    language: "Idioma",
    answers: "Respuestas",
    source: "Etiqueta",
    meaning: "Qué significa",
  },
};
