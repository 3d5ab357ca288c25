import type { LocalTexts } from "../local-texts.ts";

export const en: LocalTexts = {
  language: "Language of this page",
  home: {
    lead: "The voice of the customer along the journey: how every stage felt, in the customers’ own words.",
    bottega:
      "You are looking at Bottega Aurora, a small shop for handmade ceramics. It does not exist: the shop, its customers and everything they say were written for this demo. The data came in through the same API that you can use below.",
    demoShop: "Demo shop",
    shows: {
      journey: "where it goes well, where customers are lost, in their own words",
      trend: "how it went on, and since when parcels come by another courier",
      retention: "who buys again after what they felt first, and who may be lost",
      advocacy: "who recommends the shop, and what came of it",
      mailbox: "the mail that customers would be sent",
    },
    signIn:
      "The demo shop shows what a store puts on its own pages: the widget that asks, and the wall of testimonials. What you answer there is on the map at once. The terminal where you started Viaggio shows a link that signs you in to all of these pages; it works once, and `npm run -s viaggio -- sign-in` makes another.",
    send: {
      heading: "Send a response",
      text: "Paste this into a terminal while you look at the journey map: it follows within two seconds.",
    },
    own: {
      heading: "Make it yours",
      text: "The admin key of this store stands in the terminal where you started Viaggio; it was printed once. Start with an empty folder and `VIAGGIO_DEMO=0` for a Viaggio without the demo.",
    },
    firstSteps: { heading: "First steps", text: "There is no demo store here. Make one of your own:" },
    here: "Everything here runs on this machine and is reachable from it alone.",
  },
  docs: {
    title: "Viaggio API",
    forMachines: "for machines",
    keys: "Show a key as `Authorization: Bearer …`; its store is the only one it can reach. Every error has the same shape: a stable `code`, a message, and for each thing that is wrong its path and why.",
    inEnglish: undefined,
    operations: "Operations",
    parametersOf: (operation) => `Parameters of ${operation}`,
    columns: ["Name", "In", "Needed", "What it is"],
    yes: "yes",
    no: "no",
    answers: "Answers",
  },
  mailbox: {
    title: "Mailbox",
    lead: "Mail that Viaggio would have sent. Nothing leaves this machine.",
    clock: "Its clock says",
    empty: "No mail yet: what is due comes within a second. How to move the clock is in `docs/orders.md`.",
    count: (all) => `Mails: ${all}`,
    newest: (shown, all) => `Mails: the newest ${shown} of ${all}`,
    kinds: { invitation: "invitation", reminder: "reminder" },
    about: ({ to, kind, store, order }) => `to ${to}, ${kind}, store ${store}, order ${order}`,
    fields: "Fields of the mail",
    mailLanguage: "Language",
    asPage: "As a page",
    asSent: "As it was sent",
    looks: "As it looks",
    plain: "As plain text",
    news: {
      heading: "What becomes of it",
      text: "On AWS, SES tells of mail that comes back and of readers who call it unwanted. Here you do:",
    },
    cameBack: "It came back",
    complained: "Its reader complained",
  },
};
