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
    pairedDrop: (from, to, { n, change, interval }) =>
      html`La mayor caída va de ${from} a ${to}. <small>Los ${n} clientes que respondieron en ambas cambiaron en ${change} (intervalo del 95 %: ${interval}). Las dos medias cuentan también a todos los demás: su diferencia es otra.</small>`,
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
    before: (value) => `en el periodo anterior ${value}`,
    someTouchpoints: "De cada etapa se dibujan los puntos de contacto con más respuestas; la tabla tiene más.",
    legend: {
      band: "intervalo del 95 %",
      size: "más grande: más respuestas",
      above: "por encima de cero",
      below: "por debajo de cero",
      small: "menos de 30 respuestas",
      touchpoint: "punto de contacto, por su canal",
      previous: "el periodo anterior",
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
    change: "Cambio",
    allOf: (n) => `Los ${n} puntos de contacto de esta etapa`,
    note: "Las filas con menos de 30 emociones declaradas están en gris y no se comparan. Menos de 5 se ocultan: señalarían a personas.",
  },
  coverage: {
    based: (n) => `Basado en ${n} respuestas`,
    selfReported: (n) => `${n} con una emoción declarada`,
    inferred: (n) => `${n} deducidas solo del texto`,
    withoutEmotion: (n) => `${n} sin emoción`,
    leftOut: (parts) => html`No contadas: ${parts}.`,
    unfinished: (n) => `${n} empezadas y no enviadas`,
    suspect: (n) => `${n} que parecen enviadas por máquinas`,
  },
  standsOut: {
    heading: "Lo que destaca",
    momentOfTruth: (touchpoint, emotion, importance, n) =>
      html`${touchpoint} es un momento de la verdad: va muy unido a la recomendación (r = ${importance}, respuestas: ${n}) y se vive peor que los demás (${emotion}).`,
    peakEnd: (peak, end, value, mean) =>
      html`La etapa más intensa es ${peak}, la última es ${end}: en la memoria queda alrededor de ${value}, junto a una media de ${mean} de todas las respuestas.`,
    peakIsEnd: (stage, value, mean) =>
      html`La etapa más intensa, ${stage}, es también la última: en la memoria queda alrededor de ${value}, junto a una media de ${mean} de todas las respuestas.`,
    perCustomer: (value, interval, n) =>
      `Para cada cliente por separado: ${value}, intervalo del 95 % ${interval}, clientes: ${n}.`,
    changed: (days, value, interval) =>
      `Frente a ${days}, la emoción ha cambiado en ${value} (intervalo del 95 % ${interval}).`,
    notChanged: (days, value, interval) =>
      `Frente a ${days}, la emoción no muestra un cambio seguro (${value}, intervalo del 95 % ${interval}).`,
    tooFewBefore: (days) => `${days}: demasiado pocas respuestas para comparar.`,
    stages: (list) => html`Cambios seguros por etapa: ${list}.`,
  },
  spread: {
    heading: "Cómo se reparten las respuestas",
    note: "Dos etapas con la misma media pueden ser muy distintas: todos contentos, o la mitad encantada y la mitad enfadada.",
    caption: "Emociones declaradas de cada etapa en cinco clases",
    classes: ["muy mala", "mala", "ni una ni otra", "buena", "muy buena"],
  },
  how: {
    dissonant:
      "Lo declarado y el texto tienen signos opuestos, ambos con al menos la mitad de fuerza, y el texto es seguro al menos a medias: conviene que los lea una persona.",
    curve:
      "Cada punto es la media de una etapa con su intervalo del 95 %. La mayor caída es la más profunda entre etapas vecinas con al menos 30 respuestas cada una cuyo intervalo excluye el 0. Un momento de la verdad tiene al menos 100 respuestas con emoción y recomendación, una correlación de ambas por encima de la mediana y con seguridad por encima de 0, y una emoción por debajo de la mediana; es una asociación, no una causa. Pico y final: el punto medio entre la etapa más alejada de 0 y la última.",
    spread:
      "Clases: hasta −66, de −65 a −26, de −25 a 24, de 25 a 64, desde 65. Cada una de las cinco caras es el centro de una clase. Partes de las emociones declaradas, redondeadas.",
    table:
      "Emoción: media de las emociones declaradas de la fila. Intervalo: la media con tres respuestas añadidas, ± 1,96 errores estándar. Cambio: diferencia con el periodo anterior; seguro solo con al menos 100 respuestas en ambos lados y un intervalo que excluye el 0, y en los puntos de contacto solo junto a todos los demás (Benjamini–Hochberg, 10 %).",
  },
  tools: {
    heading: "Compartir y exportar",
    link: "Enlace a estos días",
    copy: "Copiar el enlace",
    copied: "Enlace copiado",
    print: "Imprimir o guardar en PDF",
    svg: "Dibujo (SVG)",
    png: "Imagen (PNG)",
    csv: "Tabla (CSV)",
  },
  invitations: {
    heading: "Invitaciones por correo",
    note: "Las que salieron en estos días y las respuestas que trajeron, llegaran cuando llegaran. Tasa de respuesta: respuestas ÷ entregadas.",
    touchpoint: "Punto de contacto",
    invited: "Invitados",
    delivered: "Entregadas",
    answered: "Respuestas",
    rate: "Tasa de respuesta",
    interval: "Intervalo del 95 %",
    low: "menos del 5 %",
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
