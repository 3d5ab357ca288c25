import type { AdvocacyTexts } from "../advocacy-texts.ts";

export const pt: AdvocacyTexts = {
  title: "Quem fala por vós",
  headline: (score, interval, n) =>
    `A pontuação de recomendação é ${score} (intervalo de 95%: ${interval}), com ${n} respostas.`,
  tooFew: "Ainda não há respostas suficientes para uma pontuação de recomendação.",
  comparable: "Parte de 9–10 menos parte de 0–6 de «recomendaria a nossa loja, de 0 a 10?»; comparável com NPS®.",
  groups: {
    heading: "Quem vos recomendaria",
    note: "A todos se faz a mesma pergunta, seja o que for que sentiram.",
    chart: "Promotores, passivos e detratores como partes de quem respondeu",
    promoters: "Promotores (9–10)",
    passives: "Passivos (7–8)",
    detractors: "Detratores (0–6)",
    group: "Grupo",
    answers: "Respostas",
    share: "Parte e intervalo de 95%",
  },
  words: {
    heading: "Palavras que se podem passar",
    note: "Nada se pede, publica ou esconde pela pontuação.",
    consented: "Aceitaram a publicação",
    consentedNote: "dos comentários cujos autores foram convidados nestes dias",
    published: "Publicados",
    publishedNote: "de todos os testemunhos que o podem ser, como estão agora",
    verified: "De uma compra verificada",
    verifiedNote: "dos publicados, como estão agora",
  },
  of: (count, n) => `${count} de ${n}`,
  tooFewShare: "poucos para dizer",
  referrals: {
    heading: "Boca a boca",
    note: "Quem respondeu pode criar um link seu para recomendar a loja. Contam-se os meses inteiros destes dias; nada se guarda de quem o segue.",
    codes: "Links criados",
    clicks: "Foram até à loja",
    clicksNote: "abrir o link não conta por si só",
    orders: "Encomendas que vieram assim",
    conversion: (percent, interval) => `${percent} de quem seguiu (${interval})`,
    revenue: "Receita destas encomendas",
    none: "Ainda não foi criado nenhum link. Digam para onde levam: indiquem o endereço da loja.",
  },
  how: {
    groups: (n) =>
      `De ${n} respostas de 0 a 10, a parte de cada grupo; a pontuação é a parte de 9–10 menos a parte de 0–6, em pontos. Intervalos de 95%: Wilson para uma parte, Wald ajustado para a pontuação. Fonte: os contadores diários da loja.`,
    consented: (n) =>
      `Comentários de quem aceitou ÷ os ${n} de quem foi perguntado. Intervalo: Wilson, 95%. Fonte: os contadores diários da loja.`,
    published: (n) =>
      `Testemunhos publicados ÷ os ${n} que podem ser publicados, neste momento. Intervalo: Wilson, 95%. Fonte: a contagem dos testemunhos.`,
    verified: (n) =>
      `Testemunhos publicados de uma compra verificada ÷ os ${n} publicados, neste momento. Intervalo: Wilson, 95%. Fonte: a contagem dos testemunhos.`,
    codes:
      "Ligações que clientes pediram para si nestes meses, cada uma contada uma vez. Fonte: os códigos de recomendação.",
    clicks:
      "Cliques no botão da página de uma ligação dessas, um por visita e no máximo 60 por minuto. Fonte: os códigos de recomendação.",
    orders:
      "Encomendas que indicavam um código, sem as canceladas e devolvidas; a parte é de quem seguiu. Intervalo: Wilson, 95%. Fonte: as encomendas.",
    revenue: "Soma dos valores destas encomendas, em cada moeda. Fonte: as encomendas.",
  },
  growth: {
    heading: "Crescimento ganho",
    note: "O que os clientes do mês anterior gastaram este mês, mais o que gastaram os novos que vieram por recomendação, ambos como parte da receita do mês anterior; menos 100%. Só meses terminados.",
    caption: "Receita e crescimento ganho por mês",
    month: "Mês",
    revenue: "Receita",
    kept: "Mantida",
    earned: "Recomendada",
    growth: "Crescimento ganho",
    none: "São precisas encomendas com valor em dois meses seguidos.",
  },
};
