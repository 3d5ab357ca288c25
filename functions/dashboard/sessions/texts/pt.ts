import { html } from "../../../pages/html.ts";
import type { SessionsTexts } from "../sessions-texts.ts";

export const pt: SessionsTexts = {
  title: "Sessões",
  lead: (store) =>
    html`Quem entrou em ${store}. Uma sessão termina sozinha após 12 horas sem uso e, em todo caso, após 14 dias.`,
  onlyOwn: "Você vê as feitas com a sua chave. Quem pode administrar vê todas.",
  caption: "Sessões que não terminaram",
  headings: { name: "Chave ou link", may: "Pode", since: "Desde", seen: "Último uso", until: "Termina o mais tardar" },
  thisOne: "esta",
  end: "Encerrar",
  endOf: "Encerrar a sessão de",
  ended: "A sessão foi encerrada.",
  expired: "Esta página ficou aberta por tempo demais. Tente de novo.",
  may: { read: "ver a viagem", moderate: "decidir sobre os testemunhos", admin: "mudar a viagem" },
};
