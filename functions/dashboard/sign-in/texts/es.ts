import type { SignInTexts } from "../sign-in-texts.ts";

export const es: SignInTexts = {
  title: "Entrar",
  signedOut: "Has salido.",
  once: {
    heading: "Con este enlace",
    note: "Sirve una sola vez, durante 15 minutos desde que se creó.",
    button: "Entrar",
  },
  key: {
    heading: "Con una clave",
    note: "Una clave secreta con el permiso read, moderate o admin. Puede crearla quien gestiona tu Viaggio. Solo está aquí hasta que entras.",
    label: "Clave secreta",
    button: "Entrar",
  },
  problems: {
    noKey: "Esta no es una clave secreta que sirva aquí. Empieza por sk_ y no está revocada.",
    noScope: "La clave sirve, pero no puede ver ninguna página: necesita el permiso read, moderate o admin.",
    linkGone: "Este enlace ya se ha usado, o han pasado sus 15 minutos. Pide uno nuevo o entra con una clave.",
  },
};
