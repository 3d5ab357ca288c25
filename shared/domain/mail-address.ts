import * as z from "zod";

/** Longest address that mail can be sent to, and longest part before the @. Source: RFC 5321, 4.5.3.1. */
const LONGEST = 254;
const LONGEST_LOCAL = 64;

const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/** A domain as mail needs it: lower case, other scripts as `xn--…`; undefined when it is none. */
const asciiDomain = (domain: string): string | undefined => {
  // Only what a domain may hold reaches the parser of addresses, which would take a path or a port too.
  if (!/^[\p{L}\p{M}\p{N}.-]{1,253}$/u.test(domain)) return undefined;
  const url = URL.parse(`https://${domain}`);
  return url !== null && DOMAIN.test(url.hostname) ? url.hostname : undefined;
};

/** The address as mail is sent to it; undefined when it is none. Line breaks, quotes, comments and lists are none. */
export const toMailAddress = (text: string): string | undefined => {
  const at = text.lastIndexOf("@");
  const local = text.slice(0, at);
  const domain = at < 1 ? undefined : asciiDomain(text.slice(at + 1));
  if (domain === undefined || local.length > LONGEST_LOCAL || !LOCAL.test(local)) return undefined;
  const address = `${local}@${domain}`;
  return address.length > LONGEST ? undefined : address;
};

/** An e-mail address; a domain in another script becomes its ASCII form. */
export const MailAddress = z.string().transform((text, context) => {
  const address = toMailAddress(text.trim());
  if (address !== undefined) return address;
  context.addIssue({ code: "custom", message: "is not an e-mail address that mail can be sent to" });
  return z.NEVER;
});

/**
 * What tells one person's mailbox from another's: without the case of letters, and without a `+tag`, so that nobody is
 * asked once for each tag. Mail goes to the address as it was given.
 */
export const mailboxOf = (address: string): string => {
  const [local = "", domain = ""] = address.toLowerCase().split("@");
  const [name = ""] = local.split("+");
  return `${name === "" ? local : name}@${domain}`;
};
