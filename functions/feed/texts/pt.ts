import type { FeedTexts } from "../feed-texts.ts";

export const pt: FeedTexts = {
  title: (store) => `O que os clientes dizem de ${store}`,
  heading: "O que dizem os clientes",
  rating: (stars) => (stars === 1 ? "1 estrela em 5" : `${stars} estrelas em 5`),
  average: (mean) => `${mean} em 5`,
  counts: (ratings, published) => `Avaliações nos últimos 12 meses: ${ratings}. Testemunhos publicados: ${published}.`,
  selection: {
    all: "Todos os testemunhos que os clientes aceitaram publicar",
    curated: "Escolhidos pela loja",
  },
  provenances: {
    verified_purchase: "Compra verificada",
    invited: "Por convite",
    open: "Aberta a todos",
    imported: "Importada",
  },
  incentivized: "Foi prometido algo por esta resposta",
  reply: (store) => `${store} responde`,
  anonymous: "Um cliente",
  verify: "Como verificamos",
  more: "Mostrar mais",
  previous: "Anterior",
  next: "Seguinte",
  empty: "Ainda não há testemunhos.",
  photo: "Fotografia do cliente",
  verification: {
    title: "Como são verificados os testemunhos",
    lead: (store) =>
      `Esta página diz como surgem os testemunhos de ${store}. O Viaggio escreve-a a partir dos dados da loja; a loja não a pode alterar.`,
    period: (from, to) => `Contagem de ${from} a ${to}.`,
    sources: {
      heading: "De onde vêm as respostas",
      text: "Cada testemunho tem uma destas etiquetas. É o sistema que a põe, conforme a resposta chegou; nem a loja nem o cliente a podem escolher.",
      explained: {
        verified_purchase: "O cliente abriu uma ligação pessoal associada a uma compra. Só serve uma vez.",
        invited: "O cliente abriu uma ligação pessoal enviada pela loja. Só serve uma vez.",
        open: "Qualquer pessoa podia responder: por uma ligação pública, pelo código de um cartaz ou por um formulário numa página. Não sabemos se é cliente.",
        imported: "Trazida pela loja de outro sistema. Não verificámos a sua origem.",
      },
    },
    consent: {
      heading: "Só com o consentimento do cliente",
      text: "A todos os que respondem é oferecida a mesma escolha, digam o que disserem: nada vem assinalado e cada lugar de publicação é aceite em separado. Com o consentimento guarda-se o texto exato que foi mostrado.",
      withdraw:
        "O cliente pode retirar o consentimento a qualquer momento na sua própria página. As palavras saem logo de todos os feeds e das cópias a caminho num minuto.",
      version: "Versão do texto que é mostrado agora",
    },
    moderation: {
      heading: "Porque podem faltar palavras",
      text: "Uma pessoa da loja vê as palavras antes de aparecerem. Só as pode recusar por um destes motivos. Nenhum diz respeito às estrelas nem aos elogios.",
      reasons: {
        personal_data: "Dados pessoais que não se podem tapar",
        offensive: "Insultos ou ameaças",
        unlawful: "Conteúdo ilícito",
        advertising: "Publicidade",
        off_topic: "Não é sobre a loja",
        not_genuine: "Resposta não autêntica",
        unreadable: "Ilegível",
        duplicate: "Enviada duas vezes",
      },
      verbatim:
        "Ninguém pode mudar as palavras. A loja pode mostrar uma parte e tem de tapar os dados pessoais com ▇. O que a loja responde está marcado como seu.",
    },
    rates: {
      heading: "Publicados, por estrelas",
      text: "Se uma loja publicasse mais os bons, ver-se-ia aqui.",
      stars: "Estrelas",
      none: "Sem estrelas",
      offered: "Permitidos",
      published: "Publicados",
      waiting: "À espera",
      rejected: "Excluídos",
    },
    ratings: {
      heading: "Todas as avaliações",
      text: "Sobre todas as respostas válidas, com ou sem palavras, publicadas ou não. É a média que está ao lado dos testemunhos.",
      stars: "Estrelas",
      answers: "Respostas",
      mean: "Média",
      noRatings: "Ainda ninguém deu estrelas.",
    },
    contradictions: {
      heading: "Respostas que se contradizem",
      text: (n) =>
        `Respostas cujas palavras dizem o contrário das estrelas ou da cara escolhida: ${n}. Contam como as outras, e uma pessoa olha para elas.`,
    },
    refusals: {
      unknown: "Esta página não existe",
      unknownText: "Esta loja não publica testemunhos, ou guarda-os para si.",
      failed: "Algo correu mal do nosso lado. Recarregue a página daqui a um momento.",
    },
    generated: (day) => `Escrita em ${day}.`,
    language: "Idioma",
    answers: "Respostas",
    source: "Etiqueta",
    meaning: "O que significa",
  },
};
