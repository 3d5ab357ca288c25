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
    pairedDrop: (from, to, { n, change, interval }) =>
      html`A maior queda vai de ${from} a ${to}. <small>Os ${n} clientes que responderam em ambas mudaram em ${change} (intervalo de 95%: ${interval}). As duas médias contam também todos os outros: a diferença delas é outra.</small>`,
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
    before: (value) => `no período anterior ${value}`,
    someTouchpoints: "De cada fase estão desenhados os pontos de contacto com mais respostas; a tabela tem mais.",
    legend: {
      band: "intervalo de 95%",
      size: "maior: mais respostas",
      above: "acima de zero",
      below: "abaixo de zero",
      small: "menos de 30 respostas",
      touchpoint: "ponto de contacto, pelo seu canal",
      previous: "o período anterior",
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
    change: "Variação",
    allOf: (n) => `Todos os ${n} pontos de contacto desta fase`,
    note: "As linhas com menos de 30 emoções declaradas ficam em cinza e não se comparam. Menos de 5 ficam ocultas: apontariam para pessoas.",
  },
  coverage: {
    based: (n) => `Com base em ${n} respostas`,
    selfReported: (n) => `${n} com uma emoção declarada`,
    inferred: (n) => `${n} deduzidas só do texto`,
    withoutEmotion: (n) => `${n} sem emoção`,
    leftOut: (parts) => html`Não contadas: ${parts}.`,
    unfinished: (n) => `${n} começadas e não enviadas`,
    suspect: (n) => `${n} que parecem enviadas por máquinas`,
  },
  standsOut: {
    heading: "O que se destaca",
    momentOfTruth: (touchpoint, emotion, importance, n) =>
      html`${touchpoint} é um momento da verdade: anda muito ligado à recomendação (r = ${importance}, respostas: ${n}) e sente-se pior do que os outros (${emotion}).`,
    peakEnd: (peak, end, value, mean) =>
      html`A fase mais intensa é ${peak}, a última é ${end}: na memória fica cerca de ${value}, ao lado de uma média de ${mean} de todas as respostas.`,
    peakIsEnd: (stage, value, mean) =>
      html`A fase mais intensa, ${stage}, é também a última: na memória fica cerca de ${value}, ao lado de uma média de ${mean} de todas as respostas.`,
    perCustomer: (value, interval, n) =>
      `Para cada cliente por si: ${value}, intervalo de 95% ${interval}, clientes: ${n}.`,
    changed: (days, value, interval) => `Face a ${days}, a emoção mudou ${value} (intervalo de 95% ${interval}).`,
    notChanged: (days, value, interval) =>
      `Face a ${days}, a emoção não mostra uma mudança certa (${value}, intervalo de 95% ${interval}).`,
    tooFewBefore: (days) => `${days}: respostas a menos para comparar.`,
    stages: (list) => html`Mudanças certas por fase: ${list}.`,
  },
  spread: {
    heading: "Como se distribuem as respostas",
    note: "Duas fases com a mesma média podem ser muito diferentes: todos contentes, ou metade encantada e metade zangada.",
    caption: "Emoções declaradas de cada fase em cinco classes",
    classes: ["muito má", "má", "nem uma nem outra", "boa", "muito boa"],
  },
  how: {
    dissonant:
      "O que foi declarado e o texto têm sinais opostos, ambos com pelo menos metade da força, e o texto é certo pelo menos a meio: convém que uma pessoa os leia.",
    curve:
      "Cada ponto é a média de uma fase com o seu intervalo de 95%. A maior queda é a mais funda entre fases vizinhas com pelo menos 30 respostas cada uma cujo intervalo exclui o 0. Um momento da verdade tem pelo menos 100 respostas com emoção e recomendação, uma correlação das duas acima da mediana e com certeza acima de 0, e uma emoção abaixo da mediana; é uma associação, não uma causa. Pico e fim: o meio entre a fase mais afastada de 0 e a última.",
    spread:
      "Classes: até −66, de −65 a −26, de −25 a 24, de 25 a 64, a partir de 65. Cada uma das cinco caras é o meio de uma classe. Partes das emoções declaradas, arredondadas.",
    table:
      "Emoção: média das emoções declaradas da linha. Intervalo: a média com três respostas acrescentadas, ± 1,96 erros padrão. Variação: diferença para o período anterior; certa só com pelo menos 100 respostas de ambos os lados e um intervalo que exclui o 0, e nos pontos de contacto só ao lado de todos os outros (Benjamini–Hochberg, 10%).",
  },
  tools: {
    heading: "Partilhar e exportar",
    link: "Ligação para estes dias",
    copy: "Copiar a ligação",
    copied: "Ligação copiada",
    print: "Imprimir ou guardar em PDF",
    svg: "Desenho (SVG)",
    png: "Imagem (PNG)",
    csv: "Tabela (CSV)",
  },
  invitations: {
    heading: "Convites por correio",
    note: "Os que saíram nestes dias e as respostas que deles vieram, quando quer que fosse. Taxa de resposta: respostas ÷ entregues.",
    touchpoint: "Ponto de contacto",
    invited: "Convidados",
    delivered: "Entregues",
    answered: "Respostas",
    rate: "Taxa de resposta",
    interval: "Intervalo de 95%",
    low: "menos de 5%",
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
