import type { RetentionTexts } from "../retention-texts.ts";

export const it: RetentionTexts = {
  title: "Chi ritorna",
  headline: {
    lift: (month, [good, bad], difference, interval) =>
      `Nel mese ${month} dopo il primo acquisto ha comprato di nuovo ${good} di chi si era sentito bene, contro ${bad} di chi si era sentito male: ${difference} punti (intervallo al 95%: ${interval}).`,
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
    how: "Ogni quota è data dai clienti che hanno ricomprato in quel mese ÷ quelli per cui il mese è concluso. Intervallo: Wilson, 95%; quello della differenza in alto: Newcombe, da 30 clienti per parte. Ordini annullati e resi non contano. Fonte: ordini e risposte nei profili dei clienti.",
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
    explained: {
      repeat: (n) =>
        `Clienti che hanno risposto ancora entro 365 giorni ÷ tutti i ${n} la cui prima risposta è di questi mesi. Intervallo: Wilson, 95%. Fonte: i profili dei clienti.`,
      again: (n) =>
        `Risposte negative (emozione dichiarata di −30 o meno) dopo le quali lo stesso cliente ha dichiarato di nuovo un’emozione entro 90 giorni ÷ tutte le ${n} negative. Intervallo: Wilson, 95%. Fonte: i profili dei clienti.`,
      recovered: (n) =>
        `Delle ${n} risposte seguenti entro 90 giorni, quelle sopra −30. Intervallo: Wilson, 95%. Fonte: i profili dei clienti.`,
      gap: "I giorni che nove intervalli su dieci tra un ordine e il successivo non superano, per classi da 7 a 365 giorni; da 30 intervalli. Fonte: gli ordini di questi mesi.",
    },
  },
  recovery: {
    heading: "Dopo una brutta esperienza",
    note: "Risposte negative di questi mesi, secondo che qualcuno del negozio abbia ricontattato il cliente prima della sua risposta seguente. Ogni cliente è confrontato con sé stesso.",
    group: "Risposte negative",
    followedUp: "con ricontatto",
    leftAlone: "senza",
    negative: "Risposte",
    again: "Hanno risposto ancora entro 90 giorni",
    better: "Allora si sono sentiti meglio",
    change: "Variazione dell’emozione",
    noProof:
      "Non è una prova: nessuno estrae a sorte chi ricontattare, e chi si è sentito molto male di solito la volta dopo sta meglio comunque.",
    noneYet: "Non è ancora annotato nessun ricontatto: si annotano nella pagina di un cliente.",
    how: "Un ricontatto conta per una risposta negativa (−30 o meno) se è avvenuto entro 90 giorni e prima della risposta seguente. Variazione: media dell’emozione seguente meno quella negativa dello stesso cliente, con l’intervallo al 95% di un punteggio, di metà variazione; da 5 coppie. Quote: Wilson, 95%. Fonte: i profili dei clienti.",
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
