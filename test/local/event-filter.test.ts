import { describe, expect, it } from "vitest";
import { compileFilter, type FilterPattern } from "../../infra/local/event-filter.ts";

const event = {
  eventName: "MODIFY",
  dynamodb: {
    Keys: { pk: { S: "S#shop#R#1" }, sk: { S: "R" } },
    NewImage: { pending: { N: "1" }, note: { NULL: true }, words: { SS: ["calm", "glad"] }, none: { L: [] } },
    SizeBytes: 120,
  },
};
const image = (pattern: FilterPattern): FilterPattern => ({ dynamodb: { NewImage: pattern } });

describe("an event filter", () => {
  it.each<[string, FilterPattern[], boolean]>([
    ["no patterns", [], true],
    ["an equal value", [{ eventName: ["MODIFY"] }], true],
    ["one of several values", [{ eventName: ["INSERT", "MODIFY"] }], true],
    ["another value", [{ eventName: ["INSERT"] }], false],
    ["a value of another type", [{ dynamodb: { SizeBytes: ["120"] } }], false],
    ["a number", [{ dynamodb: { SizeBytes: [120] } }], true],
    ["a boolean", [image({ note: { NULL: [true] } })], true],
    ["all of several names", [{ eventName: ["MODIFY"], dynamodb: { Keys: { sk: { S: ["R"] } } } }], true],
    ["all but one of several names", [{ eventName: ["MODIFY"], dynamodb: { Keys: { sk: { S: ["P"] } } } }], false],
    ["one of two patterns", [{ eventName: ["INSERT"] }, { eventName: ["MODIFY"] }], true],
    ["a leaf that is there", [image({ pending: { N: [{ exists: true }] } })], true],
    ["a leaf that is not there", [image({ absent: { N: [{ exists: true }] } })], false],
    ["the absence of a missing leaf", [image({ absent: { N: [{ exists: false }] } })], true],
    [
      "the absence of a leaf in a missing image",
      [{ dynamodb: { OldImage: { pk: { S: [{ exists: false }] } } } }],
      true,
    ],
    ["the absence of a leaf that is there", [image({ pending: { N: [{ exists: false }] } })], false],
    ["an object, which is no leaf", [image({ pending: [{ exists: true }] })], false],
    ["an empty list, which has no leaf", [image({ none: { L: [{ exists: true }] } })], false],
    ["a prefix", [{ dynamodb: { Keys: { pk: { S: [{ prefix: "S#shop#" }] } } } }], true],
    ["another prefix", [{ dynamodb: { Keys: { pk: { S: [{ prefix: "K#" }] } } } }], false],
    ["a prefix of a number", [{ dynamodb: { SizeBytes: [{ prefix: "1" }] } }], false],
    ["anything but others", [{ eventName: [{ "anything-but": ["INSERT", "REMOVE"] }] }], true],
    ["anything but itself", [{ eventName: [{ "anything-but": "MODIFY" }] }], false],
    ["anything but another prefix", [{ eventName: [{ "anything-but": { prefix: "RE" } }] }], true],
    ["anything but its own prefix", [{ eventName: [{ "anything-but": { prefix: "MOD" } }] }], false],
    ["anything but, on what is not there", [{ userIdentity: { type: [{ "anything-but": "Service" }] } }], false],
    ["one element of a set", [image({ words: { SS: ["glad"] } })], true],
    ["no element of a set", [image({ words: { SS: ["sad"] } })], false],
    ["a name of Object.prototype", [{ constructor: { name: ["Object"] } }], false],
  ])("handles %s", (_what, patterns, expected) => {
    expect(compileFilter(patterns)(event)).toBe(expected);
  });

  it.each<[string, string, string]>([
    ["an unknown operator", '{"dynamodb":{"SizeBytes":[{"numeric":[">",1]}]}}', "at dynamodb.SizeBytes"],
    ["two operators in one rule", '{"eventName":[{"prefix":"a","exists":true}]}', "at eventName"],
    ["$or", '{"$or":[{"eventName":["INSERT"]}]}', "Unsupported"],
    ["exists with something else than a boolean", '{"eventName":[{"exists":"yes"}]}', "Unsupported"],
    ["anything-but a suffix", '{"eventName":[{"anything-but":{"suffix":"T"}}]}', "Unsupported"],
    ["anything-but nothing", '{"eventName":[{"anything-but":[]}]}', "Unsupported"],
    ["a bare value", '{"eventName":"INSERT"}', "must be a list of rules"],
    ["an empty list", '{"eventName":[]}', "would match nothing"],
    ["an empty pattern", '{"dynamodb":{}}', "at dynamodb is empty"],
  ])("refuses %s, saying where", (_what, pattern, message) => {
    expect(() => compileFilter([JSON.parse(pattern)])).toThrow(message);
  });
});
