import type { FrameTexts } from "../frame-texts.ts";

export const es: FrameTexts = {
  skip: "Ir al contenido",
  homePage: "Página de inicio",
  period: {
    heading: "Periodo",
    from: "Desde",
    to: "Hasta",
    show: "Mostrar",
    lastDays: (days) => `${days} días`,
    last12Months: "12 meses",
    zone: (zone) => `Días en la zona horaria ${zone}`,
  },
  filters: {
    heading: "Solo",
    remove: "Quitar",
    removeAll: "Quitar todos los filtros",
    choose: "Filtros",
    any: "Todos",
    otherLanguage: "Otro idioma",
    compare: "Comparar con",
    compareWith: { none: "nada", previous: "el periodo anterior" },
    names: {
      channel: "Canal",
      touchpoint: "Punto de contacto",
      language: "Idioma",
      source: "Origen",
      provenance: "Procedencia",
      segment: "Segmento",
    },
  },
  live: {
    followed: "Actualizada a las",
    lost: "Ahora mismo la página no se puede actualizar. Lo intenta de nuevo.",
    ended: "Tu sesión ha terminado. Vuelve a entrar",
  },
  footer: {
    language: "Idioma de esta página",
    about: "Viaggio: la voz del cliente a lo largo del viaje",
  },
  channels: {
    web: "Web",
    blog: "Blog",
    social: "Redes sociales",
    email: "Correo electrónico",
    ecommerce: "Tienda en línea",
    store: "Tienda",
    app: "Aplicación",
    support: "Atención al cliente",
    event: "Evento",
  },
  sources: { link: "Enlace", widget: "Widget", kiosk: "Quiosco", import: "Importación", api: "API" },
  provenances: {
    verified_purchase: "Compra verificada",
    invited: "Por invitación",
    open: "Abierta a todos",
    imported: "Importada",
  },
  wrong: {
    heading: "No se puede mostrar",
    notADay: "Escribe una fecha como 2026-11-22.",
    reversed: "El primer día no puede ser posterior al último.",
    tooLong: (days) => `El periodo no puede superar ${days} días.`,
    filter: "Ese valor del filtro no existe.",
    unknown: "Esta parte de la dirección no se conoce aquí.",
    startAgain: "Empezar de nuevo sin filtros",
  },
  refusals: {
    invalid_input: { title: "Revisa el periodo", text: "Corrige lo señalado abajo e inténtalo de nuevo." },
    forbidden: {
      title: "No puedes ver esta página",
      text: "A tu clave le falta el permiso. Quien gestiona tu Viaggio puede crear una que lo tenga.",
    },
    not_found: { title: "Aquí no hay nada", text: "Lo que indica esta dirección, o la tienda, ya no está." },
    rate_limited: { title: "Demasiadas solicitudes", text: "Espera un momento y recarga la página." },
    internal: {
      title: "Algo ha fallado por nuestra parte",
      text: "Ha quedado registrado. Recarga la página; si vuelve a pasar, avisa a quien gestiona tu Viaggio.",
    },
    unavailable: { title: "No disponible por ahora", text: "Recarga la página dentro de un momento." },
  },
  signInAnew: "Entrar con otra clave",
  reference: (id) => `Referencia: ${id}`,
  figure: {
    interval: (low, high) => `de ${low} a ${high}`,
    fewerThan5: "menos de 5",
    fewerThan5Answers: "menos de 5 respuestas",
    noAnswers: "sin respuestas",
    few: "pocas respuestas",
    noCertainChange: "ningún cambio seguro",
    how: "Cómo se calcula",
  },
  explained: {
    answers: (n) =>
      `${n} respuestas contadas en estos días. Lo que se empezó y no se envió, y lo que parece enviado por una máquina, queda fuera. Fuente: los contadores diarios de la tienda.`,
    emotion: (n) =>
      `Media de ${n} emociones declaradas. Cada una es 100 × (0,50 × sentimiento + 0,35 × estrellas + 0,15 × texto, según su certeza) ÷ los pesos presentes. Intervalo: la media con tres respuestas añadidas, ± 1,96 errores estándar. Fuente: los contadores diarios de la tienda.`,
    recommendation: (n) =>
      `De ${n} respuestas de 0 a 10, la parte de 9–10 menos la parte de 0–6, en puntos. Intervalo: Wald ajustado, 95 %. Fuente: los contadores diarios de la tienda.`,
    inferred: (n) =>
      `Media de ${n} comentarios sin sentimiento ni estrellas: 100 × (probabilidad de positivo − probabilidad de negativo). Fuente: los contadores diarios de la tienda.`,
  },
  comment: {
    readOn: "Seguir leyendo",
    stars: (n) => `${n} de 5 estrellas`,
    faces: ["muy descontento", "descontento", "ni contento ni descontento", "contento", "muy contento"],
    dissonant: "el texto contradice lo declarado",
  },
};
