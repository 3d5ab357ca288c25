import type { AdvocacyTexts } from "../advocacy-texts.ts";

export const es: AdvocacyTexts = {
  title: "Quién habla por ustedes",
  headline: (score, interval, n) =>
    `La puntuación de recomendación es ${score} (intervalo del 95 %: ${interval}), con ${n} respuestas.`,
  tooFew: "Todavía no hay respuestas suficientes para una puntuación de recomendación.",
  comparable: "Proporción de 9–10 menos proporción de 0–6 de «¿nos recomendarías, de 0 a 10?»; comparable con NPS®.",
  groups: {
    heading: "Quién los recomendaría",
    note: "A todos se les hace la misma pregunta, se hayan sentido como se hayan sentido.",
    chart: "Promotores, pasivos y detractores como proporción de quienes respondieron",
    promoters: "Promotores (9–10)",
    passives: "Pasivos (7–8)",
    detractors: "Detractores (0–6)",
    group: "Grupo",
    answers: "Respuestas",
    share: "Proporción e intervalo del 95 %",
  },
  words: {
    heading: "Palabras que se pueden difundir",
    note: "Nada se pide, se publica ni se oculta por su puntuación.",
    consented: "Aceptaron que se publique",
    consentedNote: "de los comentarios a cuyos autores se preguntó en estos días",
    published: "Publicados",
    publishedNote: "de todos los testimonios que pueden serlo, tal como están ahora",
    verified: "De una compra verificada",
    verifiedNote: "de los publicados, tal como están ahora",
  },
  of: (count, n) => `${count} de ${n}`,
  tooFewShare: "muy pocos para decirlo",
  referrals: {
    heading: "Boca a boca",
    note: "Quien respondió puede crear un enlace propio para recomendar la tienda. Se cuentan los meses enteros de estos días; no se guarda nada de quien lo sigue.",
    codes: "Enlaces creados",
    clicks: "Siguieron hasta la tienda",
    clicksNote: "abrir el enlace no cuenta por sí solo",
    orders: "Pedidos que llegaron así",
    conversion: (percent, interval) => `${percent} de quienes siguieron (${interval})`,
    revenue: "Ingresos de estos pedidos",
    none: "Aún no se ha creado ningún enlace. Digan adónde llevan: indiquen la dirección de la tienda.",
  },
  how: {
    groups: (n) =>
      `De ${n} respuestas de 0 a 10, la parte de cada grupo; la puntuación es la parte de 9–10 menos la parte de 0–6, en puntos. Intervalos del 95 %: Wilson para una parte, Wald ajustado para la puntuación. Fuente: los contadores diarios de la tienda.`,
    consented: (n) =>
      `Comentarios de quienes aceptaron ÷ los ${n} de quienes fueron preguntados. Intervalo: Wilson, 95 %. Fuente: los contadores diarios de la tienda.`,
    published: (n) =>
      `Testimonios publicados ÷ los ${n} que pueden publicarse, en este momento. Intervalo: Wilson, 95 %. Fuente: el recuento de los testimonios.`,
    verified: (n) =>
      `Testimonios publicados de una compra verificada ÷ los ${n} publicados, en este momento. Intervalo: Wilson, 95 %. Fuente: el recuento de los testimonios.`,
    codes:
      "Enlaces que los clientes pidieron para sí en estos meses, cada uno contado una vez. Fuente: los códigos de recomendación.",
    clicks:
      "Pulsaciones del botón en la página de un enlace así, una por visita y 60 por minuto como máximo. Fuente: los códigos de recomendación.",
    orders:
      "Pedidos que nombraban un código, sin los cancelados ni devueltos; la parte es de quienes siguieron. Intervalo: Wilson, 95 %. Fuente: los pedidos.",
    revenue: "Suma de los importes de estos pedidos, en cada moneda. Fuente: los pedidos.",
  },
  growth: {
    heading: "Crecimiento ganado",
    note: "Lo que gastaron este mes los clientes del mes pasado, más lo que gastaron los nuevos que llegaron por recomendación, ambos como proporción de los ingresos del mes pasado; menos el 100 %. Solo meses terminados.",
    caption: "Ingresos y crecimiento ganado por mes",
    month: "Mes",
    revenue: "Ingresos",
    kept: "Mantenidos",
    earned: "Recomendados",
    growth: "Crecimiento ganado",
    none: "Hacen falta pedidos con importe en dos meses seguidos.",
  },
};
