import type { RetentionTexts } from "../retention-texts.ts";

export const it: RetentionTexts = {
  title: "Chi ritorna",
  headline: {
    lift: (month, points, interval) =>
      `Tra i clienti che si sono sentiti bene dopo il primo acquisto, ${points} punti in più hanno comprato di nuovo nel mese ${month} rispetto a chi si è sentito male (intervallo al 95%: ${interval}).`,
    noLift: (month, interval) =>
      `Nel mese ${month} chi si è sentito bene e chi si è sentito male non differiscono con certezza nel ricomprare (intervallo al 95% della differenza: ${interval} punti).`,
    notProof: "Va insieme a come si sono sentiti; non prova che ne sia la causa.",
    tooFew:
      "Non ci sono ancora abbastanza clienti per confrontare chi si è sentito bene e chi male: ne servono 30 per parte.",
  },
  months: { heading: "Primi acquisti degli ultimi", last: (months) => `${months} mesi` },
  cohorts: {
    heading: "Hanno ricomprato, secondo la prima emozione",
    note: "Ogni cliente conta nel mese del primo acquisto, secondo l’emozione della prima risposta successiva. Si vedono solo i mesi conclusi; meno di 5 clienti restano nascosti.",
    caption: "Quota di clienti che hanno ricomprato in ogni mese dopo il primo acquisto",
    band: "Si sono sentiti",
    customers: "Clienti",
    month: (month) => `Mese ${month}`,
    bands: { negative: "male", neutral: "né bene né male", positive: "bene", none: "non l’hanno detto" },
    interval: (low, high, returned, n) => `${returned} su ${n} · da ${low} a ${high}`,
    byMonth: "Per mese del primo acquisto",
    firstPurchase: "Primo acquisto",
    fewerThan5: "meno di 5",
  },
  figures: {
    heading: "In breve",
    repeat: "Hanno risposto più di una volta",
    repeatNote: "di chi ha risposto per la prima volta in questi mesi, entro un anno",
    again: "Hanno risposto ancora dopo una brutta esperienza",
    againNote: "delle risposte negative, entro 90 giorni",
    recovered: "Allora si sono sentiti meglio",
    recoveredNote: "di queste, la risposta seguente non è stata negativa",
    gap: "Tempo abituale fino al prossimo ordine",
    gapNote: "entro allora ha riordinato chi riordina, nove volte su dieci",
    days: (days) => `${days} giorni`,
    of: (count, n) => `${count} su ${n}`,
    tooFew: "troppo pochi per dirlo",
  },
  risk: {
    heading: "Clienti che si rischia di perdere",
    note: "Una regola pratica che mostra i suoi motivi, non una previsione. Alto da 60 punti su 100.",
    caption: "Clienti che si rischia di perdere, prima quelli con più punti",
    customer: "Cliente",
    points: "Punti",
    reasons: "Motivi",
    emotion: "Emozione recente",
    lastAnswer: "Ultima risposta",
    lastOrder: "Ultimo ordine",
    high: "alto",
    reason: {
      felt_bad: "ultima risposta negativa",
      falling: "si sente ogni volta peggio",
      late_order: "ordine in ritardo",
      open_complaint: "reclamo aperto da più di 3 giorni",
    },
    worth: (reason, points) => `${reason} (${points})`,
    none: "Nessuna risposta dà motivo di preoccuparsi per qualcuno.",
    older: "Altri clienti",
    first: "Torna ai primi",
  },
  empty: {
    title: "Ancora nessun cliente",
    text: "Questa pagina si riempie quando Viaggio viene a sapere degli ordini e i clienti rispondono.",
  },
};
