import type { LocalTexts } from "../local-texts.ts";

export const pt: LocalTexts = {
  language: "Idioma desta página",
  home: {
    lead: "A voz do cliente ao longo da viagem: como foi cada etapa, nas palavras dos clientes.",
    bottega:
      "Esta é a Bottega Aurora, uma pequena loja de cerâmica feita à mão. Não existe: a loja, os clientes e tudo o que dizem foram escritos para esta demonstração. Os dados chegaram pela mesma API que pode usar aqui em baixo.",
    demoShop: "Loja de demonstração",
    shows: {
      journey: "onde corre bem e onde se perdem clientes, nas palavras deles",
      trend: "como tem corrido, e desde quando as encomendas chegam por outra transportadora",
      retention: "quem volta a comprar depois do que sentiu da primeira vez, e quem se pode perder",
      advocacy: "quem recomenda a loja, e o que resultou disso",
      mailbox: "os e-mails que os clientes receberiam",
    },
    signIn:
      "A loja de demonstração mostra o que uma loja põe nas suas próprias páginas: o widget que pergunta e o mural de testemunhos. O que responder ali fica logo no mapa. O terminal onde iniciou o Viaggio mostra uma ligação que dá acesso a todas estas páginas; serve uma só vez, e `npm run -s viaggio -- sign-in` cria outra.",
    send: {
      heading: "Envie uma resposta",
      text: "Cole isto num terminal enquanto vê o mapa da viagem: atualiza-se em dois segundos.",
    },
    own: {
      heading: "Faça-o seu",
      text: "A chave de administração desta loja está no terminal onde iniciou o Viaggio; foi mostrada uma só vez. Comece com uma pasta vazia e `VIAGGIO_DEMO=0` para ter um Viaggio sem a demonstração.",
    },
    firstSteps: { heading: "Primeiros passos", text: "Aqui não há loja de demonstração. Crie a sua:" },
    here: "Tudo isto funciona nesta máquina e só a partir dela se alcança.",
  },
  docs: {
    title: "API do Viaggio",
    forMachines: "para máquinas",
    keys: "Mostre uma chave como `Authorization: Bearer …`; só alcança a sua própria loja. Todos os erros têm a mesma forma: um `code` estável, uma mensagem e, para cada coisa errada, onde está e porquê.",
    inEnglish: "As operações estão descritas em inglês.",
    operations: "Operações",
    parametersOf: (operation) => `Parâmetros de ${operation}`,
    columns: ["Nome", "Onde", "Obrigatório", "O que é"],
    yes: "sim",
    no: "não",
    answers: "Respostas",
  },
  mailbox: {
    title: "Caixa de correio",
    lead: "E-mails que o Viaggio teria enviado. Nada sai desta máquina.",
    clock: "O relógio marca",
    empty:
      "Ainda não há e-mails: o que está na hora de enviar chega em menos de um segundo. Como adiantar o relógio lê-se em `docs/orders.md`.",
    count: (all) => `E-mails: ${all}`,
    newest: (shown, all) => `E-mails: os ${shown} mais recentes de ${all}`,
    kinds: { invitation: "convite", reminder: "lembrete" },
    about: ({ to, kind, store, order }) => `para ${to}, ${kind}, loja ${store}, encomenda ${order}`,
    fields: "Campos do e-mail",
    mailLanguage: "Idioma",
    asPage: "Como página",
    asSent: "Como foi enviado",
    looks: "O seu aspeto",
    plain: "Como texto simples",
    news: {
      heading: "O que lhe acontece",
      text: "Na AWS é o SES que avisa dos e-mails devolvidos e dos leitores que os consideram indesejados. Aqui é você:",
    },
    cameBack: "Foi devolvido",
    complained: "Quem o leu reclamou",
  },
};
