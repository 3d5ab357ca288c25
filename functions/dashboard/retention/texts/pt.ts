import type { RetentionTexts } from "../retention-texts.ts";

export const pt: RetentionTexts = {
  title: "Quem volta",
  headline: {
    lift: (month, [good, bad], difference, interval) =>
      `Voltaram a comprar no mês ${month} ${good} dos clientes que se sentiram bem após a primeira compra, contra ${bad} dos que se sentiram mal: ${difference} pontos (intervalo de 95%: ${interval}).`,
    noLift: (month, interval) =>
      `No mês ${month}, quem se sentiu bem e quem se sentiu mal não diferem com certeza em voltar a comprar (intervalo de 95% da diferença: ${interval} pontos).`,
    notProof: "Acompanha o que sentiram; não prova que seja a causa.",
    tooFew:
      "Ainda não há clientes suficientes para comparar quem se sentiu bem e quem se sentiu mal: são precisos 30 de cada lado.",
  },
  months: { heading: "Primeiras compras dos últimos", last: (months) => `${months} meses` },
  cohorts: {
    heading: "Voltaram a comprar, segundo a primeira emoção",
    note: "Cada cliente conta no mês da primeira compra, segundo a emoção da primeira resposta depois dela. Só se mostram meses terminados; menos de 5 clientes ficam ocultos.",
    caption: "Parte dos clientes que voltaram a comprar em cada mês após a primeira compra",
    band: "Sentiram-se",
    customers: "Clientes",
    month: (month) => `Mês ${month}`,
    bands: { negative: "mal", neutral: "nem bem nem mal", positive: "bem", none: "não disseram" },
    interval: (low, high, returned, n) => `${returned} de ${n} · de ${low} a ${high}`,
    how: "Cada parte são os clientes que voltaram a comprar nesse mês ÷ aqueles para quem terminou. Intervalo: Wilson, 95%; o da diferença em cima: Newcombe, a partir de 30 clientes de cada lado. Encomendas canceladas e devolvidas não contam. Fonte: encomendas e respostas nos perfis dos clientes.",
    byMonth: "Por mês da primeira compra",
    firstPurchase: "Primeira compra",
    fewerThan5: "menos de 5",
  },
  figures: {
    heading: "Em resumo",
    repeat: "Responderam mais de uma vez",
    repeatNote: "de quem respondeu pela primeira vez nestes meses, num ano",
    again: "Responderam de novo após uma má experiência",
    againNote: "das respostas negativas, em 90 dias",
    recovered: "Sentiram-se então melhor",
    recoveredNote: "destas, cuja resposta seguinte não foi negativa",
    gap: "Tempo habitual até à próxima encomenda",
    gapNote: "nove em dez dos que voltam a encomendar já o fizeram até lá",
    days: (days) => `${days} dias`,
    of: (count, n) => `${count} de ${n}`,
    tooFew: "poucos para dizer",
    explained: {
      repeat: (n) =>
        `Clientes que voltaram a responder em 365 dias ÷ os ${n} cuja primeira resposta é destes meses. Intervalo: Wilson, 95%. Fonte: os perfis dos clientes.`,
      again: (n) =>
        `Respostas negativas (emoção declarada de −30 ou menos) após as quais o mesmo cliente voltou a declarar uma emoção em 90 dias ÷ as ${n} negativas. Intervalo: Wilson, 95%. Fonte: os perfis dos clientes.`,
      recovered: (n) =>
        `Das ${n} respostas seguintes em 90 dias, as acima de −30. Intervalo: Wilson, 95%. Fonte: os perfis dos clientes.`,
      gap: "Os dias que nove em cada dez intervalos entre uma encomenda e a seguinte não ultrapassam, por classes de 7 a 365 dias; a partir de 30 intervalos. Fonte: as encomendas destes meses.",
    },
  },
  recovery: {
    heading: "Depois de uma má experiência",
    note: "Respostas negativas destes meses, conforme alguém da loja tenha contactado o cliente antes de ele voltar a responder. Cada cliente é comparado consigo próprio.",
    group: "Respostas negativas",
    followedUp: "com acompanhamento",
    leftAlone: "sem ele",
    negative: "Respostas",
    again: "Voltaram a responder em 90 dias",
    better: "Sentiram-se melhor então",
    change: "Variação da emoção",
    noProof:
      "Não é prova: ninguém sorteia quem é acompanhado, e quem se sentiu muito mal costuma sentir-se melhor da vez seguinte de qualquer modo.",
    noneYet: "Ainda não há nenhum acompanhamento anotado: anotam-se na página de um cliente.",
    how: "Um acompanhamento conta para uma resposta negativa (−30 ou menos) se aconteceu em 90 dias e antes da resposta seguinte. Variação: média da emoção seguinte menos a negativa do mesmo cliente, com o intervalo de 95% de uma pontuação, de metade da variação; a partir de 5 pares. Partes: Wilson, 95%. Fonte: os perfis dos clientes.",
  },
  risk: {
    heading: "Clientes que se podem perder",
    note: "Uma regra prática que mostra os seus motivos, não uma previsão. Alto a partir de 60 pontos em 100.",
    caption: "Clientes que se podem perder, primeiro os com mais pontos",
    customer: "Cliente",
    points: "Pontos",
    reasons: "Motivos",
    emotion: "Emoção recente",
    lastAnswer: "Última resposta",
    lastOrder: "Última encomenda",
    high: "alto",
    reason: {
      felt_bad: "última resposta negativa",
      falling: "sente-se pior de cada vez",
      late_order: "encomenda atrasada",
      open_complaint: "reclamação aberta há mais de 3 dias",
    },
    worth: (reason, points) => `${reason} (${points})`,
    none: "Nenhuma resposta dá motivo para preocupação com alguém.",
    older: "Mais clientes",
    first: "Voltar aos primeiros",
  },
  empty: {
    title: "Ainda não há clientes",
    text: "Esta página enche-se quando o Viaggio souber de encomendas e os clientes responderem sobre elas.",
  },
};
