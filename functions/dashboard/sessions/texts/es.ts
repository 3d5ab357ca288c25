import { html } from "../../../pages/html.ts";
import type { SessionsTexts } from "../sessions-texts.ts";

export const es: SessionsTexts = {
  title: "Sesiones",
  lead: (store) =>
    html`Quién ha entrado en ${store}. Una sesión termina sola tras 12 horas sin uso y, en todo caso, a los 14 días.`,
  onlyOwn: "Ves las hechas con tu clave. Quien puede administrar las ve todas.",
  caption: "Sesiones que no han terminado",
  headings: { name: "Clave o enlace", may: "Puede", since: "Desde", seen: "Último uso", until: "Termina a más tardar" },
  thisOne: "esta",
  end: "Terminar",
  endOf: "Terminar la sesión de",
  ended: "La sesión ha terminado.",
  expired: "Esta página ha estado abierta demasiado tiempo. Inténtalo de nuevo.",
  may: { read: "ver el viaje", moderate: "decidir sobre los testimonios", admin: "cambiar el viaje" },
};
