import { html } from "../../../pages/html.ts";
import type { MapTexts } from "../map-texts.ts";

export const es: MapTexts = {
  title: "Mapa del viaje",
  headline: {
    best: (stages) => html`Donde mejor se sienten los clientes: ${stages}.`,
    noneStandsOut: "Los clientes sienten casi lo mismo en todas las etapas: ninguna destaca con certeza.",
    noneIsGood: "Todavía no hay ninguna etapa en la que los clientes se sientan bien con certeza.",
    drop: (from, to, interval) =>
      html`La mayor caída va de ${from} a ${to}. <small>Intervalo del 95 % del cambio: ${interval}.</small>`,
    noDrop: "Ninguna caída entre etapas es segura.",
    tooFew: "Aún no hay respuestas suficientes para comparar las etapas: cada una necesita al menos 30.",
  },
  figures: {
    heading: "De un vistazo",
    answers: "Respuestas",
    emotion: "Emoción",
    selfReported: "declarada por los clientes, de −100 a +100",
    recommendation: "Índice de recomendación",
    recommendationNote: "porcentaje de 9–10 menos porcentaje de 0–6",
    inferred: "Emoción deducida del texto",
    inferredNote: "comentarios sin emoción declarada; se mantiene aparte",
    dissonant: "Respuestas contradictorias",
    dissonantNote: "el texto dice lo contrario de lo declarado",
  },
  curve: {
    heading: "Cómo se siente cada etapa",
    scale: "Emoción declarada, de −100 (muy mala) a +100 (muy buena)",
    title: "Curva emocional a lo largo de las etapas del viaje",
    point: (stage, value, interval, n) => `${stage}: ${value}, intervalo del 95 % ${interval}, respuestas: ${n}`,
    few: "pocas respuestas",
    biggestDrop: "mayor caída",
    legend: {
      band: "intervalo del 95 %",
      size: "más grande: más respuestas",
      above: "por encima de cero",
      below: "por debajo de cero",
      small: "menos de 30 respuestas",
    },
  },
  table: {
    heading: "Puntos de contacto",
    caption: "Emoción declarada en cada etapa y punto de contacto",
    touchpoint: "Etapa y punto de contacto",
    answers: "Respuestas",
    emotion: "Emoción",
    interval: "Intervalo del 95 %",
    feelings: "Sentimientos más citados",
    began: (began, sent) => `encuestas: ${began} empezadas, ${sent} enviadas`,
    wholeStage: "toda la etapa",
    archived: "archivado",
    noTouchpoints: "ningún punto de contacto que mostrar",
    note: "Las filas con menos de 30 emociones declaradas están en gris y no se comparan. Menos de 5 se ocultan: señalarían a personas.",
  },
  comments: {
    heading: "Con las palabras de los clientes",
    note: "Los tres comentarios más recientes de cada etapa, digan lo que digan. Ninguno se elige por su puntuación.",
    none: "Ningún comentario en este periodo.",
    noneAmong: (n) => `Ningún comentario entre las ${n} respuestas más recientes.`,
  },
  empty: {
    noTouchpoints: {
      title: "Aún no hay puntos de contacto",
      text: "Un punto de contacto es donde los clientes encuentran la tienda: una página, un paquete, una conversación. Crea el primero y el mapa empieza aquí; la página de inicio muestra cómo.",
    },
    noAnswers: {
      title: "Ninguna respuesta en este periodo",
      text: "Elige un periodo más largo o envía una primera respuesta: la página de inicio enumera los puntos de contacto, con una línea curl para copiar.",
    },
    noMatch: {
      title: "Ninguna respuesta coincide con estos filtros",
      text: "Quita un filtro o elige un periodo más largo.",
    },
  },
};
