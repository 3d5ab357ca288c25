import { html } from "../../../pages/html.ts";
import type { MapTexts } from "../map-texts.ts";

export const pt: MapTexts = {
  title: "Mapa da jornada",
  headline: {
    best: (stages) => html`Onde os clientes se sentem melhor: ${stages}.`,
    noneStandsOut: "Os clientes sentem quase o mesmo em todas as etapas: nenhuma se destaca com certeza.",
    noneIsGood: "Ainda não há etapa em que os clientes se sintam bem com certeza.",
    drop: (from, to, interval) =>
      html`A maior queda vai de ${from} a ${to}. <small>Intervalo de 95% da variação: ${interval}.</small>`,
    noDrop: "Nenhuma queda entre etapas é certa.",
    tooFew: "Ainda não há respostas suficientes para comparar as etapas: cada uma precisa de pelo menos 30.",
  },
  figures: {
    heading: "Em resumo",
    answers: "Respostas",
    emotion: "Emoção",
    selfReported: "declarada pelos clientes, de −100 a +100",
    recommendation: "Índice de recomendação",
    recommendationNote: "proporção de 9–10 menos proporção de 0–6",
    inferred: "Emoção deduzida do texto",
    inferredNote: "comentários sem emoção declarada; mantida à parte",
    dissonant: "Respostas contraditórias",
    dissonantNote: "o texto diz o contrário do que foi declarado",
  },
  curve: {
    heading: "O que se sente em cada etapa",
    scale: "Emoção declarada, de −100 (muito ruim) a +100 (muito boa)",
    title: "Curva das emoções ao longo das etapas da jornada",
    point: (stage, value, interval, n) => `${stage}: ${value}, intervalo de 95% ${interval}, respostas: ${n}`,
    few: "poucas respostas",
    biggestDrop: "maior queda",
    legend: {
      band: "intervalo de 95%",
      size: "maior: mais respostas",
      above: "acima de zero",
      below: "abaixo de zero",
      small: "menos de 30 respostas",
    },
  },
  table: {
    heading: "Pontos de contato",
    caption: "Emoção declarada em cada etapa e ponto de contato",
    touchpoint: "Etapa e ponto de contato",
    answers: "Respostas",
    emotion: "Emoção",
    interval: "Intervalo de 95%",
    feelings: "Sentimentos mais citados",
    began: (began, sent) => `pesquisas: ${began} iniciadas, ${sent} enviadas`,
    wholeStage: "toda a etapa",
    archived: "arquivado",
    noTouchpoints: "nenhum ponto de contato a mostrar",
    note: "As linhas com menos de 30 emoções declaradas ficam em cinza e não se comparam. Menos de 5 ficam ocultas: apontariam para pessoas.",
  },
  comments: {
    heading: "Nas palavras dos clientes",
    note: "Os três comentários mais recentes de cada etapa, digam o que disserem. Nenhum é escolhido pela nota.",
    none: "Nenhum comentário neste período.",
    noneAmong: (n) => `Nenhum comentário entre as ${n} respostas mais recentes.`,
  },
  empty: {
    noTouchpoints: {
      title: "Ainda não há pontos de contato",
      text: "Um ponto de contato é onde os clientes encontram a loja: uma página, um pacote, uma conversa. Crie o primeiro e o mapa começa aqui; a página inicial mostra como.",
    },
    noAnswers: {
      title: "Nenhuma resposta neste período",
      text: "Escolha um período mais longo ou envie uma primeira resposta: a página inicial lista os pontos de contato, com uma linha curl para copiar.",
    },
    noMatch: {
      title: "Nenhuma resposta corresponde a estes filtros",
      text: "Remova um filtro ou escolha um período mais longo.",
    },
  },
};
