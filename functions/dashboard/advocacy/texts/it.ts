import type { AdvocacyTexts } from "../advocacy-texts.ts";

export const it: AdvocacyTexts = {
  title: "Chi parla per voi",
  headline: (score, interval, n) =>
    `Il punteggio di raccomandazione è ${score} (intervallo al 95%: ${interval}), su ${n} risposte.`,
  tooFew: "Non ci sono ancora abbastanza risposte per un punteggio di raccomandazione.",
  comparable: "Quota di 9–10 meno quota di 0–6 di «quanto ci consiglieresti, da 0 a 10»; confrontabile con NPS®.",
  groups: {
    heading: "Chi vi consiglierebbe",
    note: "A tutti si fa la stessa domanda, comunque si siano sentiti.",
    chart: "Promotori, passivi e detrattori come quote di chi ha risposto",
    promoters: "Promotori (9–10)",
    passives: "Passivi (7–8)",
    detractors: "Detrattori (0–6)",
    group: "Gruppo",
    answers: "Risposte",
    share: "Quota e intervallo al 95%",
  },
  words: {
    heading: "Parole che si possono passare",
    note: "Nulla si chiede, si pubblica o si nasconde in base al punteggio.",
    consented: "Hanno acconsentito a pubblicare",
    consentedNote: "dei commenti i cui autori sono stati invitati in questi giorni",
    published: "Pubblicate",
    publishedNote: "di tutte le testimonianze pubblicabili, come sono ora",
    verified: "Da un acquisto verificato",
    verifiedNote: "di quelle pubblicate, come sono ora",
  },
  of: (count, n) => `${count} su ${n}`,
  tooFewShare: "troppo pochi per dirlo",
  referrals: {
    heading: "Passaparola",
    note: "Chi ha risposto può crearsi un link per consigliare il negozio. Si contano i mesi interi di questi giorni; di chi lo segue non si conserva nulla.",
    codes: "Link creati",
    clicks: "Sono andati al negozio",
    clicksNote: "aprire il link da solo non conta",
    orders: "Ordini arrivati così",
    conversion: (percent, interval) => `${percent} di chi è andato avanti (${interval})`,
    revenue: "Ricavi di questi ordini",
    none: "Nessun link è stato ancora creato. Dite dove portano: impostate l’indirizzo del negozio.",
  },
  how: {
    groups: (n) =>
      `Di ${n} risposte da 0 a 10, la quota di ogni gruppo; il punteggio è la quota di 9–10 meno la quota di 0–6, in punti. Intervalli al 95%: Wilson per una quota, Wald corretto per il punteggio. Fonte: i contatori giornalieri del negozio.`,
    consented: (n) =>
      `Commenti di chi ha acconsentito ÷ i ${n} di chi è stato interpellato. Intervallo: Wilson, 95%. Fonte: i contatori giornalieri del negozio.`,
    published: (n) =>
      `Testimonianze pubblicate ÷ le ${n} che si possono pubblicare, in questo momento. Intervallo: Wilson, 95%. Fonte: il conto delle testimonianze.`,
    verified: (n) =>
      `Testimonianze pubblicate di un acquisto verificato ÷ le ${n} pubblicate, in questo momento. Intervallo: Wilson, 95%. Fonte: il conto delle testimonianze.`,
    codes:
      "Link che i clienti si sono fatti dare in questi mesi, ognuno contato una volta. Fonte: i codici di raccomandazione.",
    clicks:
      "Clic sul pulsante nella pagina di un tale link, uno per visita e al massimo 60 al minuto. Fonte: i codici di raccomandazione.",
    orders:
      "Ordini che indicavano un codice, senza quelli annullati e resi; la quota è di chi ha proseguito. Intervallo: Wilson, 95%. Fonte: gli ordini.",
    revenue: "Somma degli importi di questi ordini, per ogni valuta. Fonte: gli ordini.",
  },
  growth: {
    heading: "Crescita guadagnata",
    note: "Quanto hanno speso questo mese i clienti del mese scorso, più quanto hanno speso i nuovi arrivati per raccomandazione, entrambi come quota dei ricavi del mese scorso; meno il 100%. Solo mesi conclusi.",
    caption: "Ricavi e crescita guadagnata per mese",
    month: "Mese",
    revenue: "Ricavi",
    kept: "Mantenuti",
    earned: "Raccomandati",
    growth: "Crescita guadagnata",
    none: "Servono ordini con importi in due mesi consecutivi.",
  },
};
