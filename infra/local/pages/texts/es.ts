import type { LocalTexts } from "../local-texts.ts";

export const es: LocalTexts = {
  language: "Idioma de esta página",
  home: {
    lead: "La voz del cliente a lo largo del viaje: cómo se vivió cada etapa, con las palabras de los clientes.",
    bottega:
      "Lo que ves es Bottega Aurora, una pequeña tienda de cerámica hecha a mano. No existe: la tienda, sus clientes y todo lo que dicen se escribieron para esta demostración. Los datos llegaron por la misma API que puedes usar aquí abajo.",
    demoShop: "Tienda de demostración",
    shows: {
      journey: "dónde va bien y dónde se pierden clientes, con sus propias palabras",
      trend: "cómo ha ido con el tiempo, y desde cuándo los paquetes llegan con otra mensajería",
      retention: "quién vuelve a comprar después de lo que sintió la primera vez, y a quién se puede perder",
      advocacy: "quién recomienda la tienda, y qué ha salido de ello",
      mailbox: "los correos que recibirían los clientes",
    },
    signIn:
      "La tienda de demostración muestra lo que una tienda pone en sus propias páginas: el widget que pregunta y el muro de testimonios. Lo que respondas allí está al momento en el mapa. El terminal desde el que iniciaste Viaggio muestra un enlace que da acceso a todas estas páginas; vale una sola vez, y `npm run -s viaggio -- sign-in` crea otro.",
    send: {
      heading: "Envía una respuesta",
      text: "Pega esto en un terminal mientras miras el mapa del viaje: se actualiza en dos segundos.",
    },
    own: {
      heading: "Hazlo tuyo",
      text: "La clave de administración de esta tienda está en el terminal desde el que iniciaste Viaggio; se mostró una sola vez. Empieza con una carpeta vacía y `VIAGGIO_DEMO=0` para tener un Viaggio sin la demostración.",
    },
    firstSteps: { heading: "Primeros pasos", text: "Aquí no hay tienda de demostración. Crea una tuya:" },
    here: "Todo esto funciona en esta máquina y solo se puede alcanzar desde ella.",
  },
  docs: {
    title: "API de Viaggio",
    forMachines: "para máquinas",
    keys: "Muestra una clave como `Authorization: Bearer …`; solo llega a su propia tienda. Todos los errores tienen la misma forma: un `code` estable, un mensaje y, por cada cosa que está mal, dónde está y por qué.",
    inEnglish: "Las operaciones están descritas en inglés.",
    operations: "Operaciones",
    parametersOf: (operation) => `Parámetros de ${operation}`,
    columns: ["Nombre", "Dónde", "Obligatorio", "Qué es"],
    yes: "sí",
    no: "no",
    answers: "Respuestas",
  },
  mailbox: {
    title: "Buzón",
    lead: "Correos que Viaggio habría enviado. Nada sale de esta máquina.",
    clock: "Su reloj marca",
    empty:
      "Aún no hay correos: lo que toca enviar llega en menos de un segundo. Cómo mover el reloj se explica en `docs/orders.md`.",
    count: (all) => `Correos: ${all}`,
    newest: (shown, all) => `Correos: los ${shown} más recientes de ${all}`,
    kinds: { invitation: "invitación", reminder: "recordatorio" },
    about: ({ to, kind, store, order }) => `para ${to}, ${kind}, tienda ${store}, pedido ${order}`,
    fields: "Campos del correo",
    mailLanguage: "Idioma",
    asPage: "Como página",
    asSent: "Tal como se envió",
    looks: "Cómo se ve",
    plain: "Como texto sin formato",
    news: {
      heading: "Qué pasa con él",
      text: "En AWS es SES quien avisa de los correos devueltos y de los lectores que los marcan como no deseados. Aquí lo haces tú:",
    },
    cameBack: "Ha sido devuelto",
    complained: "Su lector se ha quejado",
  },
};
