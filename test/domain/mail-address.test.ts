import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mailboxOf, toMailAddress } from "../../shared/domain/mail-address.ts";

describe("an address that mail can be sent to", () => {
  it.each([
    ["maria@example.com", "maria@example.com"],
    ["Maria.Rossi+ordini@Example.COM", "Maria.Rossi+ordini@example.com"],
    ["info@bücher.example", "info@xn--bcher-kva.example"],
    ["info@例え.テスト", "info@xn--r8jz45g.xn--zckzah"],
    ["o'neil@example.ie", "o'neil@example.ie"],
  ])("%s is sent to %s", (text, address) => {
    expect(toMailAddress(text)).toBe(address);
  });

  it.each([
    "",
    "maria",
    "@example.com",
    "maria@",
    "maria@localhost",
    "maria@example..com",
    ".maria@example.com",
    "maria.@example.com",
    "ma..ria@example.com",
    "maria@example.com\r\nBcc: all@example.com",
    "maria\n@example.com",
    "maria@exa\rmple.com",
    "maria@example.com, eve@example.com",
    "Maria <maria@example.com>",
    '"maria rossi"@example.com',
    "maria@[127.0.0.1]",
    "maria@127.0.0.1",
    "maria@example.com/path",
    "maria@example.com:25",
    "maría@example.com",
    "maria\u0000@example.com",
    `${"a".repeat(65)}@example.com`,
    `a@${"b".repeat(64)}.com`,
  ])("%j is none", (text) => {
    expect(toMailAddress(text)).toBeUndefined();
  });

  it("never holds anything that could end a header or begin another address", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.constantFrom("", "@example.com"), (text, end) => {
        const address = toMailAddress(`${text}${end}`);
        expect(address ?? "").toMatch(/^([\x21-\x7e]{1,254})?$/);
        expect(address ?? "").not.toMatch(/[\s,;<>"()[\]\\]/);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("a person's mailbox", () => {
  it.each([
    ["Maria@Example.com", "maria@example.com"],
    ["maria+ordini@example.com", "maria@example.com"],
    ["maria+a+b@example.com", "maria@example.com"],
    ["+tag@example.com", "+tag@example.com"],
  ])("%s is %s", (address, mailbox) => {
    expect(mailboxOf(address)).toBe(mailbox);
  });
});
