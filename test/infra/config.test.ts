import { describe, expect, it } from "vitest";
import { SettingsError, settingsOf } from "../../infra/aws/config.ts";

const prod = { account: "123456789012", region: "eu-south-1", alarmEmail: "ops@shop.example" };

describe("the settings of a stage", () => {
  it("need nothing for a first try", () => {
    expect(settingsOf("dev")).toMatchObject({ stage: "dev", sentimentEngine: "lexicon", retainData: true });
  });

  it("take what the command line says, as JSON where it is", () => {
    const settings = settingsOf("dev", {
      account: "123456789012",
      logDays: "90",
      throttles: '{"submitResponse":{"perSecond":9,"burst":30}}',
    });
    expect(settings).toMatchObject({
      account: "123456789012",
      logDays: 90,
      throttles: { submitResponse: { perSecond: 9, burst: 30 } },
    });
  });

  it("change the throttle that is given and keep the stage's others", () => {
    const { throttles } = settingsOf("dev", { throttles: '{"submitResponse":{"perSecond":9,"burst":30}}' });
    expect(throttles).toEqual({ ...settingsOf("dev").throttles, submitResponse: { perSecond: 9, burst: 30 } });
    expect(Object.keys(throttles).length).toBeGreaterThan(1);
  });

  it("read comments in another region where the stack's has no Comprehend", () => {
    const settings = settingsOf("prod", { ...prod, sentimentEngine: "comprehend", comprehendRegion: "eu-central-1" });
    expect(settings).toMatchObject({ region: "eu-south-1", comprehendRegion: "eu-central-1" });
  });

  it.each([
    ["a stage that there is not", "staging", {}, "There is no stage staging: use -c stage= with one of"],
    ["production without an account", "prod", {}, "Stage prod needs the setting account"],
    ["production without a region", "prod", { account: "123456789012" }, "Stage prod needs the setting region"],
    [
      "production that nobody hears",
      "prod",
      { ...prod, alarmEmail: undefined },
      "Stage prod needs the setting alarmEmail",
    ],
    ["an account that is none", "dev", { account: "1234" }, "Setting account of stage dev is not the 12 digits"],
    ["a region that is none", "dev", { region: "Milan" }, "Setting region of stage dev is not the name of a region"],
    [
      "a domain without a certificate",
      "dev",
      { domain: '{"name":"voice.shop.example"}' },
      "Setting domain.certificateArn of stage dev is missing: CloudFront needs a certificate",
    ],
    [
      "a certificate of another region",
      "dev",
      {
        domain: {
          name: "voice.shop.example",
          certificateArn: "arn:aws:acm:eu-south-1:123456789012:certificate/11111111-2222",
        },
      },
      "Setting domain.certificateArn of stage dev is not a certificate of ACM in us-east-1",
    ],
    [
      "Comprehend in Milan",
      "prod",
      { ...prod, sentimentEngine: "comprehend" },
      "reads comments with Comprehend, which is not in eu-south-1: set comprehendRegion",
    ],
    ["Comprehend nowhere", "dev", { sentimentEngine: "comprehend" }, "neither region nor comprehendRegion says where"],
    ["another engine", "dev", { sentimentEngine: "guess" }, "Setting sentimentEngine of stage dev must be comprehend"],
    ["a sender that is none", "dev", { sender: "shop" }, "Setting sender of stage dev is not an e-mail address"],
    ["an alarm address that is none", "dev", { alarmEmail: "ops@" }, "Setting alarmEmail of stage dev is not"],
    ["a ceiling of nothing", "dev", { costCeilingUsd: 0 }, "Setting costCeilingUsd of stage dev"],
    ["a budget that nobody hears", "dev", { monthlyBudgetUsd: 5 }, "has a monthly budget but no alarmEmail"],
    [
      "a throttle for no operation",
      "dev",
      { throttles: { sumbitResponse: { perSecond: 1, burst: 1 } } },
      "throttles sumbitResponse, which is no operation",
    ],
    ["throttles that are no object", "dev", { throttles: "[5]" }, "Setting throttles of stage dev"],
    [
      "a throttle of nothing",
      "dev",
      { throttles: { submitResponse: { perSecond: 0, burst: 1 } } },
      "Setting throttles.submitResponse.perSecond",
    ],
    [
      "less warmth than a new table has",
      "dev",
      { writesPerSecond: "1000" },
      "writesPerSecond of stage dev must be 4000",
    ],
    ["logs for ever", "dev", { logDays: 0 }, "Setting logDays of stage dev"],
    ["a setting that there is not", "dev", { colour: "red" }, "colour"],
  ])("refuse %s, in one sentence", (_what, stage, overrides, sentence) => {
    const refusal = (() => {
      try {
        return settingsOf(stage, overrides);
      } catch (error) {
        return error;
      }
    })();
    expect(refusal).toBeInstanceOf(SettingsError);
    expect(String(refusal)).toContain(sentence);
    expect(String(refusal)).toMatch(/^[^\n]+\.$/);
  });
});
