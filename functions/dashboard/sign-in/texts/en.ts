import type { SignInTexts } from "../sign-in-texts.ts";

export const en: SignInTexts = {
  title: "Sign in",
  signedOut: "You are signed out.",
  once: { heading: "With this link", note: "It works once, for 15 minutes after it was made.", button: "Sign in" },
  key: {
    heading: "With a key",
    note: "A secret key with the scope read, moderate or admin. Whoever runs your Viaggio can create one. It stays here only until you are signed in.",
    label: "Secret key",
    button: "Sign in",
  },
  problems: {
    noKey: "This is not a secret key that works here. It begins with sk_ and is not revoked.",
    noScope: "This key works, but it may see no page: it needs the scope read, moderate or admin.",
    linkGone: "This link has been used, or its 15 minutes are over. Ask for a new one, or sign in with a key.",
  },
};
