import type { FrameTexts } from "../frame-texts.ts";

export const pt: FrameTexts = {
  skip: "Ir para o conteúdo",
  homePage: "Página inicial",
  period: {
    heading: "Período",
    from: "De",
    to: "Até",
    show: "Mostrar",
    lastDays: (days) => `${days} dias`,
    last12Months: "12 meses",
    zone: (zone) => `Dias no fuso horário ${zone}`,
  },
  filters: {
    heading: "Apenas",
    remove: "Remover",
    removeAll: "Remover todos os filtros",
    choose: "Filtros",
    any: "Todos",
    otherLanguage: "Outro idioma",
    compare: "Comparar com",
    compareWith: { none: "nada", previous: "o período anterior" },
    names: {
      channel: "Canal",
      touchpoint: "Ponto de contato",
      language: "Idioma",
      source: "Origem",
      provenance: "Procedência",
      segment: "Segmento",
    },
  },
  live: {
    followed: "Atualizada às",
    lost: "No momento a página não pode ser atualizada. Ela tenta de novo.",
    ended: "A sua sessão terminou. Entre de novo",
  },
  footer: {
    language: "Idioma desta página",
    about: "Viaggio: a voz do cliente ao longo da jornada",
  },
  channels: {
    web: "Web",
    blog: "Blog",
    social: "Redes sociais",
    email: "E-mail",
    ecommerce: "Loja online",
    store: "Loja",
    app: "Aplicativo",
    support: "Atendimento",
    event: "Evento",
  },
  sources: { link: "Link", widget: "Widget", kiosk: "Quiosque", import: "Importação", api: "API" },
  provenances: {
    verified_purchase: "Compra verificada",
    invited: "Por convite",
    open: "Aberta a todos",
    imported: "Importada",
  },
  wrong: {
    heading: "Não é possível mostrar",
    notADay: "Informe uma data como 2026-11-22.",
    reversed: "O primeiro dia não pode vir depois do último.",
    tooLong: (days) => `O período não pode passar de ${days} dias.`,
    filter: "Este valor de filtro não existe.",
    unknown: "Esta parte do endereço não é conhecida aqui.",
    startAgain: "Recomeçar sem filtros",
  },
  refusals: {
    invalid_input: { title: "Confira o período", text: "Corrija o que está marcado abaixo e tente de novo." },
    forbidden: {
      title: "Você não pode ver esta página",
      text: "Falta à sua chave a permissão. Quem opera o seu Viaggio pode criar uma que a tenha.",
    },
    not_found: { title: "Não há nada aqui", text: "O que este endereço indica, ou a loja, não existe mais." },
    rate_limited: { title: "Solicitações demais", text: "Espere um momento e recarregue a página." },
    internal: {
      title: "Algo deu errado do nosso lado",
      text: "Ficou registrado. Recarregue a página; se acontecer de novo, avise quem opera o seu Viaggio.",
    },
    unavailable: { title: "Indisponível no momento", text: "Recarregue a página daqui a pouco." },
  },
  signInAnew: "Entrar com outra chave",
  reference: (id) => `Referência: ${id}`,
  figure: {
    interval: (low, high) => `de ${low} a ${high}`,
    fewerThan5: "menos de 5",
    fewerThan5Answers: "menos de 5 respostas",
    noAnswers: "sem respostas",
    few: "poucas respostas",
    noCertainChange: "nenhuma mudança certa",
    how: "Como se calcula",
  },
  explained: {
    answers: (n) =>
      `${n} respostas contadas nestes dias. O que foi começado e não enviado, e o que parece enviado por uma máquina, fica de fora. Fonte: os contadores diários da loja.`,
    emotion: (n) =>
      `Média de ${n} emoções declaradas. Cada uma é 100 × (0,50 × sentimento + 0,35 × estrelas + 0,15 × texto, pela sua certeza) ÷ os pesos presentes. Intervalo: a média com três respostas acrescentadas, ± 1,96 erros padrão. Fonte: os contadores diários da loja.`,
    recommendation: (n) =>
      `De ${n} respostas de 0 a 10, a parte de 9–10 menos a parte de 0–6, em pontos. Intervalo: Wald ajustado, 95%. Fonte: os contadores diários da loja.`,
    inferred: (n) =>
      `Média de ${n} comentários sem sentimento nem estrelas: 100 × (probabilidade de positivo − probabilidade de negativo). Fonte: os contadores diários da loja.`,
  },
  comment: {
    readOn: "Continuar a ler",
    stars: (n) => `${n} de 5 estrelas`,
    faces: ["muito insatisfeito", "insatisfeito", "nem satisfeito nem insatisfeito", "satisfeito", "muito satisfeito"],
    dissonant: "o texto contradiz o que foi declarado",
  },
};
