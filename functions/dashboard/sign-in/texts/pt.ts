import type { SignInTexts } from "../sign-in-texts.ts";

export const pt: SignInTexts = {
  title: "Entrar",
  signedOut: "Você saiu.",
  once: { heading: "Com este link", note: "Vale uma única vez, por 15 minutos depois de criado.", button: "Entrar" },
  key: {
    heading: "Com uma chave",
    note: "Uma chave secreta com a permissão read, moderate ou admin. Quem opera o seu Viaggio pode criar uma. Ela só fica aqui até você entrar.",
    label: "Chave secreta",
    button: "Entrar",
  },
  problems: {
    noKey: "Esta não é uma chave secreta que valha aqui. Ela começa com sk_ e não está revogada.",
    noScope: "A chave vale, mas não pode ver nenhuma página: precisa da permissão read, moderate ou admin.",
    linkGone: "Este link já foi usado, ou os seus 15 minutos passaram. Peça um novo ou entre com uma chave.",
  },
};
