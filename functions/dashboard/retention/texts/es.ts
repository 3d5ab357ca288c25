import type { RetentionTexts } from "../retention-texts.ts";

export const es: RetentionTexts = {
  title: "Quién vuelve",
  headline: {
    lift: (month, [good, bad], difference, interval) =>
      `Volvió a comprar en el mes ${month} el ${good} de los clientes que se sintieron bien tras su primera compra, frente al ${bad} de los que se sintieron mal: ${difference} puntos (intervalo del 95 %: ${interval}).`,
    noLift: (month, interval) =>
      `En el mes ${month}, quienes se sintieron bien y quienes se sintieron mal no se distinguen con certeza al volver a comprar (intervalo del 95 % de la diferencia: ${interval} puntos).`,
    notProof: "Va unido a cómo se sintieron; no prueba que sea la causa.",
    tooFew:
      "Todavía no hay clientes suficientes para comparar a quienes se sintieron bien y mal: hacen falta 30 de cada lado.",
  },
  months: { heading: "Primeras compras de los últimos", last: (months) => `${months} meses` },
  cohorts: {
    heading: "Volvieron a comprar, según la primera emoción",
    note: "Cada cliente cuenta en el mes de su primera compra, según la emoción de su primera respuesta posterior. Solo se muestran meses terminados; menos de 5 clientes se ocultan.",
    caption: "Proporción de clientes que volvieron a comprar en cada mes tras su primera compra",
    band: "Se sintieron",
    customers: "Clientes",
    month: (month) => `Mes ${month}`,
    bands: { negative: "mal", neutral: "ni bien ni mal", positive: "bien", none: "no lo dijeron" },
    interval: (low, high, returned, n) => `${returned} de ${n} · de ${low} a ${high}`,
    how: "Cada parte son los clientes que volvieron a comprar en ese mes ÷ aquellos para los que ha terminado. Intervalo: Wilson, 95 %; el de la diferencia de arriba: Newcombe, desde 30 clientes por lado. Los pedidos cancelados y devueltos no cuentan. Fuente: pedidos y respuestas en los perfiles de los clientes.",
    byMonth: "Por mes de la primera compra",
    firstPurchase: "Primera compra",
    fewerThan5: "menos de 5",
  },
  figures: {
    heading: "De un vistazo",
    repeat: "Respondieron más de una vez",
    repeatNote: "de quienes respondieron por primera vez en estos meses, en un año",
    again: "Respondieron de nuevo tras una mala experiencia",
    againNote: "de las respuestas negativas, en 90 días",
    recovered: "Entonces se sintieron mejor",
    recoveredNote: "de ellas, cuya respuesta siguiente no fue negativa",
    gap: "Tiempo habitual hasta el próximo pedido",
    gapNote: "nueve de cada diez que repiten ya lo han hecho para entonces",
    days: (days) => `${days} días`,
    of: (count, n) => `${count} de ${n}`,
    tooFew: "muy pocos para decirlo",
    explained: {
      repeat: (n) =>
        `Clientes que volvieron a responder en 365 días ÷ los ${n} cuya primera respuesta es de estos meses. Intervalo: Wilson, 95 %. Fuente: los perfiles de los clientes.`,
      again: (n) =>
        `Respuestas negativas (emoción declarada de −30 o menos) tras las que el mismo cliente volvió a declarar una emoción en 90 días ÷ las ${n} negativas. Intervalo: Wilson, 95 %. Fuente: los perfiles de los clientes.`,
      recovered: (n) =>
        `De las ${n} respuestas siguientes en 90 días, las que superan −30. Intervalo: Wilson, 95 %. Fuente: los perfiles de los clientes.`,
      gap: "Los días que nueve de cada diez intervalos entre un pedido y el siguiente no superan, por clases de 7 a 365 días; desde 30 intervalos. Fuente: los pedidos de estos meses.",
    },
  },
  recovery: {
    heading: "Después de una mala experiencia",
    note: "Respuestas negativas de estos meses, según si alguien de la tienda se puso en contacto antes de que el cliente volviera a responder. Cada cliente se compara consigo mismo.",
    group: "Respuestas negativas",
    followedUp: "con seguimiento",
    leftAlone: "sin él",
    negative: "Respuestas",
    again: "Volvieron a responder en 90 días",
    better: "Entonces se sintieron mejor",
    change: "Cambio de la emoción",
    noProof:
      "No es una prueba: nadie sortea a quién se hace el seguimiento, y quien se sintió muy mal suele sentirse mejor la vez siguiente de todos modos.",
    noneYet: "Aún no hay ningún seguimiento anotado: se anotan en la página de un cliente.",
    how: "Un seguimiento cuenta para una respuesta negativa (−30 o menos) si llegó en los 90 días siguientes y antes de la respuesta siguiente. Cambio: media de la emoción siguiente menos la negativa del mismo cliente, con el intervalo del 95 % de una puntuación, de la mitad del cambio; desde 5 pares. Partes: Wilson, 95 %. Fuente: los perfiles de los clientes.",
  },
  risk: {
    heading: "Clientes que se pueden perder",
    note: "Una regla práctica que muestra sus motivos, no un pronóstico. Alto desde 60 puntos de 100.",
    caption: "Clientes que se pueden perder, primero los de más puntos",
    customer: "Cliente",
    points: "Puntos",
    reasons: "Motivos",
    emotion: "Emoción reciente",
    lastAnswer: "Última respuesta",
    lastOrder: "Último pedido",
    high: "alto",
    reason: {
      felt_bad: "última respuesta negativa",
      falling: "se siente peor cada vez",
      late_order: "pedido atrasado",
      open_complaint: "queja abierta desde hace más de 3 días",
    },
    worth: (reason, points) => `${reason} (${points})`,
    none: "Ninguna respuesta da motivo para preocuparse por nadie.",
    older: "Más clientes",
    first: "Volver a los primeros",
  },
  empty: {
    title: "Aún no hay clientes",
    text: "Esta página se llena cuando Viaggio conoce pedidos y los clientes responden sobre ellos.",
  },
};
